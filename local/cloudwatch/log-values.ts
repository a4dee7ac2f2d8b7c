import { type Grid, KEPT_HOURS, MINUTE_MS } from './metric-store.ts';

/** Values of a field that are told apart within a minute; more count as these. */
export const MAX_VALUES = 10_000;

/** The values of fields of log records that a dashboard counts, by minute. In memory, as the metrics are. */
export class LogValues {
  private readonly fields = new Map<string, Map<number, Set<string>>>();
  private readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** From now on. */
  watch(fields: readonly string[]): void {
    for (const field of fields) if (!this.fields.has(field)) this.fields.set(field, new Map());
  }

  note(record: Readonly<Record<string, unknown>>): void {
    for (const [field, minutes] of this.fields) {
      const value = Object.hasOwn(record, field) ? record[field] : undefined;
      if (typeof value !== 'string') continue;
      const minute = Math.floor(this.now() / MINUTE_MS);
      const values = minutes.get(minute) ?? new Set();
      if (values.size < MAX_VALUES) values.add(value);
      minutes.set(minute, values);
      for (const old of minutes.keys()) if (old <= minute - KEPT_HOURS * 60) minutes.delete(old);
    }
  }

  /** How many different values there are in each span; undefined where there are none. */
  distinct(field: string, { start, spanMs, count }: Grid): (number | undefined)[] {
    const minutes = [...(this.fields.get(field) ?? [])];
    return Array.from({ length: count }, (_, i) => {
      const [from, to] = [start + i * spanMs, start + (i + 1) * spanMs];
      const within = minutes.filter(([minute]) => minute * MINUTE_MS >= from && minute * MINUTE_MS < to);
      const values = new Set(within.flatMap(([, of]) => [...of]));
      return values.size === 0 ? undefined : values.size;
    });
  }
}
