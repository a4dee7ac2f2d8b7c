import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { injectionRulesOf, parseInjectionRules } from '../domain/query/safety/injection-rules.ts';
import { TRIAGE_FILES } from '../names.ts';

const tables = JSON.parse(readFileSync(join(import.meta.dirname, '../triage', TRIAGE_FILES.rules), 'utf8'));

/** The rules that are deployed. */
export const INJECTION_RULES = parseInjectionRules(injectionRulesOf(tables));
