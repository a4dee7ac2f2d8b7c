import { codeAt, fold } from '../../text/characters.ts';
import { MIXED, NUMBER, PLACEHOLDER, type Tokens, WORD } from '../../text/tokenize.ts';
import { LEXICON } from './lexicon.ts';
import { TAG } from './tags.ts';
import { isOrdinary } from './vocabulary.ts';

/** Direct-mapped cache of tags by the words' hashes; two words with one 32-bit hash count as equal. */
const CACHE_SIZE = 1 << 13;
const cachedHashes = new Int32Array(CACHE_SIZE);
const cachedTags = new Int32Array(CACHE_SIZE);

/** Tags of a token by its word alone: one look-up in the cache, or in the lists. */
export function tagOf(tokens: Tokens, i: number): number {
  if (tokens.kind[i] === PLACEHOLDER) return TAG.TAKEN;
  const hash = tokens.hash[i] ?? 0;
  const slot = hash & (CACHE_SIZE - 1);
  if (cachedHashes[slot] === hash && hash !== 0) return cachedTags[slot] ?? 0;
  const tag = tokens.kind[i] === WORD ? LEXICON.get(tokens, i) || tagOfRareWord(tokens, i) : tagByForm(tokens, i);
  cachedHashes[slot] = hash;
  cachedTags[slot] = tag;
  return tag;
}

function tagByForm(tokens: Tokens, i: number): number {
  const kind = tokens.kind[i];
  if (kind === NUMBER) return TAG.NUMBER | LEXICON.get(tokens, i);
  return kind === MIXED ? TAG.MIXED : TAG.TAKEN;
}

function tagOfRareWord(tokens: Tokens, i: number): number {
  const start = tokens.start[i] ?? 0;
  const end = tokens.end[i] ?? 0;
  if (end - start === 1) return TAG.LETTER;
  if (isOrdinary(tokens.hash[i] ?? 0)) return TAG.WORD;
  if (isIrish(tokens.text, start, end)) return TAG.NAME;
  const stem = withoutPossessive(tokens.text, end);
  return (stem < end && LEXICON.of(tokens.text.slice(start, stem))) || TAG.UNKNOWN;
}

/** Letters of a word behind the first apostrophe at least. */
const MIN_IRISH = 4;

/** `O'Malley`, `d'souza`: no common word but `o'clock`, which the lists hold, is written so. */
function isIrish(text: string, start: number, end: number): boolean {
  const first = fold(codeAt(text, start));
  if ((first !== 0x6f && first !== 0x64) || end - start < MIN_IRISH + 2) return false;
  const mark = codeAt(text, start + 1);
  return mark === 0x27 || mark === 0x2019;
}

/** Where `Priya` ends in `Priya's`. */
export function withoutPossessive(text: string, end: number): number {
  const isS = codeAt(text, end - 1) === 0x73;
  return isS && /['\u2019\u02bc]/.test(text.charAt(end - 2)) ? end - 2 : end;
}
