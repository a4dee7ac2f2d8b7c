import { createPhraseTable } from '../../text/phrase-table.ts';
import type { Tokens } from '../../text/tokenize.ts';

/** Something that is known by any of several phrases (lambdas/domain/text/phrase-grammar.ts). */
export interface Phrased {
  readonly phrases: readonly string[];
}

/** A phrase that was found: its row, and its first and last token. */
export interface PhraseHit<T> {
  readonly row: T;
  readonly first: number;
  readonly last: number;
}

/** Finds all rows whose phrases stand in a text, in the order of their ends; the longest of the phrases of a row. */
export function createPhraseFinder<T extends Phrased>(rows: readonly T[]): (tokens: Tokens) => readonly PhraseHit<T>[] {
  const entries = rows.flatMap((row) => row.phrases.map((phrase) => ({ row, phrase })));
  const table = createPhraseTable(entries.map(({ phrase }) => phrase));
  return (tokens) => {
    const hits: PhraseHit<T>[] = [];
    table.find(tokens, (entry, last) => {
      const row = entries[entry]?.row;
      if (row !== undefined) hits.push({ row, first: table.begin(tokens, entry, last), last });
    });
    return hits;
  };
}

/** The longest hits, of which no two share a token, in the order of the text. */
export function apart<T>(hits: readonly PhraseHit<T>[]): readonly PhraseHit<T>[] {
  const taken = new Set<number>();
  const chosen: PhraseHit<T>[] = [];
  for (const hit of hits.toSorted((a, b) => b.last - b.first - (a.last - a.first))) {
    const places = Array.from({ length: hit.last - hit.first + 1 }, (_, i) => hit.first + i);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    chosen.push(hit);
  }
  return chosen.toSorted((a, b) => a.first - b.first);
}
