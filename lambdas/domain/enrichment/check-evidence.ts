import { TAG } from '../pii/context/tags.ts';
import { tagOf } from '../pii/context/word-tags.ts';
import { tokenize } from '../text/tokenize.ts';
import { plainText } from './plain-text.ts';
import { LIMITS } from './schema.ts';
import type { SentTurn } from './select-turns.ts';
import type { Evidence } from './types.ts';

/** What a quote must have at least to say anything, unless the turn has less. */
const MIN_WORDS = 3;
const MIN_CHARACTERS = 12;

const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;
/** What models put around a quote that is not part of it. */
const AROUND = /^[\s"'“”‘’«»….]+|[\s"'“”‘’«»…]+$/g;
const INSIDE_WORD = /[\p{L}\p{M}\p{N}]/u;

/** Finds out which evidence stands in the turns that were sent. */
export type CheckEvidence = (evidence: readonly Evidence[]) => readonly Evidence[];

/**
 * Evidence counts if its turn was sent and holds its quote: the same characters after NFC and with blanks collapsed,
 * whole words of it, enough of them, and not only words that
 * stand in any call. What counts is returned once, the quote as it stands in the turn.
 */
export function createEvidenceCheck(sent: readonly SentTurn[]): CheckEvidence {
  const texts = new Map(sent.map(({ turn, text }) => [turn, plainText(text)]));
  return (evidence) => {
    const valid = new Map<string, Evidence>();
    for (const { turn, quote } of evidence) {
      const text = texts.get(turn);
      const words = plainText(quote);
      const found = text === undefined ? undefined : [words, words.replace(AROUND, '')].find((one) => says(text, one));
      if (found !== undefined) valid.set(`${turn} ${found}`, { turn, quote: found });
    }
    return [...valid.values()].slice(0, LIMITS.evidence);
  };
}

function says(text: string, quote: string): boolean {
  return isEnough(text, quote) && holdsWords(text, quote);
}

function isEnough(text: string, quote: string): boolean {
  const told = quote.replace(PLACEHOLDER, '').trim();
  if (told === '') return false;
  if (quote === text) return true;
  return (told.length >= MIN_CHARACTERS || told.split(' ').length >= MIN_WORDS) && hasContent(told);
}

/** Words that tell nothing of what a sentence is about. */
const EMPTY = TAG.FUNCTION | TAG.FILLER | TAG.LETTER;

/** Whether one of the words, or a number, says something: "and I was" supports anything. */
function hasContent(quote: string): boolean {
  const tokens = tokenize(quote);
  for (let i = 0; i < tokens.count; i++) if ((tagOf(tokens, i) & EMPTY) === 0) return true;
  return false;
}

/** Whether the quote stands in the text without beginning or ending within a word: "able to pay" is not in "unable to pay". */
function holdsWords(text: string, quote: string): boolean {
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    if (!splitsWord(text, at) && !splitsWord(text, at + quote.length)) return true;
  }
  return false;
}

function splitsWord(text: string, at: number): boolean {
  return INSIDE_WORD.test(text.charAt(at - 1)) && INSIDE_WORD.test(text.charAt(at));
}
