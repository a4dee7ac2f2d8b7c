import { behind, formExpression, type Line, readForm } from './line.ts';

/** A number of calls that a group must have: "at least 60 calls". */
export interface FoundLimit {
  /** Half-open range of words, without that for calls. */
  readonly first: number;
  readonly end: number;
  /** Fewest calls of a group; undefined where it is a number that plans have no limit for ("fewer than 5"). */
  readonly min_count: number | undefined;
}

const N = String.raw`#?(\d{1,9})`;
/** What is counted; `times` are those that one client called. */
const COUNTED =
  '(?= (?:(?:negative|angry|open|unresolved|such|resolved|positive) )?(?:calls?|complaints?|conversations?|tickets?|cases?|contacts?|refunds?|shikayat\\S*|disputes?|escalations?) )';

type Reader = (count: number) => number | undefined;
const least: Reader = (count) => count;
const above: Reader = (count) => count + 1;
const unread: Reader = () => undefined;

const FORMS: readonly (readonly [form: string, read: Reader])[] = [
  [`(?:at least|minimum(?: of)?|(?:not|no) (?:less|fewer) than|>=|kam se kam) ${N}${COUNTED}`, least],
  [String.raw`${N} (?:or more|\+|plus)${COUNTED}`, least],
  [`(?:(?:more|greater) than|over|above|exceeding|>) ${N}${COUNTED}`, above],
  [`${N} se (?:zyada|upar)${COUNTED}`, above],
  [
    `(?:at most|up to|maximum(?: of)?|(?:fewer|less) than|under|below|exactly|only|(?:not|no) more than|<=?) ${N}${COUNTED}`,
    unread,
  ],
  [`${N} se kam${COUNTED}`, unread],
];
const forms = FORMS.map(([form, read]) => ({ expression: formExpression(form), read }));
const STARTS =
  /^(?:at|minimum|maximum|not|no|kam|more|greater|over|above|exceeding|fewer|less|under|below|exactly|only|up|[<>]=?|#?\d+)$/;

/** Numbers of calls that groups are limited by, in their order. */
export function findCountLimits(line: Line): readonly FoundLimit[] {
  const found: FoundLimit[] = [];
  for (let i = 0; i < line.starts.length - 1; i++) {
    const start = line.starts[i] ?? 0;
    if (!STARTS.test(line.text.slice(start, line.text.indexOf(' ', start)))) continue;
    const limit = limitAt(line, i);
    if (limit === undefined) continue;
    found.push(limit);
    i = limit.end - 1;
  }
  return found;
}

function limitAt(line: Line, i: number): FoundLimit | undefined {
  for (const { expression, read } of forms) {
    const match = readForm(line, expression, i);
    if (match === null) continue;
    return { first: i, end: behind(line, match), min_count: read(Number(match[1])) };
  }
  return undefined;
}
