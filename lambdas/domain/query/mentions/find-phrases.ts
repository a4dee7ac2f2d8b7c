import type { Question } from './question-words.ts';

/** What stands in double quotes, straight or curly. */
export interface FoundPhrase {
  readonly text: string;
  /** Half-open range of words. */
  readonly first: number;
  readonly end: number;
}

const QUOTED = /["“”„]([^"“”„]*)["“”„]/g;
/** Most phrases, and characters of one, as FiltersSchema has them; longer ones are no phrase that anybody said. */
const MAX_PHRASES = 5;
const MAX_PHRASE = 200;

export function findPhrases({ text, words }: Question): readonly FoundPhrase[] {
  const found: FoundPhrase[] = [];
  let next = 0;
  for (const { 0: quoted, 1: inside = '', index } of text.matchAll(QUOTED)) {
    const phrase = inside.replace(/\s+/g, ' ').trim();
    while (next < words.length && (words[next]?.start ?? 0) < index) next++;
    const first = next;
    while (next < words.length && (words[next]?.end ?? 0) <= index + quoted.length) next++;
    if (next > first && phrase.length <= MAX_PHRASE && found.length < MAX_PHRASES)
      found.push({ text: phrase, first, end: next });
  }
  return found;
}
