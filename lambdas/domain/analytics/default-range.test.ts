import { describe, expect, it } from 'vitest';
import { withDefaultRange } from './default-range.ts';

const NOW = new Date('2026-03-05T12:34:56.000Z');

function rangeOf(interval: string, time_zone: string, end?: string) {
  const given = { time_zone: [time_zone], ...(end !== undefined && { end_date: [end] }) };
  const { start_date, end_date } = withDefaultRange(given, interval, NOW);
  return [start_date?.[0], end_date?.[0]];
}

describe('a time without a start', () => {
  it.each([
    ['day', 'UTC', undefined, '2026-02-03T00:00:00.000Z'],
    // There it is the evening before.
    ['day', 'America/New_York', '2026-03-05T02:00:00Z', '2026-02-02T05:00:00.000Z'],
    ['day', 'Asia/Kolkata', '2026-03-05', '2026-02-02T18:30:00.000Z'],
    // Summer time began between the start and the end.
    ['day', 'Europe/Berlin', '2026-04-10', '2026-03-10T23:00:00.000Z'],
    ['hour', 'UTC', undefined, '2026-03-03T12:00:00.000Z'],
    ['hour', 'Asia/Kolkata', '2026-03-05T12:10:00Z', '2026-03-03T11:30:00.000Z'],
    ['hour', 'Asia/Kolkata', '2026-03-05', '2026-03-02T18:30:00.000Z'],
  ])('starts with a whole %s in %s where it ends %s', (interval, zone, end, start) => {
    expect(rangeOf(interval, zone, end)).toEqual([start, end ?? NOW.toISOString()]);
  });

  it('stays as it is by longer intervals, and where an end or a zone is none', () => {
    expect(rangeOf('week', 'UTC')).toEqual([undefined, undefined]);
    expect(rangeOf('day', 'Moon')).toEqual([undefined, undefined]);
    expect(rangeOf('day', 'UTC', '2026-02-30')).toEqual([undefined, '2026-02-30']);
  });

  it('keeps a start that is named', () => {
    const start_date = ['2026-03-01T10:20:30Z'];
    expect(withDefaultRange({ start_date }, 'day', NOW)).toEqual({ start_date, end_date: [NOW.toISOString()] });
  });
});
