import { contentParseError, unsupported } from '../errors.ts';
import { isObject, type JsonObject, requireKnownKeys, toNumber } from '../json.ts';
import { parseDate } from '../mapping/dates.ts';
import { shardError } from '../query/query.ts';
import { UTC, type Zone, zoneNamed } from '../search/time-zone.ts';
import type { Aggregation } from './aggregation.ts';
import type { BucketContext } from './context.ts';
import { bucketsBy, type Rounding } from './histogram.ts';
import { dateFormat, dateText } from './keys.ts';

const KEYS = [
  'field', 'calendar_interval', 'fixed_interval', 'interval', 'time_zone', 'format', 'min_doc_count', 'extended_bounds',
  'order', 'keyed', 'missing', 'offset', 'hard_bounds',
]; // biome-ignore format: a list

const UNITS: Readonly<Record<string, string>> = {
  minute: 'minute', '1m': 'minute', hour: 'hour', '1h': 'hour', day: 'day', '1d': 'day', week: 'week', '1w': 'week',
  month: 'month', '1M': 'month', quarter: 'quarter', '1q': 'quarter', year: 'year', '1y': 'year',
}; // biome-ignore format: a table

const DAY = 86_400_000;
const FIXED: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: DAY };

export function dateHistogram(json: JsonObject, context: BucketContext): Aggregation {
  requireKnownKeys(json, KEYS, 'date_histogram');
  for (const key of ['keyed', 'missing', 'offset', 'hard_bounds', 'interval'])
    if (json[key] !== undefined && json[key] !== false) throw unsupported(`[${key}] in date_histogram`);
  const zone = json.time_zone === undefined ? UTC : zoneNamed(String(json.time_zone));
  if (zone === undefined) throw contentParseError('[date_histogram] failed to parse field [time_zone]');
  const floor = readInterval(json);
  const isDate = context.field('date_histogram', json)?.type === 'date';
  const format = json.format === undefined ? dateText : dateFormat(String(json.format));
  const bounds = isObject(json.extended_bounds) ? json.extended_bounds : {};
  const bound = (value: unknown) => {
    if (value === undefined) return undefined;
    const time = parseDate(value, { zone: zone.offsetAtLocal, now: context.now });
    if (time === undefined)
      throw shardError(
        'parse_exception',
        `failed to parse date field [${String(value)}] with format [strict_date_optional_time||epoch_millis]`,
      );
    return time;
  };
  const [min, max] = [bound(bounds.min), bound(bounds.max)];
  const rounding: Rounding = {
    ...inZone(floor, zone),
    describe: (key) => (isDate || json.format !== undefined ? { key_as_string: format(key, zone) } : {}),
  };
  return bucketsBy(json, context, rounding, {
    minimum: toNumber(json.min_doc_count ?? 0) ?? 0,
    order: json.order,
    bounds: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
  });
}

/** Beginning and end of the interval around a local time. */
interface Interval {
  floor(local: number): number;
  next(local: number): number;
  /** At most this long in milliseconds, so that clocks that go back do not merge two of them. */
  readonly short: boolean;
}

function readInterval({ calendar_interval: calendar, fixed_interval: fixed }: JsonObject): Interval {
  if (calendar !== undefined && fixed !== undefined)
    throw shardError(
      'illegal_argument_exception',
      'Cannot use [fixed_interval] with [calendar_interval] configuration option.',
    );
  if (calendar !== undefined) {
    const unit = UNITS[String(calendar)];
    if (unit === undefined) throw contentParseError('[date_histogram] failed to parse field [calendar_interval]');
    return calendarInterval(unit);
  }
  if (fixed === undefined)
    throw shardError('illegal_argument_exception', 'Invalid interval specified, must be non-null and non-empty');
  const [, count, unit = ''] = /^(\d{1,9})(ms|s|m|h|d)$/.exec(String(fixed)) ?? [];
  const length = Number(count) * (FIXED[unit] ?? 0);
  if (!(length > 0)) throw contentParseError('[date_histogram] failed to parse field [fixed_interval]');
  return evenInterval(length, length <= FIXED_SHORT);
}

/** Intervals up to an hour are rounded by UTC where the zone's offset allows it. */
const FIXED_SHORT = 3_600_000;

const evenInterval = (length: number, short: boolean): Interval => ({
  floor: (local) => Math.floor(local / length) * length,
  next: (local) => local + length,
  short,
});

function calendarInterval(unit: string): Interval {
  if (unit === 'minute') return evenInterval(60_000, true);
  if (unit === 'hour') return evenInterval(3_600_000, true);
  if (unit === 'day') return evenInterval(DAY, false);
  if (unit === 'week') {
    // 1970 began on a Thursday; weeks begin on Mondays.
    const floor = (local: number) => Math.floor((local + 3 * DAY) / (7 * DAY)) * 7 * DAY - 3 * DAY;
    return { floor, next: (local) => local + 7 * DAY, short: false };
  }
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  const start = (local: number, ahead: number) => {
    const date = new Date(local);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const first = (Math.floor(month / months) + ahead) * months;
    return Date.UTC(Math.floor(first / 12), ((first % 12) + 12) % 12, 1);
  };
  return { floor: (local) => start(local, 0), next: (local) => start(local, 1), short: false };
}

function inZone({ floor, next, short }: Interval, zone: Zone): Pick<Rounding, 'floor' | 'next'> {
  if (zone === UTC) return { floor, next };
  const back = (local: number) => local - zone.offsetAtLocal(local);
  const roundDown = (utc: number) => {
    const offset = zone.offsetAt(utc);
    const local = floor(utc + offset);
    // An hour that clocks repeat stays two hours.
    return short ? local - offset : back(local);
  };
  return {
    floor: roundDown,
    next: (key) => {
      if (short) return key + (next(0) - 0);
      return back(next(floor(key + zone.offsetAt(key))));
    },
  };
}
