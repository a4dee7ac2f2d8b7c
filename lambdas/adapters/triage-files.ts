import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIntentModel } from '../domain/intent/intent-model.ts';
import { type CompiledRules, parseRules } from '../domain/triage/rules.ts';
import type { TriageParts } from '../domain/triage/triage-call.ts';
import { TRIAGE_FILES } from '../names.ts';

/** Rules and model of triage from the files in a folder: that of the function, in the source as in its bundle. */
export function loadTriage(folder: string): Pick<TriageParts, 'rules' | 'model'> {
  const model = readIntentModel(readFileSync(join(folder, TRIAGE_FILES.model)));
  return { rules: loadRules(join(folder, TRIAGE_FILES.rules)), model };
}

/** Rule tables of a file; throws, naming the place, when a table is not valid. */
export function loadRules(path: string): CompiledRules {
  return parseRules(readJson(path));
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`The rules in ${path} cannot be read: ${error instanceof Error ? error.message : error}.`);
  }
}
