import { foldText } from '../../text/tokenize.ts';
import { DATE_WORDS, NUMBER_WORDS } from '../time/date-words.ts';
import { isWithin } from './edit-distance.ts';
import { GRAMMAR_WORDS } from './grammar-words.ts';
import { numericDate } from './numeric-date.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { isDevanagari, soundOf, stemOf } from './spelling.ts';

/** A word, number or sign of a question. */
export interface QuestionWord {
  /** Lower case, ASCII digits; as long as in the question. */
  readonly text: string;
  /** Half-open range in the question, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The form under which the tables know it: `pichhle`, `पिछले` and `previous` are `last`; without blanks. */
  readonly form: string;
  /** Punctuation before it: `,`, `-` between numbers, `|` for anything stronger, else ''. */
  readonly before: string;
  /** Without plural and possessive; signs have none. What values are compared by, and how it sounds (spelling.ts). */
  readonly key: string;
  readonly sound: string;
}

/** Which of a question's words are spoken for. */
export type IsTaken = (word: number) => boolean;

/** A question as the finders read it. */
export interface Question {
  readonly text: string;
  readonly words: readonly QuestionWord[];
}

const UNIT = '(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s|days?|d|weeks?|wks?|w|months?|years?|yrs?)';
const INNER = String.raw`[\p{L}\p{M}\p{N}\u200c\u200d]`;
/**
 * Dates in digits, numbers (also with a unit written onto them), words with inner apostrophes, signs, punctuation. Each
 * quantifier stands alone or is bounded, and what a failed alternative has read the next one takes whole.
 */
const TOKEN = new RegExp(
  [
    String.raw`(?<date>(?<!${INNER}|${INNER}[-/_#.])(?:\d{4}-\d{1,2}-\d{1,2}(?:t[\d:.]{2,15}z?)?|\d{4}-\d{2}|\d{1,2}(?<by>[-/.])\d{1,2}\k<by>(?:\d{4}|\d{2}))(?!${INNER}|[-/_]\d))`,
    String.raw`(?<number>\d{1,15}(?:,\d{2,3}){0,4}(?:\.\d{1,6})?(?=${UNIT}?(?!${INNER}))(?:'s(?!${INNER}))?)`,
    `(?<word>${INNER}+(?:'${INNER}+)*)`,
    '(?<sign>[<>]=?|[≤≥%+=])',
    '(?<mark>[-–—,;:.?!()|/\\u0964])',
  ].join('|'),
  'gu',
);

/** Reads a question into its words; linear. */
export function readWords(text: string): Question {
  const words: QuestionWord[] = [];
  const folded = foldText(text);
  let before = '';
  for (const { 0: written, index, groups } of folded.matchAll(TOKEN)) {
    if (groups?.mark !== undefined) {
      before = strongest(before, markAt(folded, index));
      continue;
    }
    const sign = groups?.number !== undefined && isMinus(folded, index, words.at(-1)) ? '-' : '';
    const form =
      groups?.date === undefined
        ? sign + formOf(written, groups?.number !== undefined)
        : (numericDate(written) ?? written);
    if (isMonthDash(folded, words.at(-1), { start: index, form })) before = '-';
    const key = groups?.sign === undefined ? stemOf(written) : '';
    words.push({ text: written, start: index, end: index + written.length, form, before, key, sound: soundOf(key) });
    before = '';
  }
  return {
    text,
    words: words.some(isDo) ? words.map((word, i) => (isVerb(words, i) ? { ...word, form: 'do' } : word)) : words,
  };
}

/** "-5" is less than nothing; behind a number the dash means up to, and within a word it holds it together. */
function isMinus(text: string, start: number, prior: QuestionWord | undefined): boolean {
  if (text[start - 1] !== '-' || /\S/.test(text[start - 2] ?? ' ')) return false;
  return prior === undefined || !/\d/.test(prior.text);
}

