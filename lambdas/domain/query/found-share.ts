import { askedOf, saidShare } from './insight/asked-words.ts';
import { readWords } from './insight/words/read-words.ts';

/** What calls that say nothing of a question in its own words, but lie near it, are worth of those that say it all. */
const BY_MEANING_ALONE = 0.3;

/**
 * How far what was found is what was looked for, BY_MEANING_ALONE..1: by the share of the asked words that the best of the
 * texts says. 1 where the question asks about no words.
 */
export function foundShare(searchText: string, question: string, texts: readonly string[]): number {
  const asked = askedOf(searchText, question);
  if (asked.length === 0) return 1;
  const shares = texts.map((text) => {
    const said = new Set(readWords(text).flatMap(({ forms }) => forms));
    return asked.reduce((sum, word) => sum + saidShare(word, said), 0) / asked.length;
  });
  return BY_MEANING_ALONE + (1 - BY_MEANING_ALONE) * Math.max(0, ...shares);
}
