import { describe, expect, it } from 'vitest';
import { outstandingShard } from './outstanding-shard.ts';
import { MAX_THREAD, OUTSTANDING_SHARDS } from './ports.ts';
import { nearestInThread, threadKey, threadMonth, threadMonths } from './thread.ts';

describe('months of a thread', () => {
  it.each([
    ['2026-11-15T12:00:00.000Z', 10, ['2026-11']],
    ['2026-11-15T12:00:00.000Z', 30, ['2026-10', '2026-11', '2026-12']],
    ['2026-01-31T12:00:00.000Z', 30, ['2026-01', '2026-02', '2026-03']],
    ['2028-01-31T12:00:00.000Z', 29, ['2028-01', '2028-02']],
    ['2028-01-31T12:00:00.000Z', 30, ['2028-01', '2028-02', '2028-03']],
    ['2026-12-31T23:59:59.999Z', 0, ['2026-12']],
    ['2026-12-31T23:59:59.999Z', 1, ['2026-12', '2027-01']],
    ['2027-01-01T00:00:00.000Z', 1, ['2026-12', '2027-01']],
  ])('reach from %s %i days either way', (at, days, months) => {
    expect(threadMonths(at, days)).toEqual(months);
    expect(months).toContain(threadMonth(at));
  });

  it('are those of UTC, whatever the offset of the time', () => {
    expect(threadMonth('2026-12-01T02:00:00+05:30')).toBe('2026-11');
  });

  it('are none of what is no time', () => {
    expect(() => threadMonth('2026-13-01T00:00:00.000Z')).toThrow(RangeError);
    expect(() => threadMonths('', 30)).toThrow(RangeError);
  });
});

describe('the nearest of a thread', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString();
  const own = { complaint_id: 'own', called_at: at(500) };

  it('are the complaint itself and as many as are nearest, earlier or later', () => {
    const others = Array.from({ length: 1_001 }, (_, day) => ({ complaint_id: `cmp_${day}`, called_at: at(day) }));
    const nearest = nearestInThread(others, own, 10_000);
    expect(nearest).toHaveLength(MAX_THREAD);
    expect(nearest[0]).toEqual(own);
    const days = nearest.slice(1).map(({ complaint_id }) => Number(complaint_id.slice(4)));
    expect([Math.min(...days), Math.max(...days)]).toEqual([251, 749]);
  });

  it('hold nobody twice, and nobody whose time is none', () => {
    const odd = { complaint_id: 'odd', called_at: 'then' };
    expect(nearestInThread([own, own, odd], own, 10_000)).toEqual([own]);
  });
});

describe('keys of complaints', () => {
  it('of a thread say nothing of the client, and differ by client and issue', () => {
    const keys = [
      { client_id: 'ab', issue: 'c' },
      { client_id: 'a', issue: 'bc' },
      { client_id: 'a","b', issue: 'c' },
    ].map(threadKey);
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
  });

  it('spread what is outstanding evenly, and keep a complaint where it is', () => {
    const shards = Array.from({ length: 4_000 }, (_, i) => outstandingShard(`cmp_${i}`));
    for (let shard = 0; shard < OUTSTANDING_SHARDS; shard++)
      expect(Math.abs(shards.filter((one) => one === shard).length - 1_000)).toBeLessThan(150);
    expect(outstandingShard('cmp_1')).toBe(shards[1]);
  });
});
