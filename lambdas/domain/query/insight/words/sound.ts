import { DEVANAGARI_RULES, SPELLING_RULES } from '../../../search/folding.ts';

const LETTERS = new Map(
  DEVANAGARI_RULES.map((rule) => rule.split('=>')).map(([from = '', to = '']) => [from, to === '\\u0020' ? ' ' : to]),
);
const LONGEST = Math.max(...[...LETTERS.keys()].map((letters) => letters.length));
const DEVANAGARI = /[\u0900-\u097f\u200c\u200d]/;
const SPELLINGS = SPELLING_RULES.map(([pattern, replacement]) => [new RegExp(pattern, 'g'), replacement] as const);

/**
 * A word in lower case as the index hears it (folding.ts): बिजली, bijli and bijlee sound alike.
 */
export function soundOf(word: string): string {
  const latin = DEVANAGARI.test(word) ? inLatin(word) : word;
  return SPELLINGS.reduce((sound, [pattern, replacement]) => sound.replace(pattern, replacement), latin);
}

/** Of the rules the longest that fits, as a char filter of the engine does it. */
function inLatin(word: string): string {
  let latin = '';
  for (let at = 0; at < word.length; ) {
    let width = Math.min(LONGEST, word.length - at);
    while (width > 1 && !LETTERS.has(word.slice(at, at + width))) width--;
    const piece = word.slice(at, at + width);
    latin += LETTERS.get(piece) ?? piece;
    at += width;
  }
  return latin.trim();
}
