import { cleanText } from '../../transcript/clean-text.ts';
import { lettersOf, type Respell } from './spelled-out.ts';

/** Letters of other alphabets that look like Latin ones (Unicode Technical Standard 39, confusables.txt). */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      а: 'a',
      в: 'b',
      с: 'c',
      ԁ: 'd',
      е: 'e',
      ё: 'e',
      һ: 'h',
      і: 'i',
      ї: 'i',
      ј: 'j',
      к: 'k',
      ӏ: 'l',
      м: 'm',
      п: 'n',
    },
    ...{ о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', х: 'x', ѵ: 'v', ѡ: 'w', ɡ: 'g', ɩ: 'i', ı: 'i' },
    ...{ α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', η: 'n', ω: 'w' },
  }),
);
const LATIN = /[a-z]/i;
const FOREIGN = /[\u0370-\u03ff\u0400-\u052f\u0250-\u02af\u0131]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const MARKS = /\p{Mn}+/gu;

const LEET_WORD = /[a-z0-9@$!|]{2,40}/g;
const SEPARATORS = /[^\p{L}\p{M}\p{N}'’]+/gu;

/**
 * A question as it may be meant: as it is, with compatibility forms and look-alikes in Latin letters and accents aside, with
 * digits read as letters, without signs between its words, backwards, and with words put together out of their letters.
 * Forms that are the same come once.
 */
export function formsOf(question: string, respell: Respell): readonly string[] {
  const clean = cleanText(question);
  const latin = clean.normalize('NFKC').toLowerCase().replace(WORD, inLatin);
  const letters = latin.replace(LEET_WORD, withoutLeet);
  const bare = letters.replace(SEPARATORS, ' ');
  const backwards = [...latin].reverse().join('');
  const spelled = [letters, backwards].map((form) => respell(form));
  return [...new Set([clean, latin, letters, bare, backwards, ...spelled])];
}

/** A word that mixes alphabets in Latin letters; others as they are, but for the accents of Latin ones. */
function inLatin(word: string): string {
  if (!LATIN.test(word)) return word;
  const plain = word.normalize('NFD').replace(MARKS, '');
  if (!FOREIGN.test(plain)) return plain;
  return Array.from(plain, (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

function withoutLeet(word: string): string {
  if (!LATIN.test(word)) return word;
  return lettersOf(word.replaceAll('11', 'll'));
}

const LEET_LETTERS = /\b(?=[a-z0-9]{3,20}\b)[a-z]{1,10}[013457][a-z0-9]{1,18}\b/g;
const LETTER_AFTER_DIGIT = /[0-9][a-z]/;
/** Three of them are no identifiers any more. */
const MANY_LEET = 3;

/** Whether words are written with digits in the place of letters throughout. */
export function isDisguised(question: string): boolean {
  const leet = new Set(
    (question.toLowerCase().match(LEET_LETTERS) ?? []).filter((word) => LETTER_AFTER_DIGIT.test(word)),
  );
  return leet.size >= MANY_LEET;
}
