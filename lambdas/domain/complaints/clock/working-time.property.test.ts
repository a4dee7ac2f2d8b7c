import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS, RANGE_MINUTES, ranged, workedMinutes } from './brute-force.testing.ts';
import { createWorkingTime } from './working-time.ts';

const minute = fc.nat(RANGE_MINUTES);
/** Milliseconds of a range, whole minutes or not. */
const moment = fc.oneof(
  fc.nat(RANGE_MINUTES * MINUTE_MS),
  minute.map((at) => at * MINUTE_MS),
);

describe('working time', () => {
  it('is what counting the minutes gives in which clocks show a time within a window', () => {
    fc.assert(
      fc.property(ranged, minute, minute, ({ range, calendar }, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const counted = workedMinutes(calendar, range).slice(from, to).filter(Boolean).length;
        const time = createWorkingTime(calendar);
        const measured = time.between(range.from + from * MINUTE_MS, range.from + to * MINUTE_MS);
        expect(measured).toBe(counted * MINUTE_MS);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up, to the millisecond, and never runs back', () => {
    fc.assert(
      fc.property(ranged, fc.tuple(moment, moment, moment), ({ range, calendar }, moments) => {
        const [a = 0, b = 0, c = 0] = moments.map((at) => range.from + at).sort((x, y) => x - y);
        const time = createWorkingTime(calendar);
        expect(time.between(a, b) + time.between(b, c)).toBe(time.between(a, c));
        expect(time.between(a, b)).toBeGreaterThanOrEqual(0);
        expect(time.between(a, b)).toBeLessThanOrEqual(b - a);
        expect(time.between(c, a)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is used up at the first moment by which so much has passed', () => {
    fc.assert(
      fc.property(ranged, moment, fc.integer({ min: 1, max: 4 * 86_400_000 }), ({ range, calendar }, at, working) => {
        const time = createWorkingTime(calendar);
        const from = range.from + at;
        const used = time.after(from, working);
        if (used === undefined) return expect(time.between(from, from + 3_653 * 86_400_000)).toBeLessThan(working);
        expect(time.between(from, used)).toBe(working);
        expect(time.between(from, used - 1)).toBe(working - 1);
        expect(time.after(from, working - 1)).toBeLessThan(used);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back the moment that it was measured to, where that is working time', () => {
    fc.assert(
      fc.property(ranged, moment, moment, ({ range, calendar }, a, b) => {
        const [from, to] = [range.from + Math.min(a, b), range.from + Math.max(a, b)];
        const time = createWorkingTime(calendar);
        const back = time.after(from, time.between(from, to));
        if (time.between(to - 1, to) === 1 || from === to) expect(back).toBe(to);
        else expect(time.between(back ?? 0, to)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
