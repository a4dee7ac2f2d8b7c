import { cleanText } from '../transcript/clean-text.ts';

/**
 * What cleanText leaves, as it belongs into some script, but what hides text from a reader and shows it to a model:
 * soft hyphens, format characters (Cf) but the joiners of Indic scripts and emoji, both sets of variation selectors but
 * U+FE0F, private use, and noncharacters.
 */
const HIDDEN = /(?![\u200c\u200d])\p{Cf}|[\ufe00-\ufe0e\ufff9-\ufffb\ufdd0-\ufdef]|[\u{e0100}-\u{e01ef}]|\p{Co}/gu;
const BLANKS = /\s+/g;
const PLAIN = /^[\x20-\x7e]*$/;

/** One line of text without anything that cannot be seen; well-formed, in NFC. Making it plain again changes nothing. */
export function plainText(text: string): string {
  const visible = PLAIN.test(text) ? text : cleanText(cleanText(text).replace(HIDDEN, ''));
  return visible.replace(BLANKS, ' ').trim();
}

/** End marks, also those of Hindi, Chinese and Japanese, with the quotation marks and brackets that close behind them. */
const END_MARKS = /[.!?।。！？]+["'”’)\]]{0,3}/gu;
/** What a full stop is part of, where something follows. */
const ABBREVIATION =
  /(?:^|[^\p{L}\p{M}])(?:dr|mr|mrs|ms|mx|prof|st|sr|jr|rs|vs|approx|dept|govt|ltd|inc|pvt|ext|tel|e\.g|i\.e|shri|smt)$/iu;
/** `J. Smith`, `U.S.` */
const INITIAL = /(?:^|[^\p{L}\p{M}])(?!I$)\p{Lu}$/u;
/** Those that end a sentence as well, unless a number or a small letter follows. */
const DOUBTFUL = /(?:^|[^\p{L}\p{M}])(?:no|nos|[ap]\.m|etc|fig)$/iu;
const LONGEST_ABBREVIATION = 12;

/** Places behind the ends of sentences. Linear. */
function sentenceEnds(text: string): readonly number[] {
  return Array.from(text.matchAll(END_MARKS), ({ index, 0: marks }) => ({ index, marks, end: index + marks.length }))
    .filter(({ index, marks, end }) => !marks.startsWith('.') || isFullStop(text, index, end))
    .map(({ end }) => end);
}

function isFullStop(text: string, at: number, end: number): boolean {
  const next = text.charAt(end);
  // Sentences without a blank between them: `is late.The agent`.
  if (next !== '' && !/\s/.test(next)) return /\p{Ll}/u.test(text.charAt(at - 1)) && /\p{Lu}/u.test(next);
  if (end > at + 1) return true;
  const before = text.slice(Math.max(0, at - LONGEST_ABBREVIATION), at);
  const rest = text.slice(end, end + 3).trim();
  return (
    rest === '' ||
    !(ABBREVIATION.test(before) || INITIAL.test(before) || (DOUBTFUL.test(before) && isContinued(before, rest)))
  );
}

function isContinued(before: string, rest: string): boolean {
  return /^\p{N}/u.test(rest) || (!/no$/i.test(before) && /^\p{Ll}/u.test(rest));
}

const SAYS = /[^\s.!?।。！？"”’)\]]/u;

/** The sentences of a line of text, with their end marks. */
export function sentencesOf(text: string): readonly string[] {
  const ends = [...sentenceEnds(text), text.length];
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end).trim()).filter((sentence) => SAYS.test(sentence));
}

/**
 * The beginning of a text, at most so many UTF-16 units of it: whole sentences where these are at least half of it, else
 * whole words, or whole characters where a word is longer.
 */
export function beginning(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit + 1);
  const sentence = lastEnd(head);
  if (sentence >= limit / 2 && sentence <= limit) return head.slice(0, sentence);
  const blank = head.lastIndexOf(' ');
  return blank > 0 ? head.slice(0, blank).trimEnd() : wholeCharacters(text, limit);
}

/** Place behind the last end of a sentence that something follows, 0 without one. */
function lastEnd(text: string): number {
  return sentenceEnds(text).findLast((end) => end < text.length) ?? 0;
}

function wholeCharacters(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
