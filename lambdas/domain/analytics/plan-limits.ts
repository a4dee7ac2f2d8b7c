import type { Filters } from '../search/filters.ts';
import type { Interval } from './dimensions.ts';
import type { Group } from './plan.ts';

/** Most points of one series. */
export const MAX_POINTS = 2_000;
/** Most groups that an engine may have to work out; OpenSearch refuses 65,536 (search.max_buckets). */
export const MAX_BUCKETS = 20_000;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Shortest length of a period, milliseconds. */
const LENGTH_MS: Readonly<Record<Interval, number>> = {
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 28 * DAY_MS,
  quarter: 90 * DAY_MS,
  year: 365 * DAY_MS,
};

/** Periods that calls without a date range are taken to fill: 20 years. Hours and days would be too many. */
const OPEN_POINTS: Readonly<Partial<Record<Interval, number>>> = { week: 1_000, month: 240, quarter: 80, year: 20 };

/** Days with calls; days without any cost a cycle nothing. */
const OPEN_DAYS = 10_000;

/** Rows that a group can come to, and groups that the engine works out for them; undefined without a date range. */
export interface GroupSize {
  readonly rows: number;
  readonly buckets: number;
}

/** How large a group gets; undefined where that needs a date range with start and end. */
export function sizeOf(group: Group, range: Filters['date_range']): GroupSize | undefined {
  if ('top' in group) return { rows: group.top, buckets: group.top };
  if (group.by === 'hour_of_day') return cycleSize(24, pointsOf('hour', range));
  if (group.by === 'day_of_week') return cycleSize(7, pointsOf('day', range) ?? OPEN_DAYS);
  const points = pointsOf(group.by, range);
  return points === undefined ? undefined : { rows: points, buckets: points };
}

/** A cycle is worked out from all its periods (aggregation-request.ts). */
function cycleSize(rows: number, buckets: number | undefined): GroupSize | undefined {
  return buckets === undefined ? undefined : { rows, buckets };
}

function pointsOf(interval: Interval, range: Filters['date_range']): number | undefined {
  if (range?.start === undefined || range.end === undefined) return OPEN_POINTS[interval];
  const span = Date.parse(range.end) - Date.parse(range.start);
  return Math.ceil(span / LENGTH_MS[interval]) + 1;
}
