import { utcTime } from '../time/iso-time.ts';
import { type QueryParameters, textOf } from './query-parameters.ts';
import { timeLabeller } from './time-label.ts';
import { knownZone, startOfDay, zoneClock } from './time-zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Days that are shown of hours and of days where a request names no start, before the day or hour of the end. */
const HOUR_DAYS = 2;
const DAY_DAYS = 30;

/**
 * Gives a time of hours or days that is open at one end or both a start and an end; everything else, valid or not, stays.
 * The start is that of a day or hour in the time zone, so that no first point is counted in part. `now` is the end that
 * is not named.
 */
export function withDefaultRange(parameters: QueryParameters, interval: string, now: Date): QueryParameters {
  const [start, end = now.toISOString()] = [textOf(parameters, 'start_date'), textOf(parameters, 'end_date')];
  const zone = knownZone(textOf(parameters, 'time_zone') ?? 'UTC');
  if (zone === undefined || !['hour', 'day'].includes(interval)) return parameters;
  const utc = utcTime(end);
  if (utc === undefined) return parameters;
  const endMs = startOfDay(end, zone) ?? Date.parse(utc);
  const from = start ?? new Date(defaultStart(endMs, interval, zone)).toISOString();
  return { ...parameters, start_date: [from], end_date: [end] };
}

function defaultStart(endMs: number, interval: string, zone: string): number {
  if (interval === 'hour') return startOfHour(endMs - HOUR_DAYS * DAY_MS, zone);
  return startOfDay(timeLabeller('day', zone)(endMs), zone, -DAY_DAYS) ?? endMs - DAY_DAYS * DAY_MS;
}

/** Clocks of some zones show full hours at other times than those of UTC. */
function startOfHour(ms: number, zone: string): number {
  const shown = ms + zoneClock(zone)(ms).offset;
  return Math.floor(shown / HOUR_MS) * HOUR_MS - (shown - ms);
}
