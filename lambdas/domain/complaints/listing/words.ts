import { WORD } from '../../search/word.ts';

/** A key of configuration, such as `late_refund`: the text of a document has it as words. */
const KEY = /^[a-z]+(?:_[a-z]+)+$/;

/** The distinct words of a text, in their order; of a key its parts. */
export function wordsOf(text: string): readonly string[] {
  const said = KEY.test(text) ? text.replaceAll('_', ' ') : text;
  return [...new Set(said.match(WORD) ?? [])];
}
