/**
 * Dates in the format strict_date_optional_time: year, month, day, time of day and offset, of which all but the year
 * may be left out. https://docs.opensearch.org/2.19/field-types/supported-field-types/date/
 */
const ISO =
  /^(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;
const UNITS = ['y', 'M', 'w', 'd', 'h', 'H', 'm', 's'] as const;
type Unit = (typeof UNITS)[number];
const MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, H: 3_600_000, m: 60_000, s: 1_000 };

/** Milliseconds that a zone is ahead of UTC at a local time (`local` reads the local time as if it were UTC). */
export type ZoneOffset = (local: number) => number;

export interface DateReading {
  /** For what has no offset of its own. @default UTC */
  readonly zone?: ZoneOffset;
  /** Missing parts are their last value instead of their first, as for `lte` and `gt`. */
  readonly roundUp?: boolean;
  /** Milliseconds since 1970, for `now`. */
  readonly now?: number;
}

/** Milliseconds since 1970; undefined when it is no such date. */
export function parseDate(value: unknown, reading: DateReading = {}): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^-?\d{5,16}$/.test(value)) return Number(value);
  const math = splitMath(value);
  if (math === undefined) return parseIso(value, reading);
  const anchor = math.anchor === 'now' ? (reading.now ?? Date.now()) : parseIso(math.anchor, reading);
  return anchor === undefined ? undefined : applyMath(anchor, math.operations, reading.roundUp ?? false);
}

function splitMath(value: string): { anchor: string; operations: string } | undefined {
  if (value.startsWith('now')) return { anchor: 'now', operations: value.slice(3) };
  const bars = value.indexOf('||');
  return bars < 0 ? undefined : { anchor: value.slice(0, bars), operations: value.slice(bars + 2) };
}

function parseIso(value: string, { zone, roundUp = false }: DateReading): number | undefined {
  const match = ISO.exec(value);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const part = (text: string | undefined, first: number, last: number) =>
    text === undefined ? (roundUp ? last : first) : Number(text);
  const years = Number(year);
  // Missing months and days are the first also when rounding up, as in the real engine.
  const months = part(month, 1, 1);
  if (months < 1 || months > 12) return undefined;
  const lastDay = new Date(Date.UTC(years, months, 0)).getUTCDate();
  const days = part(day, 1, 1);
  const time = [part(hour, 0, 23), part(minute, 0, 59), part(second, 0, 59)] as const;
  if (days < 1 || days > lastDay || time[0] > 23 || time[1] > 59 || time[2] > 59) return undefined;
  const ms = fraction === undefined ? (roundUp ? 999 : 0) : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const utc = new Date(0);
  utc.setUTCFullYear(years, months - 1, days);
  utc.setUTCHours(...time, ms);
  const local = utc.getTime();
  return local - (offset === undefined ? (zone?.(local) ?? 0) : parseOffset(offset));
}

/** Milliseconds of `+05:30`, `-0800`, `Z`. */
export function parseOffset(text: string): number {
  if (text === 'Z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || '0')];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Date math: `+1d`, `-2h`, `/M`, one after the other. */
function applyMath(start: number, operations: string, roundUp: boolean): number | undefined {
  if (!/^(?:[+-]\d{0,6}[yMwdhHms]|\/[yMwdhHms])*$/.test(operations)) return undefined;
  let at = start;
  for (const [, sign, count, unit, rounded] of operations.matchAll(/([+-])(\d*)([a-zA-Z])|\/([a-zA-Z])/g)) {
    if (rounded !== undefined) at = roundTo(at, rounded as Unit, roundUp);
    else at = addUnits(at, (sign === '-' ? -1 : 1) * Number(count || '1'), unit as Unit);
  }
  return at;
}

function addUnits(at: number, count: number, unit: Unit): number {
  if (unit !== 'y' && unit !== 'M') return at + count * (unit === 'w' ? 7 * 86_400_000 : (MS[unit] ?? 0));
  const date = new Date(at);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + count * (unit === 'y' ? 12 : 1);
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  date.setUTCFullYear(Math.floor(months / 12), months % 12, Math.min(date.getUTCDate(), lastDay));
  return date.getTime();
}

function roundTo(at: number, unit: Unit, roundUp: boolean): number {
  const date = new Date(at);
  let floor = at - (at % (MS[unit] ?? 86_400_000));
  if (unit === 'w') floor -= ((date.getUTCDay() + 6) % 7) * 86_400_000;
  if (unit === 'M') floor = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  if (unit === 'y') floor = Date.UTC(date.getUTCFullYear(), 0, 1);
  return roundUp ? addUnits(floor, 1, unit) - 1 : floor;
}
