import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS } from '../domain/complaints/export/csv.ts';
import { readCsv } from '../domain/complaints/export/csv-reader.testing.ts';
import { listed } from '../domain/complaints/export/listed.testing.ts';
import { EXPORT_PAGE, type ListQuery } from '../domain/complaints/listing/list.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { type ExportDeps, exportComplaints } from './export-complaints.ts';

const QUERY: ListQuery = { filters: { department: ['billing'] }, order: 'opened', limit: EXPORT_PAGE };
const IDS = Object.keys(CSV_COLUMNS).indexOf('complaint_id');

/** An index of so many complaints, and what it was asked; `failAt` is the number of the page that it fails with. */
function indexOf(total: number, failAt = -1) {
  const asked: ListQuery[] = [];
  const list: ExportDeps['index']['list'] = async (query) => {
    if (asked.push(query) - 1 === failAt) throw new IndexUnavailableError(new Error('maya@example.com is down'));
    const from = Number(query.after?.[1] ?? 0);
    const to = Math.min(total, from + query.limit);
    const complaints = Array.from({ length: to - from }, (_, i) =>
      listed({ complaint_id: `cmp-${from + i}`, summary: `The stove of order ${from + i} never arrived. `.repeat(6) }),
    );
    return { complaints, total, ...(to < total && { next: ['2026-11-20T00:00:00.000Z', to] }) };
  };
  return { asked, list };
}

function setUp(total: number, { failAt = -1, remainingMs = (): number => 60_000 } = {}) {
  const logged: [string, Readonly<Record<string, unknown>>][] = [];
  const log = (message: string, details: Readonly<Record<string, unknown>>) => void logged.push([message, details]);
  const index = indexOf(total, failAt);
  const rows = exportComplaints({ index, logger: { info: log, warn: log } }, { query: QUERY, remainingMs });
  return { rows, asked: index.asked, logged };
}

async function all(rows: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of rows) text += piece;
  return text;
}

describe('an export of complaints', () => {
  it('has every complaint of every page once, in order', async () => {
    const { rows, asked, logged } = setUp(2_500);
    const [, ...lines] = readCsv(await all(rows));
    expect(lines.map((line) => line[IDS])).toEqual(Array.from({ length: 2_500 }, (_, i) => `cmp-${i}`));
    expect(asked).toMatchObject([
      QUERY,
      { ...QUERY, after: [expect.any(String), 1_000] },
      { after: [expect.any(String), 2_000] },
    ]);
    expect(logged).toEqual([['Complaints were exported', { rows: 2_500, total: 2_500, end: 'complete' }]]);
  });

  it('is its header alone where nothing matches', async () => {
    const { rows } = setUp(0);
    expect(readCsv(await all(rows))).toHaveLength(1);
  });

  it('ends with a page of nothing, even if that says that there is more', async () => {
    const list = async (query: ListQuery) => ({
      ...{ complaints: query.after === undefined ? [listed()] : [], total: 9, next: ['2026-11-20T00:00:00.000Z', 1] },
    });
    const logger = { info: () => {}, warn: () => {} };
    const rows = exportComplaints({ index: { list }, logger }, { query: QUERY, remainingMs: () => 60_000 });
    expect(readCsv(await all(rows))).toHaveLength(2);
  });

  it('asks for a page only when the reader has taken the one before', async () => {
    const { rows, asked } = setUp(10_000);
    expect(asked).toHaveLength(0);
    for (let taken = 1; taken <= 3; taken++) {
      await rows.next();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(asked).toHaveLength(taken);
    }
    await rows.return();
  });

  it('ends when the reader is gone, and says so', async () => {
    const { rows, asked, logged } = setUp(10_000);
    for await (const _ of rows) break;
    expect(asked).toHaveLength(1);
    expect(logged).toEqual([['Complaints were exported', { rows: 1_000, total: 10_000, end: 'the reader is gone' }]]);
  });

  it('fails before anything was said where the first page cannot be had', async () => {
    const { rows } = setUp(10_000, { failAt: 0 });
    await expect(rows.next()).rejects.toThrow(IndexUnavailableError);
  });

  it('breaks off where a later page cannot be had, and the log tells nothing personal of it', async () => {
    const { rows, logged } = setUp(10_000, { failAt: 2 });
    await expect(all(rows)).rejects.toThrow(IndexUnavailableError);
    expect(logged.map(([message]) => message)).toEqual(['An export of complaints was cut', 'Complaints were exported']);
    expect(logged[1]?.[1]).toEqual({ rows: 2_000, total: 10_000, end: 'cut' });
    expect(JSON.stringify(logged)).not.toContain('maya');
  });

  it('breaks off by itself when the function has no time left', async () => {
    let left = 3_000;
    const { rows, logged } = setUp(10_000, { remainingMs: () => (left -= 400) });
    await expect(all(rows)).rejects.toThrow('longer than the function may run');
    expect(logged.at(-1)?.[1]).toMatchObject({ end: 'cut', rows: 3_000 });
  });

  it('takes no more memory for 100,000 complaints than for 20,000', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const { rows } = setUp(100_000);
    let [pages, bytes, early] = [0, 0, 0];
    for await (const piece of rows) {
      bytes += piece.length;
      if (++pages === 20) early = used();
    }
    expect([pages, bytes > 40_000_000]).toEqual([100, true]);
    expect(used() - early).toBeLessThan(4_000_000);
  });
});
