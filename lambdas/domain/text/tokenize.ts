import { APOSTROPHE, DIGIT, FOLDED, fold, LETTER, TRAIT_SHIFT, TRAITS, unitOf } from './characters.ts';

/** What a token is made of. */
export const WORD = 1;
export const NUMBER = 2;
export const MIXED = 3;
/** `[NAME_1]`, what redaction put in place of a value; one token, whose hash is that of its type alone. */
export const PLACEHOLDER = 4;

/** The words and numbers of a text, in order; place `i` of every list belongs to token `i`. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** Half-open ranges in UTF-16 units. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** 32-bit FNV-1a of the folded characters (Fowler, Noll, Vo; RFC 9923). */
  readonly hash: readonly number[];
  /** WORD, NUMBER, MIXED or PLACEHOLDER. */
  readonly kind: readonly number[];
  /** Sum of TRAIT bits. */
  readonly traits: number;
}

const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Letters or digits; shifted down they are WORD, NUMBER or MIXED. */
const SOLID = LETTER | DIGIT;
const KIND_SHIFT = 16;

// Not codeAt: V8 learns from each place of a call what it has to expect, and here the index is always inside the text.
const { charCodeAt } = String.prototype;
const BRACKET = 0x5b;
const PLACEHOLDER_FORM = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/y;

/**
 * Splits a text into words (letters and marks of any script, with inner apostrophes), numbers and mixtures, in one pass.
 * Linear; upper case, digits of other scripts and typographic apostrophes are folded for the hash.
 */
export function tokenize(text: string): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const hash: number[] = [];
  const kind: number[] = [];
  const { length } = text;
  let seen = 0;
  let at = 0;
  while (at < length) {
    let unit = unitOf(charCodeAt.call(text, at));
    seen |= unit;
    if ((unit & SOLID) === 0) {
      const width = charCodeAt.call(text, at) === BRACKET ? placeholderAt(text, at) : 0;
      if (width > 0) {
        start.push(at);
        end.push(at + width);
        hash.push(hashOf(text.slice(at, text.lastIndexOf('_', at + width))));
        kind.push(PLACEHOLDER);
      }
      at += width || 1;
      continue;
    }
    start.push(at);
    let made = 0;
    let value = FNV_OFFSET;
    do {
      made |= unit;
      value = Math.imul(value ^ (unit & FOLDED), FNV_PRIME);
      at++;
      if (at === length) break;
      unit = unitOf(charCodeAt.call(text, at));
    } while ((unit & SOLID) !== 0 || ((unit & APOSTROPHE) !== 0 && letterAt(text, at + 1)));
    seen |= made;
    end.push(at);
    hash.push(value);
    kind.push((made & SOLID) >> KIND_SHIFT);
  }
  return { text, count: start.length, start, end, hash, kind, traits: (seen >> TRAIT_SHIFT) & TRAITS };
}

/** Width of the placeholder that begins there, 0 when none does. */
function placeholderAt(text: string, at: number): number {
  PLACEHOLDER_FORM.lastIndex = at;
  return PLACEHOLDER_FORM.exec(text)?.[0].length ?? 0;
}

/** An apostrophe before a letter belongs to the word: don't, o'clock. */
function letterAt(text: string, at: number): boolean {
  return at < text.length && (unitOf(charCodeAt.call(text, at)) & LETTER) !== 0;
}

/** The folded text of token `i`. */
export function wordAt(tokens: Tokens, i: number): string {
  return foldText(tokens.text.slice(tokens.start[i] ?? 0, tokens.end[i] ?? 0));
}

/** A word as its hash sees it: lower case, ASCII digits and apostrophes; as long as before. */
export function foldText(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length; i++) folded += String.fromCharCode(fold(word.charCodeAt(i)));
  return folded;
}

/** Hash of a whole word, equal to that of a token with the same folded text. */
export function hashOf(word: string): number {
  let value = FNV_OFFSET;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ fold(word.charCodeAt(i)), FNV_PRIME);
  return value;
}
