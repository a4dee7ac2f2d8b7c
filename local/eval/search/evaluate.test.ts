import { describe, expect, it } from 'vitest';
import type { CallSearch, RankedList } from '#lambdas/domain/search/ports.ts';
import { WordEmbedder } from '#lambdas/testing/word-embedder.ts';
import { checkHybrid } from './evaluate.ts';
import { figuresOf } from './metrics.ts';
import { runTopics } from './run-topics.ts';
import { searchReport } from './search-report.ts';

const answered = (place: number) =>
  figuresOf([...Array.from({ length: place - 1 }, (_, i) => `x${i}`), 'a'], new Map([['a', 1]]));

const list = (...ids: string[]): RankedList => ({
  hits: ids.map((call_id, i) => ({ call_id, score: 10 - i, identifier: false })),
  total: { value: ids.length, exact: true },
});

/** Lists without an engine. */
const engine = (keyword: RankedList, semantic?: RankedList): CallSearch => ({
  rank: async (legs) => ({
    ...(legs.keyword && { keyword }),
    ...(legs.semantic && semantic && { semantic }),
  }),
  show: async (ids) => new Map(ids.map((id) => [id, { facts: {} as never, evidence: [] }])),
});

describe('hybrid against keyword', () => {
  it('holds when the mean is the same or higher, and counts the queries', () => {
    const check = checkHybrid([answered(2), answered(1), answered(3)], [answered(1), answered(2), answered(3)]);
    expect(check).toMatchObject({ holds: true, better: 1, worse: 1 });
    expect(check.difference).toBeCloseTo(0, 12);
  });

  it('does not hold when the mean is lower', () => {
    expect(checkHybrid([answered(1)], [answered(2)])).toMatchObject({ holds: false, worse: 1 });
  });

  it('is told for each set in a line', () => {
    const common = { corpus: 'c', built: 'By hand.', documents: 9, queries: 1, relevant: 1, modes: {} };
    const report = searchReport([
      { ...common, set: 'tides', hybrid_check: checkHybrid([answered(1)], [answered(2)]) },
      { ...common, set: 'bridges', hybrid_check: checkHybrid([answered(2)], [answered(1)]) },
    ]);
    expect(report).toMatch(/tides +DOES NOT HOLD +-0\.3691 +better 0, worse 1 of 1/);
    expect(report).toMatch(/bridges +HOLDS +\+0\.3691 +better 1, worse 0 of 1/);
  });
});

describe('running the queries', () => {
  const topic = { id: 't1', text: 'red bridge', relevant: new Map([['a', 1]]) };
  const embedder = new WordEmbedder(256);

  it('fuses the lists by the weights that are given', async () => {
    const search = engine(list('x', 'a'), list('a', 'y'));
    const hybrid = async (semantic: number) =>
      await runTopics({ search, embedder, fusion: { method: 'ranks', semantic } }, 'hybrid', [topic]);
    expect((await hybrid(1))[0]?.mrr10).toBe(1);
    expect((await hybrid(0.001))[0]?.mrr10).toBe(1 / 2);
  });

  it('refuses figures of an answer that went by words alone', async () => {
    const asked = { search: engine(list('a')), embedder, fusion: { method: 'ranks' as const, semantic: 1 } };
    await expect(runTopics(asked, 'hybrid', [topic])).rejects.toThrow('answered without its meaning');
    expect((await runTopics(asked, 'keyword', [topic]))[0]?.mrr10).toBe(1);
  });

  it('names a query that the search refuses', async () => {
    const asked = { search: engine(list()), embedder, fusion: { method: 'ranks' as const, semantic: 1 } };
    await expect(runTopics(asked, 'keyword', [{ ...topic, text: '!?' }])).rejects.toThrow('The query t1 is refused');
  });
});
