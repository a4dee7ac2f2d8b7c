import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OTHER_CODES, PROBLEMS } from './problems.ts';

/** A status and a code side by side, as problems are written. */
const WRITTEN = [/status: (\d{3}),\s*code: '([a-z-]+)'/g, /\brefused\(\s*(\d{3}),\s*'([a-z-]+)'/g];

/** Problems that the functions answer with, as `status code`. */
function written(): readonly string[] {
  const files = readdirSync('lambdas', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.(test|testing|contract))\.ts$/.test(name),
  );
  const found = files.flatMap((name) => {
    const text = readFileSync(join('lambdas', name), 'utf8');
    return WRITTEN.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, status, code]) => `${status} ${code}`));
  });
  return [...new Set(found)];
}

describe('the problems of the document', () => {
  const documented = Object.values(PROBLEMS).flatMap(({ status, codes }) => codes.map((code) => `${status} ${code}`));

  it('hold every one that a function answers with', () => {
    const others = written().filter((problem) => !documented.includes(problem));
    expect(written().length).toBeGreaterThan(6);
    expect(others.map((problem) => problem.replace(/^\d+ /, '')).toSorted()).toEqual([...OTHER_CODES].toSorted());
  });
});
