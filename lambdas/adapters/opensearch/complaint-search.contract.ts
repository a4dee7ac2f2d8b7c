import { describe, expect, it } from 'vitest';
import type { ComplaintDocument } from '../../domain/complaints/document.ts';
import { writeComplaintCursor } from '../../domain/complaints/listing/cursor.ts';
import { type ComplaintFilters, LIST_ORDERS, type ListQuery } from '../../domain/complaints/listing/list.ts';
import { parseComplaintList } from '../../domain/complaints/listing/parse-list.ts';
import { STATS_INTERVALS } from '../../domain/complaints/listing/stats.ts';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { listed, recountFacts, recountStats } from '../../testing/complaint-recount.ts';
import { type ComplaintRig, complaintDocument } from '../../testing/complaint-rig.ts';
import { DEPARTMENTS, randomComplaints } from '../../testing/random-complaints.ts';

const COUNT = 300;
const NOW = '2026-06-15T12:00:00.000Z';
const YEAR = { opened_from: '2026-01-01T00:00:00.000Z', opened_to: '2026-12-31T23:59:59.999Z' };

const FILTERS: readonly ComplaintFilters[] = [
  {},
  { department: ['network', 'sales'] },
  { status: ['open', 'reopened'], priority: ['urgent'] },
  { owner: ['none'] },
  { owner: ['agent-2', 'none'], group: ['desk-b'] },
  { owner: ['agent-1'], issue: ['slow_internet', 'overcharge'] },
  { client_id: 'client-7' },
  { call_id: 'call-11' },
  { due_before: NOW },
  { due_before: NOW, department: ['billing'], status: ['open', 'in_progress', 'waiting'] },
  { opened_from: '2026-03-01T00:00:00.000Z' },
  { opened_from: '2026-03-01T00:00:00.000Z', opened_to: '2026-04-30T23:59:59.999Z', priority: ['high', 'standard'] },
  { department: ['nobody-knows'] },
];

