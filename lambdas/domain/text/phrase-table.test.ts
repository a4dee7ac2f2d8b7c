import { describe, expect, it } from 'vitest';
import { createPhraseTable } from './phrase-table.ts';
import { tokenize } from './tokenize.ts';

describe('createPhraseTable', () => {
  it('compiles in a time that grows with the number of phrases alone, though all begin with one word', () => {
    const phrases = Array.from({ length: 20_000 }, (_, i) => `not (word${i}|) at`);
    const started = performance.now();
    const table = createPhraseTable(phrases);
    expect(performance.now() - started).toBeLessThan(8000);
    const hits: number[] = [];
    table.find(tokenize('not word19999 at'), (entry) => hits.push(entry));
    expect(hits).toEqual([19_999]);
  });
});
