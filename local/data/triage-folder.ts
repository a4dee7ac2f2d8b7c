import { join } from 'node:path';
import { TRIAGE_FILES } from '#lambdas/names.ts';

/** Where the rules and the model that are deployed lie. */
export const TRIAGE_FOLDER = join(import.meta.dirname, '../../lambdas/triage');
export const RULES_FILE = join(TRIAGE_FOLDER, TRIAGE_FILES.rules);
