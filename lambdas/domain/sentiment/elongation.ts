import { codeAt } from '../text/characters.ts';
import { hashOf, type Tokens, WORD, wordAt } from '../text/tokenize.ts';
import { findWord, type WordIds } from './word-ids.ts';

/** Longer tokens are no drawn-out words; bounds the work of one token. */
const LONGEST = 60;
const RUN = /(.)\1{2,}/gu;

/** Id of a word with runs, `soooo` as `so`, `happpyyy` as `happy`; 0 when it is no drawn-out word of the table. */
export function elongatedId(table: WordIds, tokens: Tokens, i: number): number {
  if (tokens.kind[i] !== WORD || (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0) > LONGEST) return 0;
  for (const reading of readings(wordAt(tokens, i))) {
    const id = findWord(table, hashOf(reading));
    if (id !== 0) return id;
  }
  return 0;
}

/** Whether one character stands three times together. Every second pair is looked at: a run of three holds one. */
export function hasRunOfThree(text: string, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 2) {
    const code = codeAt(text, at);
    if (code !== codeAt(text, at - 1)) continue;
    if ((at - 2 >= start && code === codeAt(text, at - 2)) || (at + 1 < end && code === codeAt(text, at + 1)))
      return true;
  }
  return false;
}

/** The word with its runs as double or single letters: all double, all single, or the last one other than the rest. */
function readings(word: string): string[] {
  const runs = word.match(RUN)?.length ?? 0;
  return [
    [2, 2],
    [1, 1],
    [2, 1],
    [1, 2],
  ].map(([rest = 1, last = 1]) => {
    let seen = 0;
    return word.replace(RUN, (_, letter: string) => letter.repeat(++seen === runs ? last : rest));
  });
}
