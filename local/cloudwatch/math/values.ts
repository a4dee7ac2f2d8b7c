/** One value a span of the grid; undefined where there is no data. */
export type Points = readonly (number | undefined)[];

/** What an expression is worth: a number, a time series, or several of them. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: number | undefined }
  | { readonly kind: 'series'; readonly points: Points }
  | { readonly kind: 'list'; readonly items: readonly Single[] };

export type Single = Exclude<Value, { kind: 'list' }>;

export const scalar = (value: number | undefined): Single => ({ kind: 'scalar', value: finite(value) });
export const series = (points: Points): Single => ({ kind: 'series', points: points.map(finite) });

/** A division by zero, or a logarithm of nothing, gives no data point. */
function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** The points of a value; a number is one at every time. */
export function pointsOf(value: Single, count: number): Points {
  return value.kind === 'series' ? value.points : Array.from({ length: count }, () => value.value);
}

/** Those that are there. */
export function present(points: Points): number[] {
  return points.filter((point) => point !== undefined);
}

/**
 * Joins two values: a number with a number, a series with a number where the series has data, and two series where one of
 * them has: what is missing of the other one is 0 there, in arithmetic as in comparisons
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html).
 */
export function zip(left: Single, right: Single, join: (a: number, b: number) => number): Single {
  const both = (a: number | undefined, b: number | undefined) =>
    a === undefined || b === undefined ? undefined : join(a, b);
  if (left.kind === 'series' && right.kind === 'series') {
    const either = (a: number | undefined, b: number | undefined) =>
      a === undefined && b === undefined ? undefined : join(a ?? 0, b ?? 0);
    return series(left.points.map((point, i) => either(point, right.points[i])));
  }
  if (left.kind === 'series') return series(left.points.map((point) => both(point, scalarOf(right))));
  if (right.kind === 'series') return series(right.points.map((point) => both(scalarOf(left), point)));
  return scalar(both(left.value, right.value));
}

function scalarOf(value: Single): number | undefined {
  return value.kind === 'scalar' ? value.value : undefined;
}

export function map(value: Single, change: (of: number) => number): Single {
  const changed = (of: number | undefined) => (of === undefined ? undefined : change(of));
  return value.kind === 'scalar' ? scalar(changed(value.value)) : series(value.points.map(changed));
}
