const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * A date or time in ISO 8601, as UTC with milliseconds; a time without an offset is UTC, a date alone begins its day.
 * Undefined for anything else, also for days that no calendar has: Date takes 30 February for 2 March.
 */
export function utcTime(written: string): string | undefined {
  const parts = ISO.exec(written);
  if (parts === null) return undefined;
  const [, year, month, day, offset] = parts;
  const calendar = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (calendar.getUTCDate() !== Number(day) || calendar.getUTCMonth() + 1 !== Number(month)) return undefined;
  const zoned = written.length > 10 && offset === undefined ? `${written}Z` : written;
  const time = Date.parse(zoned.replace(' ', 'T').replace(',', '.').toUpperCase());
  return Number.isFinite(time) ? new Date(time).toISOString() : undefined;
}