/** What lists and figures do on every engine. `fresh` gives a rig on an engine without an index of complaints. */
export function complaintSearchContract(engine: string, fresh: () => Promise<ComplaintRig>): void {
  const filled = async (documents: readonly ComplaintDocument[]): Promise<ComplaintRig> => {
    const rig = await fresh();
    await rig.ensure();
    if (documents.length > 0) await rig.write(...documents);
    return rig;
  };
  const said = (id: string, text: string, more: Partial<ComplaintDocument> = {}) =>
    complaintDocument(id, { text, ...more });

  describe(`lists of complaints on ${engine}`, () => {
    it('are what the documents themselves come to, for all filters and orders', async () => {
      const documents = randomComplaints(COUNT);
      const rig = await filled(documents);
      for (const filters of FILTERS) {
        for (const order of LIST_ORDERS) {
          const { complaints, total, next } = await rig.search.list({ filters, order, limit: 1_000 });
          const expected = listed(documents, filters, order);
          expect(complaints, JSON.stringify({ filters, order })).toEqual(expected);
          expect({ total, next }).toEqual({ total: expected.length, next: undefined });
        }
      }
    });

    it.each(LIST_ORDERS)(
      'by %s go on from page to page, also behind the last that is due, through cursors',
      async (order) => {
        const documents = randomComplaints(70, 2);
        const rig = await filled(documents);
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const given = { order, limit: '7', overdue: 'false', ...(cursor !== null && { cursor }) };
          const parsed = parseComplaintList(given, new Date(NOW));
          if (!parsed.ok) throw new Error(parsed.title);
          const page = await rig.search.list(parsed.query);
          expect(page.total).toBe(70);
          seen.push(...page.complaints.map(({ complaint_id }) => complaint_id));
          cursor = writeComplaintCursor(page.next, parsed.query);
        } while (cursor !== null);
        expect(seen).toEqual(listed(documents, {}, order).map(({ complaint_id }) => complaint_id));
      },
    );

    it('end where a page is exactly full', async () => {
      const rig = await filled(randomComplaints(14, 3));
      const list = (query: Partial<ListQuery>) => rig.search.list({ filters: {}, order: 'due', limit: 7, ...query });
      const first = await list({});
      expect(first.next).toBeDefined();
      const second = await list({ after: first.next });
      expect([second.complaints.length, second.next]).toEqual([7, undefined]);
    });

    it('are asked for all words, by their stems or by their sounds, in any order', async () => {
      const rig = await filled([
        said('charged', 'I was charged twice for the router.'),
        said('router', 'The router is dead.'),
        said('hindi', 'हमारे घर में बिजली नहीं है। router भी बंद।'),
      ]);
      const found = async (text: string) => [...(await rig.ids({ text }))].sort();
      expect(await found('router')).toEqual(['charged', 'hindi', 'router']);
      expect(await found('routers charging')).toEqual(['charged']);
      expect(await found('bijlee ROUTER')).toEqual(['hindi']);
      expect(await found('router refund')).toEqual([]);
      expect(await found('the router')).toEqual(['charged', 'hindi', 'router']);
      expect(await rig.ids({ text: 'router', department: ['sales'] })).toEqual([]);
    });

    it('know an identifier, whether a complaint, a call, a client or an order has it', async () => {
      const rig = await filled([
        said('cmp-0001', 'x', { call_id: 'call/77', client_id: 'client 5' }),
        said('cmp-0002', 'y', { entities: ['ORD-4711/22', '₹500'] }),
        said('cmp-0003', 'the number 4711 and 22, and ord'),
      ]);
      expect(await rig.ids({ text: 'cmp-0001' })).toEqual(['cmp-0001']);
      expect(await rig.ids({ text: 'call/77' })).toEqual(['cmp-0001']);
      expect(await rig.ids({ text: 'client 5' })).toEqual(['cmp-0001']);
      expect(await rig.ids({ text: 'ORD-4711/22' })).toEqual(['cmp-0002', 'cmp-0003']);
      expect(await rig.ids({ text: '4713' })).toEqual([]);
    });

    it.each([
      '" OR 1=1 -- ); x',
      'text:* AND NOT (foo~2 OR [a TO z]) /re.*/ {x}',
      '请退款 환불 إلغاء возврат'.repeat(8),
      'ん'.repeat(200),
      'b c '.repeat(50).trim(),
      '\ud800 lone',
      'a@b.example 4111 1111 1111 1111',
    ])('take %j for words', async (text) => {
      const rig = await filled([said('plain', 'nothing of it')]);
      expect(await rig.ids({ text })).toEqual([]);
    });
  });

  describe(`figures of complaints on ${engine}`, () => {
    it('are what a recount of the documents gives, by department, interval and time zone', async () => {
      const documents = randomComplaints(COUNT, 4);
      const rig = await filled(documents);
      for (const time_zone of ['UTC', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin']) {
        for (const interval of STATS_INTERVALS) {
          for (const filters of [YEAR, { ...YEAR, department: ['network'] }]) {
            const query = { filters, interval, time_zone, now: NOW };
            expect(await rig.search.stats(query)).toEqual(recountStats(documents, query));
          }
        }
      }
    });

    it('count a promise that was noticed as missed and is overdue as well once', async () => {
      const late = { due_at: '2026-06-01T00:00:00.000Z' };
      const rig = await filled([
        complaintDocument('noticed', { missed: ['first_response'] }),
        complaintDocument('overdue', late),
        complaintDocument('both', { ...late, missed: ['first_response', 'resolution'] }),
        complaintDocument('neither', { due_at: NOW }),
      ]);
      const { total } = await rig.search.stats({ filters: {}, interval: 'day', time_zone: 'UTC', now: NOW });
      expect(total).toMatchObject({ opened: 4, breached: 3, overdue: 2 });
    });

    it('are nothing, not an error, of no complaints', async () => {
      const rig = await filled([]);
      const nothing = { p50: null, p90: null, measured: 0 };
      const stats = await rig.search.stats({ filters: YEAR, interval: 'week', time_zone: 'UTC', now: NOW });
      expect(stats).toEqual({
        total: {
          ...{ opened: 0, open: 0, resolved: 0, breached: 0, overdue: 0, reopened: 0, reopen_rate: null },
          first_response_minutes: nothing,
          resolution_minutes: nothing,
        },
        by_department: [],
        trend: [],
      });
    });

    it('come near to the exact percentiles of thousands of complaints', async () => {
      const documents = randomComplaints(3_000, 5);
      const rig = await filled(documents);
      const query = { filters: YEAR, interval: 'month', time_zone: 'UTC', now: NOW } as const;
      const [given, exact] = [await rig.search.stats(query), recountStats(documents, query)];
      for (const clock of ['first_response_minutes', 'resolution_minutes'] as const) {
        for (const share of ['p50', 'p90'] as const) {
          const expected = exact.total[clock][share] ?? 0;
          expect(Math.abs((given.total[clock][share] ?? 0) - expected)).toBeLessThan(expected / 100);
        }
      }
      expect(given.total.opened).toBe(3_000);
    });
  });

  describe(`facts of a summary on ${engine}`, () => {
    it('are what a recount of the documents gives', async () => {
      const documents = randomComplaints(COUNT, 6);
      const rig = await filled(documents);
      for (const department of [undefined, ...DEPARTMENTS]) {
        for (const [start, end] of [
          ['2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
          ['2026-04-01T00:00:00.000Z', '2026-05-31T23:59:59.999Z'],
        ] as const) {
          const scope = { start, end, now: NOW, ...(department !== undefined && { department }) };
          expect(await rig.search.facts(scope)).toEqual(recountFacts(documents, scope));
        }
      }
    });

    it('count every issue, however many there are', async () => {
      const documents = Array.from({ length: 600 }, (_, i) =>
        complaintDocument(`c-${i}`, { issue: `issue-${String(i % 400).padStart(3, '0')}` }),
      );
      const rig = await filled(documents);
      const scope = { start: YEAR.opened_from, end: YEAR.opened_to, now: NOW };
      const { issues } = await rig.search.facts(scope);
      expect(issues).toEqual(recountFacts(documents, scope).issues);
      expect(issues.length).toBe(400);
    });

    it('are nothing of no complaints', async () => {
      const rig = await filled([]);
      const facts = await rig.search.facts({ start: YEAR.opened_from, end: YEAR.opened_to, now: NOW });
      expect(facts).toMatchObject({ issues: [], examples: [], history: { p50: null, p90: null, measured: 0 } });
      expect(Object.values(facts.sentiment)).toEqual([0, 0, 0, 0, 0]);
    });
  });

  describe(`the index of complaints before it is there, on ${engine}`, () => {
    it('cannot be reached', async () => {
      const { search } = await fresh();
      const scope = { start: YEAR.opened_from, end: YEAR.opened_to, now: NOW };
      for (const asked of [
        () => search.list({ filters: {}, order: 'due', limit: 5 }),
        () => search.stats({ filters: {}, interval: 'day', time_zone: 'UTC', now: NOW }),
        () => search.facts(scope),
      ]) {
        await expect(asked()).rejects.toBeInstanceOf(IndexUnavailableError);
      }
    });
  });
}
