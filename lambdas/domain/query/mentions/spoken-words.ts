import { DATE_WORDS, NUMBER_WORDS } from '../time/date-words.ts';
import { AGGREGATION_RULES } from '../understanding/aggregation-rules.ts';
import { DIMENSION_WORDS, PERIOD_WORDS } from '../understanding/dimension-words.ts';
import { METRIC_WORDS } from '../understanding/metric-words.ts';
import { ORDINARY_WORDS as WORDS_OF_QUESTIONS } from '../understanding/ordinary-words.ts';
import { GENERIC_WORDS } from './generic-words.ts';
import { GRAMMAR_WORDS } from './grammar-words.ts';
import { FUNCTION_WORDS, ORDINARY_WORDS } from './ordinary-words.ts';

const wordsOf = (rows: readonly { readonly phrases: readonly string[] }[]): readonly string[] =>
  rows.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(/[\s()|*]+/)));

/** What calls are about and people are called, which phrases of the rules have as well. */
const NAMES_IN_RULES: ReadonlySet<string> = new Set('refund model models individual executive executives'.split(' '));

/** Words that name a group: beside a number they make a name ("Plan 500"). */
const GROUP_WORDS: ReadonlySet<string> = new Set(wordsOf(DIMENSION_WORDS));

/** Words that questions are made of: of dates, numbers, measures, counting, and ordinary ones. */
const SPOKEN_WORDS: ReadonlySet<string> = new Set(
  [
    ...[...Object.values(DATE_WORDS), ...NUMBER_WORDS, ...Object.values(GRAMMAR_WORDS)].flatMap((words) =>
      words.split(' '),
    ),
    ...wordsOf([...AGGREGATION_RULES, ...METRIC_WORDS, ...PERIOD_WORDS]),
    ...FUNCTION_WORDS,
    ...WORDS_OF_QUESTIONS,
    ...'weekend weekends top bottom q1 q2 q3 q4 h1 h2'.split(' '),
  ].filter(
    (word) => !NAMES_IN_RULES.has(word) && !(GROUP_WORDS.has(word) && !FUNCTION_WORDS.has(word) && isNoun(word)),
  ),
);

/** A group word that means nothing else; those of times and people are spoken of in any question. */
function isNoun(word: string): boolean {
  return /^(?:plan|zone|area|region|product|tier|state|city|channel|agent|segment|territory|location)s?$/.test(word);
}

const DIGITS = /^\p{Nd}+(?:th|st|nd|rd)?$/u;
/** A date in digits, as question-words.ts reads it into one word. */
const DATE = /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?/;

/** Whether words are nothing but those that a question is made of: a name that is written so would change any question. */
export function isSpoken(words: readonly string[]): boolean {
  const isOnlyNumbered = words.every((word) => DIGITS.test(word) || (GROUP_WORDS.has(word) && isNoun(word)));
  if (isOnlyNumbered) return words.length > 0 && !words.some((word) => DIGITS.test(word));
  return words.every((word) => SPOKEN_WORDS.has(word) || GROUP_WORDS.has(word) || DIGITS.test(word) || DATE.test(word));
}

/** Whether a word says nothing of its own, be it a value of calls or not. Names of things people buy are no such words. */
export function isOrdinary(word: string): boolean {
  if (FUNCTION_WORDS.has(word) || SPOKEN_WORDS.has(word)) return true;
  return ORDINARY_WORDS.has(word) && !GENERIC_WORDS.has(word);
}
