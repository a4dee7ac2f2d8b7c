import type { Token, Tokenizer } from './token.ts';
import { CLASS, PICTOGRAPH, wordClass } from './word-break.ts';

const KEYCAP = /[0-9#*]\uFE0F?\u20E3/uy;
const FLAG = /\p{Regional_Indicator}{2}/uy;
const PICTURE = new RegExp(
  `${PICTOGRAPH}(?:\\uFE0F|\\p{Emoji_Modifier})?\\u20E3?(?:\\u200D${PICTOGRAPH}(?:\\uFE0F|\\p{Emoji_Modifier})?)*` +
    '(?:[\\u{E0020}-\\u{E007E}]{1,20}\\u{E007F})?',
  'uy',
);

const isLetter = (of: number) => of === CLASS.letter || of === CLASS.hebrew || of === CLASS.hangul;
const isMidLetter = (of: number) => of === CLASS.midLetter || of === CLASS.midBoth || of === CLASS.singleQuote;
const isMidNumber = (of: number) => of === CLASS.midNumber || of === CLASS.midBoth || of === CLASS.singleQuote;

/** What begins a token of its own, with the type that Lucene gives it. */
const SINGLE: ReadonlyMap<number, string> = new Map([
  [CLASS.han, '<IDEOGRAPHIC>'],
  [CLASS.hiragana, '<HIRAGANA>'],
]);

/**
 * Words as Lucene's standard tokenizer finds them: UAX #29 word boundaries, of which only those with a letter, a digit,
 * an ideograph or an emoji are tokens. Linear: each character is looked at a bounded number of times.
 * https://lucene.apache.org/core/9_12_1/core/org/apache/lucene/analysis/standard/StandardTokenizer.html
 * @param maxLength UTF-16 units after which a word is cut
 */
export function standardTokenizer(maxLength = 255): Tokenizer {
  return (text) => {
    const tokens: Token[] = [];
    let at = 0;
    while (at < text.length) {
      const found = tokenAt(text, at, Math.min(text.length, at + maxLength));
      if (found === undefined) {
        at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
        continue;
      }
      const { end, type } = found;
      tokens.push({ term: text.slice(at, end), start: at, end, position: tokens.length, type });
      at = end;
    }
    return tokens;
  };
}

interface Found {
  readonly end: number;
  readonly type: string;
}

function tokenAt(text: string, at: number, limit: number): Found | undefined {
  const code = text.codePointAt(at) ?? 0;
  const of = wordClass(code);
  if (of === CLASS.other || of === CLASS.extend) return code < 0x80 ? keycap(text, at, limit) : undefined;
  const emoji = emojiAt(text, at, limit, of);
  if (emoji !== undefined) return emoji;
  if (of === CLASS.southEastAsian) return { end: runEnd(text, at, limit, of), type: '<SOUTHEAST_ASIAN>' };
  const single = SINGLE.get(of);
  if (single !== undefined) return { end: nextEnd(text, at, limit), type: single };
  return wordAt(text, at, limit);
}

function emojiAt(text: string, at: number, limit: number, of: number): Found | undefined {
  if (of === CLASS.regional) return sticky(FLAG, text, at, limit);
  if (of === CLASS.pictographic) return sticky(PICTURE, text, at, limit);
  return of === CLASS.digit ? keycap(text, at, limit) : undefined;
}

const keycap = (text: string, at: number, limit: number) => sticky(KEYCAP, text, at, limit);

function sticky(pattern: RegExp, text: string, at: number, limit: number): Found | undefined {
  pattern.lastIndex = at;
  const length = pattern.exec(text)?.[0].length ?? 0;
  if (length === 0 || at + length > limit) return undefined;
  return { end: skipExtend(text, at + length, limit), type: '<EMOJI>' };
}

function skipExtend(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit) {
    const code = text.codePointAt(end) ?? 0;
    if (wordClass(code) !== CLASS.extend) break;
    end += code > 0xffff ? 2 : 1;
  }
  return Math.min(end, limit);
}

/** Where the character at a place ends, with the marks that belong to it. */
function nextEnd(text: string, at: number, limit: number): number {
  return skipExtend(text, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1), limit);
}

function runEnd(text: string, at: number, limit: number, of: number): number {
  let end = at;
  while (end < limit && wordClass(text.codePointAt(end) ?? 0) === of) end = nextEnd(text, end, limit);
  return end;
}

/** A word: letters, digits, katakana and connectors, with middle characters between two of a kind. */
function wordAt(text: string, at: number, limit: number): Found | undefined {
  let seen = 0;
  let end = at;
  let previous = -1;
  let lastCore = -1;
  while (end < limit) {
    const code = text.codePointAt(end) ?? 0;
    if (code > 0xffff && end + 2 > limit) break;
    const of = wordClass(code);
    const next = nextEnd(text, end, limit);
    if (joins(previous, of)) {
      seen |= 1 << of;
      previous = of;
      if (of !== CLASS.connector) lastCore = of;
      end = next;
      continue;
    }
    const after = next < limit ? wordClass(text.codePointAt(next) ?? 0) : -1;
    if (bridges(previous, of, after)) {
      previous = after;
      seen |= (1 << CLASS.midLetter) | (1 << after);
      end = nextEnd(text, next, limit);
      continue;
    }
    if (previous === CLASS.hebrew && of === CLASS.singleQuote) {
      end = next;
      previous = CLASS.letter;
      seen |= 1 << CLASS.letter;
      continue;
    }
    break;
  }
  return lastCore < 0 ? undefined : { end, type: typeOf(seen) };
}

function joins(previous: number, of: number): boolean {
  if (of === CLASS.connector) return true;
  const alphanumeric = isLetter(of) || of === CLASS.digit;
  if (!alphanumeric && of !== CLASS.katakana) return false;
  if (previous < 0 || previous === CLASS.connector) return true;
  return (previous === CLASS.katakana) === (of === CLASS.katakana);
}

function bridges(previous: number, of: number, after: number): boolean {
  if (isLetter(previous) && isLetter(after))
    return isMidLetter(of) || (of === CLASS.doubleQuote && previous === CLASS.hebrew && after === CLASS.hebrew);
  return previous === CLASS.digit && after === CLASS.digit && isMidNumber(of);
}

const LETTERS = (1 << CLASS.letter) | (1 << CLASS.hebrew) | (1 << CLASS.hangul) | (1 << CLASS.katakana);

/** @param seen one bit for each class that the word has */
function typeOf(seen: number): string {
  if (seen === 1 << CLASS.hangul) return '<HANGUL>';
  if (seen === 1 << CLASS.katakana) return '<KATAKANA>';
  return (seen & LETTERS) === 0 ? '<NUM>' : '<ALPHANUM>';
}
