import { MathError } from './tokens.ts';
import { map, type Points, pointsOf, present, type Single, scalar, series, type Value } from './values.ts';

/** Where an expression is evaluated. */
export interface MathScope {
  /** Number of spans. */
  readonly count: number;
  /** Length of one, in seconds, as the template means it. */
  readonly periodSeconds: number;
  /** Milliseconds since 1970 at which the first span begins. */
  readonly start: number;
}

type MathFunction = (values: readonly Value[], scope: MathScope) => Value;

/** Gives one number of several. */
type Fold = (of: readonly number[]) => number;

/** For AVG, and for no other of them, what is missing is 0. */
const FOLDS: Readonly<Record<string, Fold>> = {
  AVG: (of) => sum(of) / of.length,
  MAX: (of) => of.reduce((a, b) => Math.max(a, b)),
  MIN: (of) => of.reduce((a, b) => Math.min(a, b)),
  SUM: sum,
  STDDEV: (of) => Math.sqrt(sum(of.map((value) => (value - sum(of) / of.length) ** 2)) / of.length),
};

const CHANGES: Readonly<Record<string, (of: number) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
  LOG: Math.log,
  LOG10: Math.log10,
};

/** Of the begin of each span, in UTC; days of the week begin with Monday, which is 1. */
const CLOCKS: Readonly<Record<string, (at: Date) => number>> = {
  MINUTE: (at) => at.getUTCMinutes(),
  HOUR: (at) => at.getUTCHours(),
  DAY: (at) => at.getUTCDay() || 7,
  DATE: (at) => at.getUTCDate(),
  MONTH: (at) => at.getUTCMonth() + 1,
  YEAR: (at) => at.getUTCFullYear(),
  EPOCH: (at) => at.getTime() / 1000,
};

