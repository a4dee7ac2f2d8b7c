import { join } from 'node:path';

/** Where the rules and the model that are deployed lie. */
export const TRIAGE_FOLDER = join(import.meta.dirname, '../../lambdas/triage');
