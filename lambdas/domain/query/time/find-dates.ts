import { behind, formExpression, type Line, readForm } from '../mentions/line.ts';
import { periodOf } from './calendar.ts';
import { CALENDAR_FORMS } from './calendar-forms.ts';
import { type DateExpression, fromTo, type TimeRange } from './date-expression.ts';
import type { DateContext, DateForm } from './date-form.ts';
import { RELATIVE_FORMS } from './relative-forms.ts';

/** Words of a question that mean days. */
export interface FoundDate {
  /** Half-open range of words. */
  readonly first: number;
  readonly end: number;
  readonly range: TimeRange;
  readonly score: number;
}

/** A date by itself, before the words around it have made a range of it. */
interface SingleDate extends DateExpression {
  readonly first: number;
  readonly end: number;
}

/** The longest that fits a place is taken, the first of equals. */
const forms = [...RELATIVE_FORMS, ...CALENDAR_FORMS].map((form) => ({
  ...form,
  expression: formExpression(form.form),
}));
/** What a date can begin with; nothing else is tried. */
const STARTS =
  /(?:last|past|this|is|next|today|yesterday|day|parso|week|month|quarter|year|ytd|mtd|weekend|first|second|third|fourth|[@?#\d]\S*|[made]\d{1,2}|[qh][1-4]) /y;

/** Words that make a month of `may`, a day of `sun`, a year of a number: before it, or behind it. */
const BESIDE = {
  months: [/^(?:in|of|for|since|from|during|until|before|after|between)$/, /^(?:mein|ka|ki|ko|se|tak)$/],
  weekdays: [/^(?:on|since|until|before|after)$/, /^$/],
  years: [
    /^(?:in|of|for|since|from|during|until|before|after|between|by|year|calls?|complaints?|cases?|tickets?|disputes?)$/,
    /^(?:mein|ka|ki|ke|ko|se|tak|-?|calls?|complaints?|cases?|tickets?|disputes?|vs|versus)$/,
  ],
} as const satisfies Record<NonNullable<DateForm['beside']>, readonly [RegExp, RegExp]>;
/** A number behind one of these is an amount, whatever stands behind it: "more than 2000 calls". */
const AMOUNT_BEFORE =
  /^(?:than|over|above|under|below|least|most|about|around|nearly|almost|exactly|[<>]=?|order|ticket|case|error|code|number|no)$/;
const BETWEEN_DATES = /^(?:, )?(?:(?:and|or|to|-|until|,|vs|versus|aur|ya|se) )?$/;

/** The dates of a question in their order, not overlapping. `compares`: two of them may be set against each other. */
export function findDates(line: Line, context: DateContext & { compares: boolean }): readonly FoundDate[] {
  const singles = singleDates(line, context);
  const found: FoundDate[] = [];
  for (let k = 0; k < singles.length; k++) {
    const [one, next] = [singles[k], singles[k + 1]];
    if (one === undefined) continue;
    const pair = next && pairOf(line, one, next);
    found.push(pair ?? withNeighbours(line, one, context));
    if (pair) k++;
  }
  return found;
}

function singleDates(line: Line, context: DateContext): readonly SingleDate[] {
  const found: SingleDate[] = [];
  for (let i = 0; i < line.starts.length - 1; i++) {
    STARTS.lastIndex = line.starts[i] ?? 0;
    if (!STARTS.test(line.text)) continue;
    const single = longestAt(line, i, context, found.at(-1));
    if (single === undefined) continue;
    found.push(single);
    i = single.end - 1;
  }
  return found;
}

function longestAt(line: Line, i: number, context: DateContext, prior: SingleDate | undefined): SingleDate | undefined {
  let longest: SingleDate | undefined;
  for (const { expression, beside, read } of forms) {
    const match = readForm(line, expression, i);
    if (match === null) continue;
    const end = behind(line, match);
    if (end <= (longest?.end ?? i)) continue;
    if (beside !== undefined && !standsBeside(line, i, beside, prior)) continue;
    const meant = read(match.slice(1), context);
    if (meant) longest = { ...meant, first: i, end };
  }
  return longest;
}

function standsBeside(line: Line, i: number, kind: keyof typeof BESIDE, prior: SingleDate | undefined): boolean {
  const [before, after] = BESIDE[kind];
  if (kind === 'years' && AMOUNT_BEFORE.test(formBefore(line, i))) return false;
  if (before.test(formBefore(line, i)) || after.test(formAt(line, i + 1))) return true;
  return prior !== undefined && BETWEEN_DATES.test(between(line, prior.end, i));
}

/** The word or punctuation there; '' beyond the ends. */
function formAt(line: Line, i: number): string {
  const start = line.starts[i];
  return start === undefined ? '' : line.text.slice(start, line.text.indexOf(' ', start));
}

function formBefore(line: Line, i: number): string {
  const start = line.starts[i - 1];
  return start === undefined ? '' : line.text.slice(start, (line.starts[i] ?? 0) - 1);
}

const between = (line: Line, from: number, to: number): string =>
  line.text.slice(line.gaps[from] ?? 0, line.starts[to] ?? 0);

const CONNECTED = /^(?:to|-|until|tak|se|se lekar|se to) $/;
const AND = /^(?:and|aur|to|-) $/;
const TAK = formExpression('tak|ke beech(?: mein)?|ke');
const BEECH = formExpression('ke beech(?: mein)?');

/** "Between X and Y", "from X to Y", "X se Y tak", "X aur Y ke beech". */
function pairOf(line: Line, one: SingleDate, next: SingleDate): FoundDate | undefined {
  const middle = between(line, one.end, next.first);
  const prefix = formBefore(line, one.first);
  const beech = readForm(line, BEECH, next.end);
  const isAnd = AND.test(middle) && (prefix === 'between' || beech !== null);
  if (!isAnd && !CONNECTED.test(middle)) return undefined;
  const meant = fromTo(one, next);
  if (meant === undefined) return undefined;
  const tak = beech ?? readForm(line, TAK, next.end);
  const takes = tak !== null && (beech !== null || tak[0] === 'tak ');
  const first = prefix === 'between' || prefix === 'from' ? one.first - 1 : one.first;
  return { first, end: takes ? behind(line, tak) : next.end, range: meant.range, score: meant.score };
}

/** What words around one date make of it. */
type Reading = (range: TimeRange, today: number) => TimeRange | undefined;

const since: Reading = ({ from, start_ms }, today) =>
  from === undefined
    ? undefined
    : { from, ...(from <= today && { to: today }), ...(start_ms !== undefined && { start_ms }) };
const after: Reading = ({ to }, today) =>
  to === undefined ? undefined : { from: to + 1, ...(to < today && { to: today }) };
const before: Reading = ({ from }) => (from === undefined ? undefined : { to: from - 1 });
const until: Reading = ({ to }) => (to === undefined ? undefined : { to });
const weekOf: Reading = ({ from }) => (from === undefined ? undefined : periodOf('week', from));
const itself: Reading = (range) => range;

/** Forms that end where the date begins: those of two words before those of one. */
const PREFIXES: readonly (readonly [RegExp, Reading])[] = [
  [/(?:^| )week (?:of|starting|beginning|commencing|from) (?:the )?$/, weekOf],
  [/(?:^| )since (?:the )?$/, since],
  [/(?:^| )(?:starting|beginning) (?:from |in |on )?$/, since],
  [/(?:^| )(?:after|later than) (?:the )?$/, after],
  [/(?:^| )(?:before|prior to|earlier than) (?:the )?$/, before],
  [/(?:^| )(?:until|up to) (?:the )?$/, until],
  [/(?:^| )between $/, itself],
];
const SUFFIXES: readonly (readonly [RegExp, Reading])[] = [
  [formExpression('ke baad'), after],
  [formExpression('se ago'), before],
  [formExpression('se (?:lekar )?ab tak'), since],
  [formExpression('onwards?|until now|ab tak|so far'), since],
  [formExpression('tak'), until],
];
const SINCE_THEN = formExpression('se(?! (?:zyada|kam|behtar|compare|tulna|lamba|chhota))');
const NOW = formExpression('(?:and|to|until|-) now');
const BEFORE_NOW = /(?:^| )(?:between|from|since) (?:the )?$/;
/** Longest prefix, characters of the line. */
const PREFIX_LENGTH = 24;

function withNeighbours(line: Line, one: SingleDate, context: DateContext & { compares: boolean }): FoundDate {
  const { first, end, range, score } = one;
  const place = line.starts[first] ?? 0;
  const lead = line.text.slice(Math.max(0, place - PREFIX_LENGTH), place);
  const now = readForm(line, NOW, end);
  const meantNow = now && since(range, context.today);
  if (now && meantNow) {
    return { first: first - wordsIn(BEFORE_NOW.exec(lead)?.[0] ?? ''), end: behind(line, now), range: meantNow, score };
  }
  for (const [expression, reading] of PREFIXES) {
    const match = expression.exec(lead);
    const meant = match && reading(range, context.today);
    if (match && meant) return { first: first - wordsIn(match[0]), end, range: meant, score };
  }
  const suffixes = context.compares ? SUFFIXES : [...SUFFIXES, [SINCE_THEN, since] as const];
  for (const [expression, reading] of suffixes) {
    const match = readForm(line, expression, end);
    const meant = match && reading(range, context.today);
    if (match && meant) return { first, end: behind(line, match), range: meant, score };
  }
  return { first, end, range, score };
}

const wordsIn = (text: string): number => text.split(' ').length - 1 - (text.startsWith(' ') ? 1 : 0);
