import { describe, expect, it } from 'vitest';
import { type ComplaintStore, MAX_THREAD, type ThreadMember } from '../domain/complaints/ports.ts';
import type { Threaded } from '../domain/complaints/thread.ts';

type Threads = Pick<ComplaintStore, 'joinThread'>;

const memberOf = (complaint_id: string, called_at: string, other: Partial<ThreadMember> = {}): ThreadMember => ({
  client_id: 'client-1',
  issue: 'slow_internet',
  complaint_id,
  called_at,
  ...other,
});

const idsOf = (members: readonly Threaded[]) => members.map(({ complaint_id }) => complaint_id).sort();

/** What every table of complaints guarantees of threads. `fresh` gives an empty one. */
export function complaintThreadsContract(engine: string, fresh: () => Promise<Threads>): void {
  describe(`threads of complaints on ${engine}`, () => {
    it('give a complaint itself and those before and after it, with the times of their calls', async () => {
      const threads = await fresh();
      const [a, b, c] = ['2026-11-02T10:00:00.000Z', '2026-11-12T10:00:00.000Z', '2026-11-22T10:00:00.000Z'] as const;
      expect(await threads.joinThread(memberOf('cmp_b', b), 30)).toEqual([{ complaint_id: 'cmp_b', called_at: b }]);
      expect(idsOf(await threads.joinThread(memberOf('cmp_c', c), 30))).toEqual(['cmp_b', 'cmp_c']);
      const seen = await threads.joinThread(memberOf('cmp_a', a), 30);
      expect([...seen].sort((x, y) => (x.called_at < y.called_at ? -1 : 1))).toEqual([
        { complaint_id: 'cmp_a', called_at: a },
        { complaint_id: 'cmp_b', called_at: b },
        { complaint_id: 'cmp_c', called_at: c },
      ]);
    });

    it('take a complaint once, however often it joins', async () => {
      const threads = await fresh();
      const member = memberOf('cmp_a', '2026-11-02T10:00:00.000Z');
      await Promise.all(Array.from({ length: 5 }, () => threads.joinThread(member, 30)));
      expect(await threads.joinThread(member, 30)).toHaveLength(1);
      expect(await threads.joinThread(memberOf('cmp_b', member.called_at), 30)).toHaveLength(2);
    });

    it('are of one client and one issue, and no two pairs of them read alike', async () => {
      const threads = await fresh();
      const at = '2026-11-02T10:00:00.000Z';
      const others = [
        { client_id: 'client-2' },
        { issue: 'no_service' },
        { client_id: 'client-1 slow_', issue: 'internet' },
        { client_id: 'client-1#slow_internet', issue: '' },
        { client_id: 'client-1","slow_internet', issue: '' },
      ];
      for (const [i, other] of others.entries()) await threads.joinThread(memberOf(`cmp_${i}`, at, other), 30);
      expect(idsOf(await threads.joinThread(memberOf('cmp_a', at), 30))).toEqual(['cmp_a']);
    });

    it.each([
      ['to the millisecond', '2026-11-02T10:00:00.000Z', '2026-12-02T10:00:00.000Z', true],
      ['and not a millisecond more', '2026-11-02T10:00:00.000Z', '2026-12-02T10:00:00.001Z', false],
      ['over a month in between', '2026-01-31T23:59:59.999Z', '2026-03-01T00:00:00.000Z', true],
      ['over a February of 29 days', '2028-01-31T12:00:00.000Z', '2028-03-01T12:00:00.000Z', true],
      ['and no more over a February of 29 days', '2028-01-30T12:00:00.000Z', '2028-03-01T12:00:00.000Z', false],
      ['to the 29th of February', '2028-01-30T12:00:00.000Z', '2028-02-29T12:00:00.000Z', true],
      ['over a new year', '2026-12-31T23:30:00.000Z', '2027-01-01T00:30:00.000Z', true],
      ['from the last to the first of a month', '2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00.000Z', true],
    ])('reach 30 days either way, %s', async (_name, early, late, together) => {
      for (const order of [
        [early, late],
        [late, early],
      ]) {
        const threads = await fresh();
        const seen: number[] = [];
        for (const [i, at] of order.entries())
          seen.push((await threads.joinThread(memberOf(`cmp_${i}`, at), 30)).length);
        expect(seen).toEqual([1, together ? 2 : 1]);
      }
    });

    it('reach as many days as are asked for', async () => {
      const threads = await fresh();
      const at = '2026-11-15T10:00:00.000Z';
      await threads.joinThread(memberOf('cmp_a', '2025-12-01T10:00:00.000Z'), 30);
      await threads.joinThread(memberOf('cmp_b', at), 30);
      expect(idsOf(await threads.joinThread(memberOf('cmp_c', at), 0))).toEqual(['cmp_b', 'cmp_c']);
      expect(idsOf(await threads.joinThread(memberOf('cmp_c', at), 366))).toEqual(['cmp_a', 'cmp_b', 'cmp_c']);
    });

    it('show of any two that join at the same time at least one to the other, in whichever months they are', async () => {
      const threads = await fresh();
      const days = ['2026-10-31T23:59:59.999Z', '2026-11-01T00:00:00.000Z', '2026-11-30T10:00:00.000Z'];
      const members = Array.from({ length: 50 }, (_, i) => memberOf(`cmp_${i}`, days[i % days.length] ?? ''));
      const seen = await Promise.all(members.map(async (member) => idsOf(await threads.joinThread(member, 30))));
      for (const [i, { complaint_id: one }] of members.entries()) {
        expect(seen[i]).toContain(one);
        for (const [j, { complaint_id: other }] of members.entries())
          expect(seen[i]?.includes(other) || seen[j]?.includes(one), `${one} and ${other}`).toBe(true);
      }
      const [first] = members;
      if (first !== undefined) expect(await threads.joinThread(first, 30)).toHaveLength(50);
    });

    it('take no more than so many of a month, and give no more', { timeout: 60_000 }, async () => {
      const threads = await fresh();
      const at = (second: number) => new Date(Date.UTC(2026, 10, 15, 0, 0, second)).toISOString();
      for (let i = 0; i < MAX_THREAD; i++) await threads.joinThread(memberOf(`cmp_${i}`, at(i)), 30);
      const late = await threads.joinThread(memberOf('late', at(600)), 30);
      expect(late).toHaveLength(MAX_THREAD);
      expect(late).toContainEqual({ complaint_id: 'late', called_at: at(600) });
      const next = await threads.joinThread(memberOf('cmp_499', at(499)), 30);
      expect(next).toHaveLength(MAX_THREAD);
      expect(idsOf(next)).not.toContain('late');
      const december = memberOf('december', '2026-12-01T00:00:00.000Z');
      const nearest = await threads.joinThread(december, 30);
      expect(nearest).toHaveLength(MAX_THREAD);
      expect(idsOf(nearest)).toContain('december');
      expect(idsOf(nearest)).not.toContain('cmp_0');
    });

    it('refuse a time that is none', async () => {
      const threads = await fresh();
      await expect(threads.joinThread(memberOf('cmp_a', 'yesterday'), 30)).rejects.toThrow(RangeError);
    });
  });
}
