import { behind, formExpression, type Line, readForm } from './line.ts';

/** A comparison with a number: seconds for durations, 0..1 for the importance. */
export interface FoundComparison {
  /** Half-open range of words. */
  readonly first: number;
  readonly end: number;
  /** None where it has no filter. */
  readonly limits: readonly (readonly [field: 'duration_min' | 'duration_max' | 'importance_min', value: number])[];
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3_600 };
const COUNT = String.raw`(?:half(?: an?)?|an?|#?\d{1,6}(?:\.\d{1,3})?)`;
const UNIT = '(second|minute|hour)';
const AMOUNT = `(${COUNT}) ${UNIT}`;
const MORE = `(?:(?:longer|more|greater) than|over|above|exceeding|exceeds?|>=?|at least|minimum(?: of)?|(?:not|no) less than)`;
const LESS = `(?:(?:shorter|less|fewer) than|under|below|<=?|at most|maximum(?: of)?|up to|(?:not|no) (?:more|longer) than)`;
const SCORE = String.raw`(0?\.\d{1,6}|0|1|1\.0|\d{1,3}(?= percent))(?: percent)?`;

type Reader = (groups: readonly (string | undefined)[]) => FoundComparison['limits'];
const least: Reader = ([count, unit]) => [['duration_min', seconds(count, unit)]];
const most: Reader = ([count, unit]) => [['duration_max', seconds(count, unit)]];
const range: Reader = ([low, lowUnit, high, unit]) => [
  ['duration_min', seconds(low, lowUnit ?? unit)],
  ['duration_max', seconds(high, unit)],
];
/** "Exactly five minutes" and less than nothing have no filter. */
const unread: Reader = () => [];
const importance: Reader = ([score = '']) => [['importance_min', Number(score) / (Number(score) > 1 ? 100 : 1)]];

/** How comparisons are written; the first that fits a place is taken. */
const FORMS: readonly (readonly [form: string, read: Reader])[] = [
  [`(?:(?:for|lasted|lasting|took) )?(?:exactly|precisely|theek) ${AMOUNT}`, unread],
  [`(?:lasted|lasting)(?: for)? ${AMOUNT}(?! (?:or|and|ya|plus|\\+) )`, unread],
  [String.raw`(?:${MORE}|${LESS}) -\d{1,6}(?:\.\d{1,3})? ${UNIT}`, unread],
  [`kam se kam ${AMOUNT}`, least],
  [`zyada se zyada ${AMOUNT}`, most],
  [`(?:between|from) (${COUNT})(?: ${UNIT})? (?:and|to|-|aur) ${AMOUNT}`, range],
  [`(${COUNT})(?: ${UNIT})? (?:se|to|-|aur) ${AMOUNT} (?:ke beech|tak)(?: mein| ke| ki| ka)?`, range],
  [`(${COUNT})(?: ${UNIT})? (?:to|-) ${AMOUNT}(?= (?:calls?|long|conversations?) )`, range],
  [`${MORE} ${AMOUNT}`, least],
  [`${LESS} ${AMOUNT}`, most],
  [String.raw`${AMOUNT} (?:(?:or|and|ya) (?:more|longer|above|over|zyada)|plus|\+)`, least],
  [String.raw`(${COUNT}) \+ ${UNIT}`, least],
  [`${AMOUNT} (?:or|and|ya) (?:less|shorter|under|below|kam)`, most],
  [`${AMOUNT} se (?:zyada|upar|lamba|bada|badi|bade)(?: lamba)?`, least],
  [`${AMOUNT} se (?:kam|chhota|neeche|andar)`, most],
  [`importance(?: score)?(?: is)?(?: of)? ${MORE} ${SCORE}`, importance],
  [`(?:at least|minimum|min) importance(?: score)?(?: of)? ${SCORE}`, importance],
  [`importance(?: score)? ${SCORE} (?:se (?:zyada|upar)|(?:or|and) (?:more|above|higher)|\\+)`, importance],
];
const forms = FORMS.map(([form, read]) => ({ expression: formExpression(form), read }));
const STARTS =
  /^(?:for|lasted|lasting|took|exactly|precisely|theek|kam|zyada|between|from|half|an?|#?\d[\d.]*|longer|shorter|more|less|fewer|greater|over|above|exceed\w*|under|below|[<>]=?|at|minimum|min|maximum|up|no|not|importance)$/;

/** What such a time can also be the length of: a time on hold is not that of the call. */
const OF_SOMETHING_ELSE =
  /(?:^| )(?:hold|holding|wait|waits|waited|waiting|delay|delayed|queue|intezaar|intezar|outage|down|downtime)(?: \S+){0,2} $/;
const NO_DURATION_BEHIND = /^(?:ago|late|baad|wait|waiting|hold|delay|delays|outage) /;
/** Characters of the line before a comparison that tell what it is of. */
const LEAD = 40;

function seconds(count = '', unit = 'second'): number {
  const number = count.startsWith('half') ? 0.5 : /^an?$/.test(count) ? 1 : Number(count.replace('#', ''));
  return Math.round(number * (UNIT_SECONDS[unit] ?? 1) * 1000) / 1000;
}

/** Comparisons of durations and importance, in their order, not overlapping. A number of calls is none. */
export function findComparisons(line: Line): readonly FoundComparison[] {
  const found: FoundComparison[] = [];
  for (let i = 0; i < line.starts.length - 1; i++) {
    const start = line.starts[i] ?? 0;
    if (!STARTS.test(line.text.slice(start, line.text.indexOf(' ', start)))) continue;
    const comparison = comparisonAt(line, i);
    if (comparison === undefined) continue;
    found.push(comparison);
    i = comparison.end - 1;
  }
  return found;
}

function comparisonAt(line: Line, i: number): FoundComparison | undefined {
  for (const { expression, read } of forms) {
    const match = readForm(line, expression, i);
    if (match === null) continue;
    const limits = read(match.slice(1));
    const isImportance = limits.some(([field]) => field === 'importance_min');
    if (isImportance ? isShare(limits) : isDuration(line, match) && isOrdered(limits)) {
      return { first: i, end: behind(line, match), limits };
    }
  }
  return undefined;
}

const isShare = (limits: FoundComparison['limits']): boolean => limits.every(([, value]) => value >= 0 && value <= 1);

function isOrdered(limits: FoundComparison['limits']): boolean {
  const [low, high] = limits;
  return low === undefined || high === undefined || low[1] <= high[1];
}

function isDuration(line: Line, { index, 0: { length } }: RegExpExecArray): boolean {
  const lead = line.text.slice(Math.max(0, index - LEAD), index);
  return (
    !OF_SOMETHING_ELSE.test(lead) && !NO_DURATION_BEHIND.test(line.text.slice(index + length, index + length + LEAD))
  );
}
