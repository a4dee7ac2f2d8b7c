import { describe, expect, it } from 'vitest';
import { dayOf, daysBetween, hourOf, hoursOfDay, isOver, mayBeSummed, monthOf } from './hours.ts';

describe('hours of the ledger', () => {
  it('are cut from the time', () => {
    const at = '2026-11-21T14:05:06.789Z';
    expect([hourOf(at), dayOf(at), monthOf(at)]).toEqual(['2026-11-21T14', '2026-11-21', '2026-11']);
    expect(hoursOfDay('2026-11-21')).toHaveLength(24);
    expect(hoursOfDay('2026-11-21').at(9)).toBe('2026-11-21T09');
  });

  it('belong to days, both ends included, also over the end of a leap February', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysBetween('2026-11-21', '2026-11-21')).toEqual(['2026-11-21']);
  });

  it('may be summed a quarter of an hour after their end; changes are told from before that on', () => {
    const at = (time: string) => new Date(`2026-11-21T${time}Z`);
    expect(isOver('2026-11-21T14', at('15:15:00.000'))).toBe(false);
    expect(isOver('2026-11-21T14', at('15:15:00.001'))).toBe(true);
    expect(mayBeSummed('2026-11-21T14', at('15:09:00.000'))).toBe(false);
    expect(mayBeSummed('2026-11-21T14', at('15:11:00.000'))).toBe(true);
  });
});
