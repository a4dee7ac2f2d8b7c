import { WORD } from '../../search/word.ts';

/** The distinct words of a text, in their order. */
export function wordsOf(text: string): readonly string[] {
  return [...new Set(text.match(WORD) ?? [])];
}
