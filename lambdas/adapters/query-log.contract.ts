import { describe, expect, it } from 'vitest';
import type { Feedback, QueryLog, QueryRecord } from '../domain/query/ports.ts';
import { NOW } from '../testing/answers.ts';
import type { KeptQuery } from './query-items.ts';

/** An empty log, and what it keeps of a question. */
export interface QueryLogUnderTest {
  readonly log: QueryLog;
  kept(queryId: string): Promise<KeptQuery | undefined>;
}

const QUERY: QueryRecord = {
  query_id: 'q-1',
  asked_at: '2026-11-21T14:05:06.789Z',
  subject: 'subject-1',
  question: 'How many calls of [NAME_1] were complaints?',
  mode: 'balanced',
  query_type: 'aggregation',
  understood: 0.91,
  confidence: 0.88,
  by: 'rules',
  cache: null,
  degraded: null,
  abstained: false,
  cost_usd: 0,
  duration_ms: 41.5,
};
const useful: Feedback = { useful: true, comment: 'just right', given_at: '2026-11-21T14:06:00.000Z' };
const useless: Feedback = { useful: false, given_at: '2026-11-21T14:05:30.000Z' };
const DAY_MS = 86_400_000;

/** What every log of questions does. `fresh` gives an empty one with this clock. */
export function queryLogContract(engine: string, fresh: (now: () => Date) => Promise<QueryLogUnderTest>): void {
  let now = NOW;
  const empty = () => {
    now = NOW;
    return fresh(() => now);
  };

  describe(`query log on ${engine}`, () => {
    it('keeps a question as it was answered', async () => {
      const { log, kept } = await empty();
      await log.record(QUERY);
      expect(await kept('q-1')).toEqual(QUERY);
      expect(await kept('q-2')).toBeUndefined();
    });

    it('keeps the last word of who asked, whatever their clock says, with or without a comment', async () => {
      const { log, kept } = await empty();
      await log.record(QUERY);
      expect(await log.feedback('q-1', 'subject-1', useful)).toBe('stored');
      expect(await kept('q-1')).toEqual({ ...QUERY, feedback: useful });
      expect(await log.feedback('q-1', 'subject-1', useless)).toBe('stored');
      expect(await kept('q-1')).toEqual({ ...QUERY, feedback: useless });
      await log.feedback('q-1', 'subject-1', { ...useful, comment: undefined });
      expect((await kept('q-1'))?.feedback?.comment).toBeUndefined();
    });

    it('knows no question that nobody asked, nor that of somebody else, and writes nothing then', async () => {
      const { log, kept } = await empty();
      await log.record(QUERY);
      expect(await log.feedback('q-2', 'subject-1', useful)).toBe('unknown');
      expect(await log.feedback('q-1', 'subject-2', useful)).toBe('unknown');
      expect(await log.feedback('q-1', '', useful)).toBe('unknown');
      expect(await kept('q-2')).toBeUndefined();
      expect(await kept('q-1')).toEqual(QUERY);
    });

    it('changes nothing when a question is recorded again, not even what was said of it', async () => {
      const { log, kept } = await empty();
      await log.record(QUERY);
      await log.feedback('q-1', 'subject-1', useful);
      await log.record({ ...QUERY, subject: 'subject-2' });
      expect(await kept('q-1')).toEqual({ ...QUERY, feedback: useful });
    });

    it('knows a question for thirty days, though it may still be there', async () => {
      const { log } = await empty();
      await log.record({ ...QUERY, asked_at: '1970-01-01T00:00:00.000Z' });
      now = new Date(NOW.getTime() + 30 * DAY_MS - 1_000);
      expect(await log.feedback('q-1', 'subject-1', useful)).toBe('stored');
      now = new Date(NOW.getTime() + 30 * DAY_MS + 1_000);
      expect(await log.feedback('q-1', 'subject-1', useless)).toBe('unknown');
    });
  });
}
