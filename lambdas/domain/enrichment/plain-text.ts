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

/** Sentences with their end marks, also those of Hindi, Chinese and Japanese. */
const SENTENCE = /[^.!?।。！？]+[.!?।。！？]*\s*/gu;

/** The sentences of a line of text. */
export function sentencesOf(text: string): readonly string[] {
  return (text.match(SENTENCE) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
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

const SENTENCE_END = /[.!?।](?=\s)|[。！？]/gu;

/** Place behind the last end of a sentence, 0 without one. */
function lastEnd(text: string): number {
  let end = 0;
  for (const { index } of text.matchAll(SENTENCE_END)) end = index + 1;
  return end;
}

function wholeCharacters(text: string, limit: number): string {
  return text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