const OTHERS: Readonly<Record<string, MathFunction>> = {
  DATAPOINT_COUNT: ([of = none()]) => scalar(present(oneSeries(of)).length),
  DIFF: ([of = none()]) => series(steps(oneSeries(of), (now, before) => now - before)),
  FILL: fill,
  FIRST: ([of = none()]) =>
    end(
      of,
      (items) => items[0],
      (points) => present(points)[0],
    ),
  IF: choose,
  LAST: ([of = none()]) =>
    end(
      of,
      (items) => items.at(-1),
      (points) => present(points).at(-1),
    ),
  PERIOD: (_, { periodSeconds }) => scalar(periodSeconds),
  RATE: ([of = none()], { periodSeconds }) =>
    series(steps(oneSeries(of), (now, before, n) => (now - before) / (n * periodSeconds))),
  REMOVE_EMPTY: ([of = none()]) => ({
    kind: 'list',
    items: items(of).filter((item) => item.kind === 'scalar' || present(item.points).length > 0),
  }),
  RUNNING_SUM: ([of = none()]) => series(runningSum(oneSeries(of))),
  TIME_SERIES: ([of = none()], { count }) => series(pointsOf(single(of), count)),
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-functions */
export function functionOf(name: string): MathFunction | undefined {
  const own = <T>(table: Readonly<Record<string, T>>) => (Object.hasOwn(table, name) ? table[name] : undefined);
  const [fold, change] = [own(FOLDS), own(CHANGES)];
  if (fold !== undefined) return (values, { count }) => folded(values, fold, count);
  const clock = own(CLOCKS);
  if (clock !== undefined) return (_, scope) => series(clocked(clock, scope));
  if (change !== undefined) return ([of = none()]) => each(of, (item) => map(item, change));
  return own(OTHERS);
}

function clocked(clock: (at: Date) => number, { start, periodSeconds, count }: MathScope): Points {
  return Array.from({ length: count }, (_, i) => clock(new Date(start + i * periodSeconds * 1000)));
}

export function sum(of: readonly number[]): number {
  return of.reduce((a, b) => a + b, 0);
}

function none(): never {
  throw new MathError('an argument is missing');
}

export function single(value: Value): Single {
  if (value.kind === 'list') throw new MathError('a list is not expected there');
  return value;
}

function oneSeries(value: Value): Points {
  const one = single(value);
  if (one.kind !== 'series') throw new MathError('a metric is expected there, not a number');
  return one.points;
}

function items(value: Value): readonly Single[] {
  return value.kind === 'list' ? value.items : [value];
}

function each(value: Value, change: (of: Single) => Single): Value {
  return value.kind === 'list' ? { kind: 'list', items: value.items.map(change) } : change(value);
}

/** Of one series a number; of a list a series, with a point wherever one of them has one. */
function folded(values: readonly Value[], fold: Fold, count: number): Value {
  const [first = none(), ...rest] = values;
  const whole = rest.length === 0 ? first : { kind: 'list' as const, items: values.map(single) };
  const over = (points: Points) => {
    const there = present(points);
    if (there.length === 0) return undefined;
    return fold(fold === FOLDS.AVG ? points.map((point) => point ?? 0) : there);
  };
  if (whole.kind === 'scalar') return whole;
  if (whole.kind === 'series') return scalar(over(whole.points));
  const rows = whole.items.map((item) => pointsOf(item, count));
  return series(Array.from({ length: count }, (_, i) => over(rows.map((row) => row[i]))));
}

function end(
  of: Value,
  item: (of: readonly Single[]) => Single | undefined,
  point: (of: Points) => number | undefined,
): Value {
  if (of.kind === 'list') return item(of.items) ?? series([]);
  return of.kind === 'series' ? scalar(point(of.points)) : of;
}

/** With a number, with the points of another series, with the one before (REPEAT), or on the line between both (LINEAR). */
function fill([of = none(), by = none()]: readonly Value[], { count }: MathScope): Value {
  return each(of, (item) => {
    const points = pointsOf(item, count);
    if (by.kind === 'list' && by.items.length === 0) throw new MathError('FILL has nothing to fill with');
    const how = single(by);
    if (how.kind === 'scalar' && how.value === REPEAT) return series(repeated(points));
    if (how.kind === 'scalar' && how.value === LINEAR) return series(interpolated(points));
    const filling = pointsOf(how, count);
    return series(points.map((point, i) => point ?? filling[i]));
  });
}

/** The words that FILL takes, as numbers that no metric has. */
const REPEAT = -Number.MAX_VALUE;
const LINEAR = -Number.MAX_VALUE / 2;
export const WORDS: Readonly<Record<string, number>> = { REPEAT, LINEAR };

function repeated(points: Points): Points {
  let last: number | undefined;
  return points.map((point) => {
    last = point ?? last;
    return last;
  });
}

function interpolated(points: Points): Points {
  return points.map((point, i) => {
    if (point !== undefined) return point;
    const before = points.findLastIndex((other, j) => j < i && other !== undefined);
    const after = points.findIndex((other, j) => j > i && other !== undefined);
    const [a, b] = [points[before], points[after]];
    return a === undefined || b === undefined ? (a ?? b) : a + ((b - a) * (i - before)) / (after - before);
  });
}

/**
 * `IF(condition, then, else)`. The condition holds where it is not 0, be it negative. Where it holds and `then` has no
 * point, the point is 0; where it does not hold and there is no `else`, or no point of it, and where the condition itself
 * has none, there is no point (the tables of "Using IF expressions" in the page above).
 */
function choose([condition = none(), whenTrue = none(), whenFalse]: readonly Value[], { count }: MathScope): Value {
  const test = single(condition);
  const [then, otherwise] = [single(whenTrue), whenFalse === undefined ? undefined : single(whenFalse)];
  if (test.kind === 'scalar') {
    if (test.value === undefined) return scalar(undefined);
    return test.value !== 0 ? then : (otherwise ?? scalar(undefined));
  }
  const [a, b] = [pointsOf(then, count), otherwise && pointsOf(otherwise, count)];
  const at = (i: number, holds: boolean) => (holds ? (a[i] ?? 0) : b?.[i]);
  return series(test.points.map((point, i) => (point === undefined ? undefined : at(i, point !== 0))));
}

/** Of each point and the one before it, which is n spans ago. */
function steps(points: Points, step: (now: number, before: number, n: number) => number): Points {
  let last = -1;
  return points.map((point, i) => {
    if (point === undefined) return undefined;
    const before = points[last];
    const n = i - last;
    last = i;
    return before === undefined ? undefined : step(point, before, n);
  });
}

function runningSum(points: Points): Points {
  let total = 0;
  return points.map((point) => {
    total += point ?? 0;
    return point === undefined ? undefined : total;
  });
}
