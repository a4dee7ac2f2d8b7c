import { describe, expect, it } from 'vitest';
import { timeLabeller } from './time-label.ts';
import { knownZone, startOfDay } from './time-zone.ts';

const HOUR_MS = 3_600_000;
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

describe('startOfDay', () => {
  it.each([
    ['2026-03-29', 'UTC', '2026-03-29T00:00:00.000Z'],
    ['2026-03-29', 'Asia/Kolkata', '2026-03-28T18:30:00.000Z'],
    ['2026-03-29', 'America/New_York', '2026-03-29T04:00:00.000Z'],
    // The day on which summer time begins, and the day behind it.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    // Clocks go from 24:00 to 01:00: the day has no midnight.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
    // Clocks go back from 24:00 to 23:00 of the day before: the second midnight begins the day.
    ['2026-10-30', 'Africa/Cairo', '2026-10-29T22:00:00.000Z'],
  ])('%s in %s is %s', (day, zone, start) => {
    expect(iso(startOfDay(day, zone))).toBe(start);
  });

  it.each(['2026-02-30', '2026-3-1', '0050-01-01', '2026-03-29T00:00', ''])('is nothing for %j', (text) => {
    expect(startOfDay(text, 'UTC')).toBeUndefined();
  });

  it('finds the end of a day of 23 and of one of 25 hours', () => {
    const length = (day: string) => {
      const [start = 0, end = 0] = [startOfDay(day, 'Europe/Berlin'), startOfDay(day, 'Europe/Berlin', 1)];
      return (end - start) / HOUR_MS;
    };
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-12-31')]).toEqual([23, 25, 24]);
  });
});

describe('timeLabeller', () => {
  const at = Date.parse('2026-01-01T03:30:00Z');

  it.each([
    ['hour', 'America/New_York', '2025-12-31T22:00-05:00'],
    ['hour', 'Asia/Kolkata', '2026-01-01T09:00+05:30'],
    ['day', 'America/New_York', '2025-12-31'],
    ['week', 'UTC', '2025-12-29'],
    ['month', 'America/New_York', '2025-12'],
    ['quarter', 'America/New_York', '2025-Q4'],
    ['quarter', 'UTC', '2026-Q1'],
    ['year', 'UTC', '2026'],
    ['hour_of_day', 'America/New_York', '22'],
    ['day_of_week', 'America/New_York', 'wednesday'],
    ['day_of_week', 'UTC', 'thursday'],
  ] as const)('names the %s in %s', (by, zone, label) => {
    expect(timeLabeller(by, zone)(at)).toBe(label);
  });

  it('tells the hour that comes twice apart, and leaves the one out that never comes', () => {
    const label = timeLabeller('hour', 'Europe/Berlin');
    const from = (start: string) => [0, 1, 2].map((hours) => label(Date.parse(start) + hours * HOUR_MS).slice(11));
    expect(from('2026-10-25T00:00:00Z')).toEqual(['02:00+02:00', '02:00+01:00', '03:00+01:00']);
    expect(from('2026-03-29T00:00:00Z')).toEqual(['01:00+01:00', '03:00+02:00', '04:00+02:00']);
  });

  it('names times before 1970', () => {
    expect(timeLabeller('week', 'UTC')(Date.parse('1969-12-31T23:59:59.999Z'))).toBe('1969-12-29');
    expect(timeLabeller('day_of_week', 'UTC')(Date.parse('1900-01-01T00:00:00Z'))).toBe('monday');
  });
});

describe('knownZone', () => {
  it('spells a zone as its database does', () => {
    expect(knownZone('europe/berlin')).toBe('Europe/Berlin');
    expect(knownZone('ASIA/KOLKATA')).toBe('Asia/Calcutta');
  });

  it('knows the offsets that engines know', () => {
    expect(['+18:00', '-1800', '+05:30'].map(knownZone)).toEqual(['+18:00', '-18:00', '+05:30']);
    expect(['+18:01', '-18:30', '+23:59', '-1900'].map(knownZone)).toEqual(Array(4).fill(undefined));
  });

  it.each(['', 'Mars/Olympus', 'Europe/Berlin\n', `Europe/${'x'.repeat(100_000)}`])('knows no %.20j', (name) => {
    expect(knownZone(name)).toBeUndefined();
  });
});
