import type { AggregationResult, MetricValues } from '#lambdas/domain/analytics/result.ts';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { type CountedCall, dayIn } from './counted-calls.ts';
import type { FigureQuestion, Measure, Total } from './figure-question.ts';

/** Relative difference of means and sums: engines add doubles in orders of their own. */
const TOLERANCE = 1e-6;

/** What of an answer differs from a recount, in words; undefined where every figure is equal. */
export function figureDifference(
  { keep, measure, time_zone }: FigureQuestion,
  answer: Answer,
  calls: readonly CountedCall[],
): string | undefined {
  const { figures } = answer.analytics;
  if (figures === null) return `no figures, but ${answer.processing.query_type}`;
  const kept = calls.filter(keep);
  if (measure.kind === 'share') return shareDifference(kept, measure.part, figures.share_percent);
  if (measure.kind === 'total') return totalDifference(kept, measure.metric, figures.result);
  return groupDifference(countGroups(kept, measure, time_zone), measure.top, figures.result);
}

function shareDifference(whole: readonly CountedCall[], part: (call: CountedCall) => boolean, given: number | null) {
  const expected = Math.round((10_000 * whole.filter(part).length) / Math.max(1, whole.length)) / 100;
  return given === expected ? undefined : `${given} % instead of ${expected} %`;
}

function totalDifference(kept: readonly CountedCall[], metric: Total, { rows, totals }: AggregationResult) {
  if (rows.length > 1) return `${rows.length} groups instead of one figure`;
  const expected = totalOf(kept, metric);
  const given = (totals as MetricValues)[metric] ?? undefined;
  if (given === undefined) return expected === undefined ? undefined : `no ${metric} instead of ${expected}`;
  const close = expected !== undefined && Math.abs(given - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  return close ? undefined : `${given} instead of ${expected}`;
}

function totalOf(kept: readonly CountedCall[], metric: Total): number | undefined {
  const seconds = kept.reduce((sum, call) => sum + call.seconds, 0);
  switch (metric) {
    case 'count':
      return kept.length;
    case 'distinct_clients':
      return new Set(kept.map(({ client_id }) => client_id)).size;
    case 'total_duration':
      return seconds;
    case 'avg_duration':
      return kept.length === 0 ? undefined : seconds / kept.length;
  }
}

function countGroups(kept: readonly CountedCall[], { by }: Extract<Measure, { kind: 'groups' }>, timeZone: string) {
  const keyOf = (call: CountedCall) => (by === 'day' ? dayIn(call.timestamp, timeZone) : call[by]);
  return new Map([...Map.groupBy(kept, keyOf)].map(([key, calls]) => [key, calls.length]));
}

/** Each row must be right, none of those that are missing greater than a row, and as many rows as were asked for. */
function groupDifference(expected: ReadonlyMap<string, number>, top: number | undefined, { rows }: AggregationResult) {
  const given = new Map(
    rows.filter(({ metrics }) => metrics.count > 0).map((row) => [keyOf(row.key), row.metrics.count]),
  );
  for (const [key, count] of given) {
    if (expected.get(key) !== count) return `${key}: ${count} instead of ${expected.get(key) ?? 0}`;
  }
  const wanted = Math.min(top ?? given.size, expected.size);
  if (given.size === 0 || given.size !== wanted) return `${given.size} groups instead of ${top ?? expected.size}`;
  const least = Math.min(...given.values());
  const missed = [...expected].find(([key, count]) => !given.has(key) && count > least);
  return missed === undefined ? undefined : `${missed[0]} with ${missed[1]} is missing`;
}

/** A row of one group; a day may come with a time behind it. */
function keyOf(key: AggregationResult['rows'][number]['key']): string {
  const value = Object.values(key).join(' ');
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : value;
}
