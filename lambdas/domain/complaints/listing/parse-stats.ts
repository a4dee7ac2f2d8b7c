import { timeLabeller } from '../../analytics/time-label.ts';
import { knownZone, startOfDay } from '../../analytics/time-zone.ts';
import {
  engineTime,
  type ParameterRefusal,
  type Parameters,
  readList,
  refusal,
  unknownParameter,
} from './parameter.ts';
import { STATS_INTERVALS, type StatsInterval, type StatsQuery } from './stats.ts';

/** Parameters of GET /complaints/stats. */
export const STATS_PARAMETERS = ['department', 'start_date', 'end_date', 'interval', 'time_zone'] as const;

export type ParsedStats = { readonly ok: true; readonly query: StatsQuery } | ParameterRefusal;

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
/** Most points of a trend. */
const MAX_POINTS = 2_000;
/** Shortest length of an interval, milliseconds. */
const LENGTH_MS: Readonly<Record<StatsInterval, number>> = { day: DAY_MS, week: 7 * DAY_MS, month: 28 * DAY_MS };

/**
 * Reads and checks the query string of GET /complaints/stats. Days are those of the time zone; without an end the period
 * ends now, without a start it begins 30 days before its end, with the day.
 */
export function parseComplaintStats(parameters: Parameters, now: Date): ParsedStats {
  const unknown = unknownParameter(parameters, STATS_PARAMETERS);
  if (unknown !== undefined) return unknown;
  const interval = STATS_INTERVALS.find((one) => one === (parameters.interval ?? 'day'));
  if (interval === undefined) return refusal('interval', `interval must be one of ${STATS_INTERVALS.join(', ')}.`);
  const time_zone = knownZone(parameters.time_zone ?? 'UTC');
  if (time_zone === undefined) return refusal('time_zone', 'time_zone must be a time zone such as Europe/Berlin.');
  const department = parameters.department === undefined ? undefined : readList('department', parameters.department);
  if (typeof department === 'string') return refusal('department', department);
  const period = readPeriod(parameters, time_zone, now);
  if ('ok' in period) return period;
  const points = (Date.parse(period.opened_to) - Date.parse(period.opened_from)) / LENGTH_MS[interval];
  if (points > MAX_POINTS) {
    return refusal('interval', `The time from start_date to end_date has more than ${MAX_POINTS} of this interval.`);
  }
  const filters = { ...(department && { department: department.value }), ...period };
  return { ok: true, query: { filters, interval, time_zone, now: now.toISOString() } };
}

interface Period {
  readonly opened_from: string;
  readonly opened_to: string;
}

function readPeriod({ start_date, end_date }: Parameters, zone: string, now: Date): Period | ParameterRefusal {
  const end = end_date === undefined ? now.getTime() : endOf(end_date, zone);
  if (end === undefined) return refusal('end_date', `end_date ${TIME}`);
  const start = start_date === undefined ? daysBefore(end, zone) : startOf(start_date, zone);
  if (start === undefined) return refusal('start_date', `start_date ${TIME}`);
  if (start > end) return refusal('start_date', 'start_date is later than end_date.');
  if (start < EARLIEST_MS) return refusal('end_date', 'end_date is too early.');
  return { opened_from: new Date(start).toISOString(), opened_to: new Date(end).toISOString() };
}

/** Thirty days before an end in the year 0 have no year of four digits. */
const EARLIEST_MS = Date.parse('0001-01-01');

const TIME = 'must be a date such as 2026-03-31, or an ISO 8601 time.';

function startOf(text: string, zone: string): number | undefined {
  return startOfDay(text, zone) ?? timeOf(text);
}

/** A day counts whole. */
function endOf(text: string, zone: string): number | undefined {
  const next = startOfDay(text, zone, 1);
  return next === undefined ? timeOf(text) : next - 1;
}

function timeOf(text: string): number | undefined {
  const time = engineTime(text);
  return time === undefined ? undefined : Date.parse(time);
}

function daysBefore(ms: number, zone: string): number {
  return startOfDay(timeLabeller('day', zone)(ms), zone, -DEFAULT_DAYS) ?? ms - DEFAULT_DAYS * DAY_MS;
}
