import { sentencesOf } from '../../enrichment/plain-text.ts';
import type { Speaker } from '../../transcript/call.ts';
import { CLAIM_LIMITS } from './raw-claim.ts';

/** What stands in double quotes, or in single ones that are no apostrophes. */
const QUOTED = /["“”„«]([^"“”„«»]{1,1000})["“”»]|(?<![\p{L}\p{N}])['‘]([^'‘’"]{2,1000})['’](?![\p{L}\p{N}])/gu;
const MARK = /["“”„«»]/u;
const INSIDE_WORD = /[\p{L}\p{M}\p{N}]/u;

/** What a text quotes. */
export function quotedIn(text: string): readonly string[] {
  return Array.from(text.matchAll(QUOTED), ([, double, single]) => double ?? single ?? '');
}

/** A text without what it quotes; a mark that is left over tells that it cannot be said what is quoted. */
export function withoutQuoted(text: string): string {
  return text.replace(QUOTED, ' ');
}

export function hasQuoteMark(text: string): boolean {
  return MARK.test(text);
}

/** Whether words stand in a text letter by letter, neither beginning nor ending within a word. */
export function standsIn(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + words.length)) {
    if (!isInsideWord(text, at) && !isInsideWord(text, at + words.length)) return true;
  }
  return false;
}

function isInsideWord(text: string, at: number): boolean {
  return INSIDE_WORD.test(text.charAt(at - 1)) && INSIDE_WORD.test(text.charAt(at));
}

const WHO = { customer: 'A customer', agent: 'An agent', unknown: 'An unknown speaker' } as const;

/** What somebody said, as a claim that says who. */
export function saying(speaker: Speaker, words: string): string {
  return `${WHO[speaker]} said: "${words}"`;
}

/** Characters of what was said that such a claim has room for. */
export const ROOM_FOR_WORDS = CLAIM_LIMITS.text - saying('unknown', '').length;

/**
 * The sentences of a line that words of it stand in, so that they are not torn from a denial or a condition. Undefined
 * where they do not stand there, hold marks that a quotation cannot show, or are too long to be quoted as a whole.
 */
export function sentencesAround(text: string, words: string): string | undefined {
  const at = text.indexOf(words);
  if (at < 0 || words === '') return undefined;
  let [place, from, to] = [0, -1, 0];
  for (const sentence of sentencesOf(text)) {
    const start = text.indexOf(sentence, place);
    place = start + sentence.length;
    if (place > at && from < 0) from = start;
    if (start < at + words.length) to = place;
  }
  const whole = text.slice(from, to);
  return from < 0 || whole.length > ROOM_FOR_WORDS || hasQuoteMark(whole) ? undefined : whole;
}
