import { utcTime } from '../time/iso-time.ts';

/** Longest name of a time zone. */
const MAX_ZONE = 64;
const LATER_DAY = /^[12]\d{3}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const OFFSET = /^[+-](\d{2}):(\d{2})$/;
/**
 * Farthest offset from UTC that engines know, minutes
 * (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/time/ZoneOffset.html); ours would know 23:59.
 */
const MAX_OFFSET = 18 * 60;

/** A moment as clocks in a time zone show it. */
export interface ClockTime {
  readonly year: number;
  /** 1..12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  /** What clocks there are ahead of UTC, milliseconds. */
  readonly offset: number;
}

/** Zones that are remembered: to make a formatter takes longer than to read a question. There are some 600. */
const MAX_REMEMBERED = 1_000;
const zones = new Map<string, string | undefined>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** What was made for a key before, or is made now; all is forgotten when there are too many. */
function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined || memory.has(key)) return known as T;
  const made = make();
  if (memory.size >= MAX_REMEMBERED) memory.clear();
  memory.set(key, made);
  return made;
}

/**
 * The name that the time zone database has for a zone, in its spelling: engines tell `asia/kolkata` from `Asia/Kolkata`,
 * people do not. Undefined for what is no zone.
 */
export function knownZone(name: string): string | undefined {
  return name.length > MAX_ZONE ? undefined : remembered(zones, name, () => lookedUp(name));
}

function lookedUp(name: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return isTooFar(timeZone) ? undefined : timeZone;
  } catch {
    return undefined;
  }
}

function isTooFar(zone: string): boolean {
  const [, hours = 0, minutes = 0] = OFFSET.exec(zone) ?? [];
  return Number(hours) * 60 + Number(minutes) > MAX_OFFSET;
}

const SHOWN = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const satisfies Intl.DateTimeFormatOptions;

/** Reads milliseconds since 1970 as the clocks of a zone show them. Throws for a zone that is none. */
export function zoneClock(zone: string): (ms: number) => ClockTime {
  const format = remembered(
    formatters,
    zone,
    () => new Intl.DateTimeFormat('en-US-u-ca-gregory', { timeZone: zone, ...SHOWN }),
  );
  return (ms) => {
    const parts = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    const shown = Date.UTC(year, month - 1, day, hour, minute, second);
    return { year, month, day, hour, offset: shown - Math.floor(ms / 1000) * 1000 };
  };
}

/**
 * When a calendar day such as 2026-03-29 begins in a zone, milliseconds since 1970; `after` days later where it is
 * given. Undefined where the text is no day from the year 1000 on. Where clocks are set at midnight the day begins with its first moment, be that
 * 01:00 or the second midnight.
 */
export function startOfDay(day: string, zone: string, after = 0): number | undefined {
  const midnight = LATER_DAY.test(day) ? utcTime(day) : undefined;
  if (midnight === undefined) return undefined;
  const utc = Date.parse(midnight) + after * DAY_MS;
  const clock = zoneClock(zone);
  const before = utc - clock(utc - DAY_MS).offset;
  const behind = utc - clock(utc + DAY_MS).offset;
  const sameDay = (ms: number) => clock(ms).day === new Date(utc).getUTCDate();
  return [before, behind].sort((a, b) => a - b).find(sameDay) ?? before;
}