const isDo = ({ text }: QuestionWord): boolean => text === 'do';
/** What there are two of in Hindi, and what a number stands behind there. */
const TWO_OF = /^(?:day|week|month|quarter|year|hour|minute|second|sabse|percent|se|#?\d+)$/;
const BEFORE_TWO = /^(?:top|bottom|last|past|sabse|aur|ya|zyada|kam|kin|kis|kaunse|konse|#?\d+)$/;
/** "bata do" is an order: a verb with the one that makes it polite. */
const POLITE =
  /^(?:bata|dikha|de|kar|kr|suna|samjha|nikal|nikaal|dhund|dhundh|dhoondh|likh|bhej|la|gin|laga|hata|rakh|khol)$/;

/** Whether a word is the English verb or the Hindi order, and not the Hindi two. */
function isVerb(words: readonly QuestionWord[], i: number): boolean {
  const [word, prior, next] = [words[i], words[i - 1], words[i + 1]];
  if (word === undefined || !isDo(word)) return false;
  if (POLITE.test(prior?.text ?? '')) return true;
  return !BEFORE_TWO.test(prior?.form ?? '') && !(next?.before === '' && TWO_OF.test(next.form));
}

/** "Jul-Aug" is a range, unlike other words with a hyphen. */
function isMonthDash(
  text: string,
  prior: QuestionWord | undefined,
  next: Pick<QuestionWord, 'start' | 'form'>,
): boolean {
  if (prior === undefined || text[prior.end] !== '-' || next.start !== prior.end + 1) return false;
  return [prior, next].every(({ form }) => /^[ma]\d{1,2}$/.test(form));
}

function strongest(one: string, other: string): string {
  return one === '|' || other === '' ? one : other;
}

/** Hyphens within words and full stops within names hold together; between numbers a dash means up to. */
function markAt(text: string, at: number): string {
  const mark = text[at] ?? '';
  const [prior, next = ' '] = [text[at - 1] ?? ' ', text[at + 1]];
  if (mark === ',') return ',';
  if (mark === '-' || mark === '–')
    return /\d/.test(next) && /\d/.test(prior) ? '-' : next === ' ' && prior === ' ' ? '-' : '';
  if (mark === '/') return '';
  return (mark === '.' || mark === ':') && next !== ' ' ? '' : '|';
}

/** What is written as the tables write a month or a day is a code. */
const LIKE_A_FORM = /^[made]\d{1,2}$/;
const SIGNS: Readonly<Record<string, string>> = { '%': 'percent', '≤': '<=', '≥': '>=' };

function formOf(written: string, isNumber: boolean): string {
  const bare = written.replace(/'s?$/, '');
  if (isNumber) return bare.replaceAll(',', '');
  if (LIKE_A_FORM.test(bare)) return `'${bare}`;
  const known = FORMS.get(bare) ?? SIGNS[bare];
  if (known !== undefined) return known;
  if (isDevanagari(bare)) return SOUNDS.get(soundOf(bare)) ?? bare;
  if (/^\d{1,2}(?:st|nd|rd|th)$/.test(bare)) return `${Number.parseInt(bare, 10)}th`;
  if (bare.length < MIN_SOUND || ORDINARY_WORDS.has(bare)) return bare;
  return SOUNDS.get(soundOf(bare)) ?? misspeltDate(bare) ?? bare;
}

/** Shortest word in Latin letters that is known by its sound. */
const MIN_SOUND = 6;

const numbers = NUMBER_WORDS.map((words, i) => [`#${i + 1}`, words] as const);
const entries = [...Object.entries({ ...DATE_WORDS, ...GRAMMAR_WORDS }), ...numbers].flatMap(([form, words]) =>
  words.split(' ').map((word) => [word, form] as const),
);
const FORMS: ReadonlyMap<string, string> = new Map(entries);
const SOUNDS: ReadonlyMap<string, string> = new Map(
  entries.map(([word, form]) => [soundOf(word), form] as const).reverse(),
);
/** Names of months and days that are long enough to be known with a mistake: Octobr. Several Mondays are no day. */
const LONG_DATES = Object.entries(DATE_WORDS)
  .filter(([form]) => /^(?:[md]\d{1,2}|yesterday|quarter)$/.test(form))
  .flatMap(([form, words]) => words.split(' ').map((word) => ({ word, form })))
  .filter(({ word }) => word.length >= MIN_SOUND && !isDevanagari(word));

function misspeltDate(written: string): string | undefined {
  if (written.endsWith('s')) return undefined;
  return LONG_DATES.find(({ word }) => word[0] === written[0] && isWithin(word, written, 1))?.form;
}
