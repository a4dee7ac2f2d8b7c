import { KEY, KEYWORDS } from './keyword-data.ts';
import { isDigitCode } from './scan.ts';

/** What the words in front of a number say about it. */
export interface Around {
  /** Every key of these words. */
  readonly mask: number;
  /** Keys of the nearest telling word. */
  readonly nearest: number;
  /** How many words that say nothing stand between that word and the number. */
  readonly gap: number;
}

const NOTHING: Around = { mask: 0, nearest: 0, gap: 0 };
const BY_HASH = byHash();
/** Words looked at on each side, their longest length, and the characters walked in all. */
const WORDS_BEFORE = 6;
const WORDS_AFTER = 4;
const LONGEST_WORD = 16;
const REACH = 64;
/** The words in front of another number are that number's. */
const SHORTEST_NUMBER = 3;
/** Says nothing by itself, so the search for the telling word goes on. */
const SILENT = KEY.SMALL | KEY.NUMBER | KEY.ID;
/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'no nos num nbr acc acct ac a/c ph tel mob ref reg lic dob id'.split(' '),
);
const LONGEST_ABBREVIATION = 4;
/** Words that lead back to the number in front of them. */
const LINK: ReadonlySet<string> = new Set(
  'is was are hai h hain ye yeh mera meri my the as for है यह मेरा मेरी'.split(' '),
);
/** Words that take back what follows: "is no card". */
const NEGATION: ReadonlySet<string> = new Set(['no', 'not', 'nahi', 'nahin', 'नहीं']);
/** What a number is may stand right behind it: "555-0132 mobile", "5000000 points". */
const RIGHT_BEHIND = KEY.AMOUNT | KEY.PHONE | KEY.PLACE;

/** Reads the words in front of the place `at`, nearest first, to the start of the sentence. */
export function keysBefore(text: string, at: number): Around {
  const floor = Math.max(0, at - REACH);
  let [mask, nearest, gap] = [0, 0, 0];
  let end = at;
  for (let words = 0; words < WORDS_BEFORE; words++) {
    end = endOfWordBefore(text, end, floor);
    if (end < 0) break;
    const start = startOfWord(text, end, floor);
    if (end - start >= SHORTEST_NUMBER && isDigitCode(text.charCodeAt(start))) break;
    const key = keyOf(text, start, end);
    mask |= key;
    const telling = key & ~SILENT;
    if (nearest === 0) nearest = telling;
    if (nearest === 0 && key === 0) gap++;
    end = start;
  }
  return mask === 0 ? NOTHING : { mask, nearest, gap };
}

/** Keys of the words that follow: all of them behind "is my ...", otherwise only the one that stands right there. */
export function keysAfter(text: string, from: number): number {
  const ceiling = Math.min(text.length, from + REACH);
  let mask = 0;
  let at = from;
  for (let words = 0; words < WORDS_AFTER; words++) {
    const start = startOfWordAfter(text, at, ceiling);
    if (start < 0) break;
    at = endOfWord(text, start, ceiling);
    const word = text.slice(start, at).toLowerCase();
    if (NEGATION.has(word)) break;
    mask |= keyOf(text, start, at);
    if (words === 0 && !LINK.has(word)) return mask & RIGHT_BEHIND;
  }
  return mask;
}

/** Looked up by its hash, so that only a word that is known is cut out of the text. */
function keyOf(text: string, start: number, end: number): number {
  if (end - start > LONGEST_WORD) return 0;
  const entry = BY_HASH.get(hashOf(text, start, end));
  if (entry !== undefined && text.slice(start, end).toLowerCase() === entry.word) return entry.key;
  return text[end - 2] === "'" && text[end - 1] === 's' ? keyOf(text, start, end - 2) : 0;
}

/** Hash of 30 bits, the same for small and capital ASCII letters. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    hash = (Math.imul(hash, 31) + (code >= 0x41 && code <= 0x5a ? code | 0x20 : code)) & 0x3fffffff;
  }
  return hash;
}

function byHash(): ReadonlyMap<number, { readonly word: string; readonly key: number }> {
  return new Map([...KEYWORDS].map(([word, key]) => [hashOf(word, 0, word.length), { word, key }]));
}

/** End of the next word leftwards of `end`; -1 when a sentence ends there, or the text begins. */
function endOfWordBefore(text: string, end: number, floor: number): number {
  let i = end;
  while (i > floor && !isWordChar(text.charCodeAt(i - 1))) {
    const stop = text[i - 1];
    if (stop === '!' || stop === ';') return -1;
    if (stop === '.' && isBlank(text.charCodeAt(i)) && !endsAbbreviation(text, i - 1)) return -1;
    i--;
  }
  return i > floor ? i : -1;
}

function startOfWord(text: string, end: number, floor: number): number {
  let i = end;
  while (i > floor && isInner(text, i - 1)) i--;
  return i;
}

function startOfWordAfter(text: string, from: number, ceiling: number): number {
  let i = from;
  while (i < ceiling && !isWordChar(text.charCodeAt(i))) {
    if (/[.!?;,]/.test(text[i] ?? '')) return -1;
    i++;
  }
  return i < ceiling ? i : -1;
}

function endOfWord(text: string, start: number, ceiling: number): number {
  let i = start;
  while (i < ceiling && isInner(text, i)) i++;
  return i;
}

/** A letter, digit or vowel sign; or a `/`, `'` or full stop between two of them. */
function isInner(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (isWordChar(code)) return true;
  if (code !== 0x2f && code !== 0x27 && code !== 0x2e) return false;
  return isWordChar(text.charCodeAt(i - 1)) && isWordChar(text.charCodeAt(i + 1));
}

function isWordChar(code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 48 && code <= 57);
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f) && code !== 0x964;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function endsAbbreviation(text: string, stop: number): boolean {
  const start = startOfWord(text, stop, Math.max(0, stop - LONGEST_ABBREVIATION - 1));
  return stop - start <= LONGEST_ABBREVIATION && ABBREVIATIONS.has(text.slice(start, stop).toLowerCase());
}
