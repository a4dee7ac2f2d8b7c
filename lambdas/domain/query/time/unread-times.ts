import { behind, formExpression, type Line, readForm } from '../mentions/line.ts';
import type { Question } from '../mentions/question-words.ts';
import { dayOf } from './calendar.ts';

/** Words that name a time for which there is no filter, as a half-open range. */
export interface UnreadTime {
  readonly first: number;
  readonly end: number;
  readonly value: UnreadValue;
}

/** What such words are taken for. */
export const TIME_OF_DAY = 'time of day';
export const UNREAD_TIMES = [TIME_OF_DAY, 'some days of the week', 'no such day'] as const;
type UnreadValue = (typeof UNREAD_TIMES)[number];

const CLOCK = String.raw`(?:\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.|o'clock|baje|बजे)|(?:[01]?\d|2[0-3]):[0-5]\d|noon|midnight)`;
const PART = '(?:mornings?|afternoons?|evenings?|nights?|midday|daytime|nighttime)';
const DAY_WORD =
  '(?:yesterday|today|this|that|each|every|(?:mon|tues|wednes|thurs|fri|satur|sun)day|in the early|in the late)';

/** Filters have whole days. Of a clock `kitne baje` is asked for, and peak hours are found. */
const TIMES_OF_DAY = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}])(?:` +
    [
      String.raw`(?:(?:between|from|after|before|since|until|till|by|at|around|past) )?(?:\d{1,2} ?(?:-|–|to|and|se) ?)?${CLOCK}(?: ?(?:-|–|to|and|till|until|se|aur) ?${CLOCK})?`,
      `(?:in|during) (?:the )?(?:(?:early|late) )?${PART}`,
      `at night|overnight|(?<=(?:${DAY_WORD}) )${PART}|${PART}(?= calls?)`,
      '(?:(?:during|in|within|outside(?: of)?|after|before) )?(?:business|office|working|work|lunch|banking|opening|school) hours?',
      '(?:subah|dopahar|shaam|sham|raat|सुबह|दोपहर|शाम|रात) (?:ko|mein|me|ki|ke|se|को|में|की|के|से)',
    ].join('|') +
    String.raw`)(?![\p{L}\p{M}\p{N}])`,
  'gu',
);
const DAYS_OF_WEEK =
  /(?<![\p{L}\p{M}\p{N}])on (?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays|weekends)(?![\p{L}\p{M}\p{N}])/gu;
const QUESTION_BEFORE = /^(?:kitne|कितने|what|which)$/;

/** Times of the day and days of every week, in their order. */
export function findTimesOfDay({ text, words }: Question): readonly UnreadTime[] {
  const lower = text.toLowerCase();
  // Lower case of some letters is longer: then places do not agree, and nothing is read.
  if (lower.length !== text.length) return [];
  return [
    ...spansOf(lower, words, TIMES_OF_DAY, TIME_OF_DAY),
    ...spansOf(lower, words, DAYS_OF_WEEK, 'some days of the week'),
  ];
}

function spansOf(text: string, words: Question['words'], expression: RegExp, value: UnreadValue): UnreadTime[] {
  const found: UnreadTime[] = [];
  let at = 0;
  for (const { 0: written, index } of text.matchAll(expression)) {
    while ((words[at]?.end ?? Number.POSITIVE_INFINITY) <= index) at++;
    const first = at;
    while ((words[at]?.start ?? Number.POSITIVE_INFINITY) < index + written.length) at++;
    const isAsked = QUESTION_BEFORE.test(words[first - 1]?.text ?? '');
    if (at > first && !isAsked) found.push({ first, end: at, value });
  }
  return found;
}

const IMPOSSIBLE = /^\d{1,4}([-/])\d{1,2}\1\d{1,4}$/;
const NUMBER_OF = /^(?:order|ticket|case|number|no|ref|reference|invoice|id|code|bill|account|client|customer|agent)$/;
const DAY_FORMS = [
  String.raw`(?<day>\d{1,2})(?:th)?(?: of)? m(?<month>\d{1,2})(?:(?: ,| of)? (?<year>(?:19|20)\d{2}))?`,
  String.raw`m(?<month>\d{1,2}) (?<day>3\d|29)(?:th)?(?:(?: ,| of)? (?<year>(?:19|20)\d{2}))?`,
].map(formExpression);

/** Days that no calendar has, and that no call is of: 31/02/2026, "30 February", 9999-12-31. */
export function findImpossibleDays({ words }: Question, line: Line): readonly UnreadTime[] {
  const found: UnreadTime[] = [];
  for (const [i, { text, form }] of words.entries()) {
    if (i < (found.at(-1)?.end ?? 0)) continue;
    if (form === text && IMPOSSIBLE.test(text) && !NUMBER_OF.test(words[i - 1]?.text ?? '')) {
      found.push({ first: i, end: i + 1, value: 'no such day' });
      continue;
    }
    const end = impossibleAt(line, i);
    if (end !== undefined) found.push({ first: i, end, value: 'no such day' });
  }
  return found;
}

/** A leap year, for a day without a year. */
const LEAP_YEAR = 2024;

function impossibleAt(line: Line, i: number): number | undefined {
  for (const expression of DAY_FORMS) {
    const match = readForm(line, expression, i);
    const { day, month, year = LEAP_YEAR } = match?.groups ?? {};
    if (match !== null && dayOf(Number(year), Number(month), Number(day)) === undefined) return behind(line, match);
  }
  return undefined;
}
