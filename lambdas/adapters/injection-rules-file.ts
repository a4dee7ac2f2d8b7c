import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InjectionRules, parseInjectionRules } from '../domain/query/safety/injection-rules.ts';
import { INJECTION_RULES_FILE } from '../names.ts';

/** The rules of triage for text that speaks to a model, from the file beside a bundle. */
export function loadInjectionRules(folder: string): InjectionRules {
  return parseInjectionRules(JSON.parse(readFileSync(join(folder, INJECTION_RULES_FILE), 'utf8')));
}
