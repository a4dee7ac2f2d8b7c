import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ASKING,
  COMPLAINT_RULES_FILE,
  ENRICHING,
  FUNCTION_ENV,
  INJECTION_RULES_FILE,
  ISSUE_KEYS_FILE,
  TRIAGE_FILES,
} from '#lambdas/names.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const foldersWith = (file: string) =>
  Object.keys(FUNCTION_ENV)
    .filter((name) => readdirSync(`dist/${name}`).includes(file))
    .toSorted();

describe('the rules of triage beside other bundles', () => {
  const rules = read(`dist/triage/${TRIAGE_FILES.rules}`);

  it('are those for text that speaks to a model where questions are answered', () => {
    expect(foldersWith(INJECTION_RULES_FILE)).toEqual([...ASKING].toSorted());
    for (const name of ASKING) expect(read(`dist/${name}/${INJECTION_RULES_FILE}`)).toEqual(rules.injection);
  });

  it('are the keys of the issues where calls are enriched', () => {
    expect(foldersWith(ISSUE_KEYS_FILE)).toEqual([...ENRICHING].toSorted());
    for (const name of ENRICHING) expect(read(`dist/${name}/${ISSUE_KEYS_FILE}`)).toEqual(Object.keys(rules.issues));
  });
});

describe('the rules of complaints', () => {
  it('lie beside the function that opens them, and nowhere else', () => {
    expect(foldersWith(COMPLAINT_RULES_FILE)).toEqual(['complaint-intake']);
  });
});
