/** Rows of the ledger lie together by the hour in which their calls began: `2026-11-21T14`, UTC. */
export type Hour = string;

const HOUR_MS = 3_600_000;

/**
 * Milliseconds after its end from which an hour may be summed: no function runs longer than 15 minutes (Lambda quotas),
 * so that whoever began a call in it has closed its row, or never will.
 */
const SUMMED_AFTER_MS = 15 * 60_000;

/** Whoever changes a row later than this says so. The difference is more than clocks of functions are apart. */
const LATE_AFTER_MS = 10 * 60_000;

/** Of a UTC ISO 8601 time. */
export const hourOf = (at: string): Hour => at.slice(0, 13);

/** `2026-11-21`, of a UTC ISO 8601 time or an hour. */
export const dayOf = (at: string): string => at.slice(0, 10);

/** `2026-11`, of a UTC ISO 8601 time, an hour or a day. */
export const monthOf = (at: string): string => at.slice(0, 7);

/** The hours of a day, such as `2026-11-21`. */
export function hoursOfDay(day: string): Hour[] {
  return Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`);
}

/** The days from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += 24 * HOUR_MS)
    days.push(dayOf(new Date(ms).toISOString()));
  return days;
}

/** Whether the rows of an hour may be summed for good at this time. */
export function isOver(hour: Hour, now: Date): boolean {
  return now.getTime() > endOf(hour) + SUMMED_AFTER_MS;
}

/** Whether the rows of an hour may have been summed, so that a change of one of them has to be told. */
export function mayBeSummed(hour: Hour, now: Date): boolean {
  return now.getTime() > endOf(hour) + LATE_AFTER_MS;
}

/** Milliseconds since 1970. */
function endOf(hour: Hour): number {
  return Date.parse(`${hour}:00:00.000Z`) + HOUR_MS;
}
