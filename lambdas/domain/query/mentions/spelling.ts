import { DEVANAGARI_RULES, SPELLING_RULES } from '../../search/folding.ts';

const DEVANAGARI = /[\u0900-\u097f\u200c\u200d]/;
const LETTERS = new Map(
  DEVANAGARI_RULES.map((rule) => [rule.split('=>')[0] ?? '', (rule.split('=>')[1] ?? '').replace('\\u0020', ' ')]),
);
const RULES = SPELLING_RULES.map(([pattern, replacement]) => [new RegExp(pattern, 'gu'), replacement] as const);
/** Words whose sound is remembered: the same few thousand make most questions. */
const MAX_REMEMBERED = 10_000;
/** Longest word whose sound matters; names of products are shorter. */
const MAX_LENGTH = 64;

const remembered = new Map<string, string>();

export const isDevanagari = (word: string): boolean => DEVANAGARI.test(word);

/** How a word in lower case sounds, however it is spelled and in either script: बिजली, bijli and bijlee are one (folding.ts). */
export function soundOf(word: string): string {
  if (word.length > MAX_LENGTH) return word;
  const known = remembered.get(word);
  if (known !== undefined) return known;
  let sound = isDevanagari(word) ? inLatin(word) : word;
  for (const [pattern, replacement] of RULES) sound = sound.replace(pattern, replacement);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, sound);
  return sound;
}

/** Two characters that have a rule together come before one. */
function inLatin(word: string): string {
  let latin = '';
  for (let at = 0; at < word.length; ) {
    const width = [3, 2, 1].find((length) => LETTERS.has(word.slice(at, at + length))) ?? 1;
    const written = word.slice(at, at + width);
    latin += LETTERS.get(written) ?? written;
    at += width;
  }
  return latin;
}

/** A word in lower case without possessive and plural. Both sides of a comparison go through it, so it need not be English. */
export function stemOf(word: string): string {
  const bare = word.replace(/'s?$|'$/, '');
  if (bare.length < 4 || !bare.endsWith('s')) return bare;
  if (bare.endsWith('ies') && bare.length > 4) return `${bare.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(bare)) return bare.slice(0, -2);
  return /[sui]s$/.test(bare) ? bare : bare.slice(0, -1);
}
