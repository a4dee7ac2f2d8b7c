import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUSION, fuse } from './fusion.ts';

const list = (...ids: string[]) => ids.map((call_id) => ({ call_id, identifier: false }));
const EVEN = { k: 60, keyword: 1, semantic: 1 };

describe('reciprocal rank fusion', () => {
  it('gives the sum of reciprocal ranks', () => {
    const [both, first, second] = fuse(list('a', 'b'), list('b', 'c'), EVEN);
    expect(both).toEqual({
      call_id: 'b',
      score: 1 / 62 + 1 / 61,
      ranks: { keyword: 2, semantic: 1 },
      identifier: false,
    });
    expect(first).toMatchObject({ call_id: 'a', score: 1 / 61, ranks: { keyword: 1 } });
    expect(second).toMatchObject({ call_id: 'c', score: 1 / 62, ranks: { semantic: 2 } });
  });

  it('puts calls with an identifier of the query before all others', () => {
    const keyword = [...list('a', 'b'), { call_id: 'z', identifier: true }];
    expect(fuse(keyword, list('a', 'b'), EVEN)[0]).toMatchObject({ call_id: 'z', identifier: true });
  });

  it('keeps the order of one list where the other is empty, and has every call once', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(fuse(list(...a), [], FUSION).map(({ call_id }) => call_id)).toEqual(a);
        const fused = fuse(list(...a), list(...b), FUSION);
        expect(fused.map(({ call_id }) => call_id).sort()).toEqual([...new Set([...a, ...b])].sort());
        for (const [i, { score }] of fused.entries()) expect(score).toBeLessThanOrEqual(fused[i - 1]?.score ?? score);
      }),
    );
  });
});
