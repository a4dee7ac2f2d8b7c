import { describe, expect, it } from 'vitest';
import { clockStatus, dueOf, isDoneLate, missedClocks, openClock } from './clock-status.ts';
import type { Clock } from './types.ts';

const at = (hour: number) => `2026-11-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

function clockOf(name: Clock['name'], cycle: number, due: number | null, done: number | null = null): Clock {
  const time = (hour: number | null) => (hour === null ? null : at(hour));
  const measured = { started_at: at(8), target_minutes: 60, ran_minutes: done === null ? null : 60 };
  return { name, cycle, due_at: time(due), done_at: time(done), ...measured };
}

const response = (due: number | null, done: number | null = null, cycle = 1) =>
  clockOf('first_response', cycle, due, done);
const resolution = (due: number | null, done: number | null = null, cycle = 1) =>
  clockOf('resolution', cycle, due, done);

describe('a promise', () => {
  it.each([
    ['is active before it is due', response(12), at(11), 'active'],
    ['is missed from the moment that it is due', response(12), at(12), 'missed'],
    ['is missed long after', response(12), at(23), 'missed'],
    ['is active as long as it stands still', response(null), at(23), 'active'],
    ['is met when it was done in time, for ever', response(12, 11), at(23), 'met'],
    ['is missed when it was done as it became due', response(12, 12), at(23), 'missed'],
    ['is missed when it was done late', response(12, 13), at(23), 'missed'],
    ['is met when it was done without being due', response(null, 13), at(23), 'met'],
  ] as const)('%s', (_, clock, now, status) => {
    expect(clockStatus(clock, now)).toBe(status);
  });

  it('is done late at its deadline and behind it', () => {
    expect([response(12), response(12, 11), response(12, 12), response(null, 13)].map(isDoneLate)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('what is due', () => {
  it.each([
    ['is the first response before the resolution', [response(14), resolution(12)], at(14), 'first_response'],
    ['is the resolution after the first response', [response(14, 9), resolution(12)], at(12), 'resolution'],
    ['is what does not stand still', [response(null), resolution(12)], at(12), 'resolution'],
    [
      'is of the last cycle',
      [response(9), resolution(10), response(14, 11, 2), resolution(16, null, 2)],
      at(16),
      'resolution',
    ],
  ] as const)('%s', (_, clocks, due_at, due_for) => {
    expect(dueOf({ clocks })).toEqual({ due_at, due_for });
    expect(openClock({ clocks })).toMatchObject({ due_at, name: due_for });
  });

  it('is nothing when all is done or stands still', () => {
    expect(dueOf({ clocks: [response(12, 11), resolution(null)] })).toBeUndefined();
    expect(
      dueOf({ clocks: [response(12), resolution(12), response(14, 13, 2), resolution(15, 14, 2)] }),
    ).toBeUndefined();
    expect(dueOf({ clocks: [] })).toBeUndefined();
  });
});

describe('missed promises', () => {
  it('are those of all cycles, each once, the first response first', () => {
    const clocks = [resolution(9, 10), response(9, 8), resolution(10, 11, 2), response(9, null, 3)];
    expect(missedClocks({ clocks }, at(12))).toEqual(['first_response', 'resolution']);
    expect(missedClocks({ clocks }, at(8))).toEqual(['resolution']);
    expect(missedClocks({ clocks: [response(9)] }, at(8))).toEqual([]);
  });
});
