import { parseOffset } from '../mapping/dates.ts';

/** A time zone with its changes between summer and winter. Times are milliseconds; `local` ones read local time as UTC. */
export interface Zone {
  readonly name: string;
  /** How far local time is ahead of UTC at a time. */
  readonly offsetAt: (utc: number) => number;
  /** The same by local time; where that occurs twice, the earlier one counts. */
  readonly offsetAtLocal: (local: number) => number;
}

const HOUR = 3_600_000;

const fixed = (name: string, offset: number): Zone => ({ name, offsetAt: () => offset, offsetAtLocal: () => offset });

export const UTC = fixed('Z', 0);

const zones = new Map<string, Zone>();
const MAX_ZONES = 1000;

/** IANA name, `UTC`, `Z` or an offset such as `+05:30`. Undefined when there is no such zone. */
export function zoneNamed(name: string): Zone | undefined {
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return UTC;
  if (/^[+-]\d\d(?::?\d\d)?$/.test(name)) return fixed(name, parseOffset(name));
  const known = zones.get(name);
  if (known !== undefined) return known;
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(name)) return undefined;
  const zone = createZone(name);
  if (zone !== undefined && zones.size < MAX_ZONES) zones.set(name, zone);
  return zone;
}

function createZone(name: string): Zone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      ...fields,
      second: '2-digit',
    });
  } catch {
    return undefined;
  }
  // Offsets change at quarters of an hour at most, so one look-up a quarter is enough.
  const byQuarter = new Map<number, number>();
  const offsetAt = (utc: number) => {
    const quarter = Math.floor(utc / (HOUR / 4));
    const known = byQuarter.get(quarter);
    if (known !== undefined) return known;
    if (byQuarter.size > 200_000) byQuarter.clear();
    const offset = measuredOffset(format, quarter * (HOUR / 4));
    byQuarter.set(quarter, offset);
    return offset;
  };
  const offsetAtLocal = (local: number) => {
    const before = offsetAt(local - offsetAt(local - 24 * HOUR));
    const after = offsetAt(local - offsetAt(local + 24 * HOUR));
    if (before === after) return before;
    const early = offsetAt(local - 24 * HOUR);
    return offsetAt(local - early) === early ? early : offsetAt(local + 24 * HOUR) > early ? early : after;
  };
  return { name, offsetAt, offsetAtLocal };
}

function measuredOffset(format: Intl.DateTimeFormat, utc: number): number {
  const parts = new Map(format.formatToParts(utc).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? '0');
  const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
  const local = new Date(0);
  local.setUTCFullYear(year, part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  return local.getTime() - utc;
}
