import { describe, expect, it } from 'vitest';
import { type BusinessCalendar, WEEKDAYS, type Window } from '../policy.ts';
import { createWorkingTime, MAX_AHEAD_MS } from './working-time.ts';

const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);

function everyDay(time_zone: string, windows: readonly Window[], holidays: readonly string[] = []): BusinessCalendar {
  return { time_zone, windows: Object.fromEntries(WEEKDAYS.map((day) => [day, windows])), holidays };
}

const hours = (calendar: BusinessCalendar, from: string, to: string) =>
  createWorkingTime(calendar).between(at(from), at(to)) / HOUR;

describe('a working day', () => {
  const night: readonly Window[] = [['01:00', '05:00']];

  it.each([
    ['is an hour shorter when clocks skip it', 'Europe/Berlin', night, '2026-03-29', 3],
    ['is an hour longer when it comes twice', 'Europe/Berlin', night, '2026-10-25', 5],
    ['is half an hour longer where half an hour comes twice', 'Australia/Lord_Howe', night, '2026-04-05', 4.5],
    ['is half an hour shorter where half an hour is skipped', 'Australia/Lord_Howe', night, '2026-10-04', 3.5],
    ['begins at 01:00 where midnight is skipped', 'Asia/Beirut', [['00:00', '02:00']], '2026-03-29', 1],
    ['has its last hour twice where midnight comes twice', 'America/Sao_Paulo', [['22:00', '24:00']], '2018-02-17', 3],
    ['is none where the day was left out', 'Pacific/Apia', [['00:00', '24:00']], '2011-12-30', 0],
    ['is as long as its windows on any other day', 'Asia/Kolkata', night, '2026-03-29', 4],
  ] as const)('%s', (_, zone, windows, day, expected) => {
    // On no other day than this one.
    const others = Array.from({ length: 5 }, (__, i) =>
      new Date(at(`${day}T00:00:00Z`) + (i - 2) * 24 * HOUR).toISOString().slice(0, 10),
    ).filter((other) => other !== day);
    const calendar = everyDay(zone, windows, others);
    const noon = at(`${day}T12:00:00Z`);
    expect(createWorkingTime(calendar).between(noon - 30 * HOUR, noon + 30 * HOUR) / HOUR).toBe(expected);
  });

  it('has as many windows as its weekday says, and none on a holiday of its zone', () => {
    const calendar: BusinessCalendar = {
      time_zone: 'Asia/Kolkata',
      windows: {
        mon: [
          ['09:00', '13:00'],
          ['14:00', '18:00'],
        ],
        tue: [['09:00', '12:00']],
      } as const,
      holidays: ['2026-11-09'],
    };
    expect(hours(calendar, '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z')).toBe(8);
    expect(hours(calendar, '2026-11-02T06:30:00Z', '2026-11-02T09:00:00Z')).toBe(1.5);
    expect(hours(calendar, '2026-11-02T00:00:00Z', '2026-11-09T00:00:00Z')).toBe(11);
    expect(hours(calendar, '2026-11-08T18:30:00Z', '2026-11-11T00:00:00Z')).toBe(3);
  });

  it('may run past midnight as two windows, without a break', () => {
    const time = createWorkingTime(
      everyDay('UTC', [
        ['00:00', '06:00'],
        ['22:00', '24:00'],
      ]),
    );
    expect(time.after(at('2026-11-02T22:00:00Z'), 8 * HOUR)).toBe(at('2026-11-03T06:00:00Z'));
    expect(time.between(at('2026-11-02T12:00:00Z'), at('2026-11-03T12:00:00Z'))).toBe(8 * HOUR);
  });
});

describe('the end of a span of working time', () => {
  const office = createWorkingTime({
    time_zone: 'Europe/London',
    windows: { fri: [['09:00', '17:00']], mon: [['09:00', '17:00']] },
    holidays: [],
  });
  const friday = at('2026-11-06T16:00:00Z');

  it('is the end of a window that is used up, and the next window for a millisecond more', () => {
    expect(office.after(friday, HOUR)).toBe(at('2026-11-06T17:00:00Z'));
    expect(office.after(friday, HOUR + 1)).toBe(at('2026-11-09T09:00:00.001Z'));
  });

  it('is at once for no time, also when nobody works', () => {
    expect(office.after(friday + 12 * HOUR, 0)).toBe(friday + 12 * HOUR);
    expect(office.after(friday, -1)).toBe(friday);
  });

  it('is not looked for further than ten years ahead', () => {
    const weeks = Math.ceil(MAX_AHEAD_MS / (7 * 24 * HOUR));
    expect(office.after(friday, weeks * 15 * HOUR)).toBeGreaterThan(friday + 9 * 365 * 24 * HOUR);
    expect(office.after(friday, weeks * 17 * HOUR)).toBeUndefined();
    expect(createWorkingTime({ time_zone: 'UTC', windows: {}, holidays: [] }).after(friday, 1)).toBeUndefined();
  });
});

describe('a calendar without a break', () => {
  const always = createWorkingTime(
    everyDay('America/New_York', [
      ['00:00', '12:00'],
      ['12:00', '24:00'],
    ]),
  );
  const from = at('2026-03-07T00:00:00.001Z');

  it('counts every millisecond, whatever the clocks do', () => {
    expect(always.between(from, from + 90 * 24 * HOUR)).toBe(90 * 24 * HOUR);
    expect(always.between(from, from - 1)).toBe(0);
    expect(always.after(from, 90 * 24 * HOUR + 7)).toBe(from + 90 * 24 * HOUR + 7);
    expect(always.after(from, 0)).toBe(from);
    expect(always.after(from, MAX_AHEAD_MS)).toBe(from + MAX_AHEAD_MS);
    expect(always.after(from, MAX_AHEAD_MS + 1)).toBeUndefined();
  });

  it('has a break all the same on a holiday', () => {
    const calendar = everyDay('UTC', [['00:00', '24:00']], ['2026-12-25']);
    expect(hours(calendar, '2026-12-24T12:00:00Z', '2026-12-26T12:00:00Z')).toBe(24);
  });
});
