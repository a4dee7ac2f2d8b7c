import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fusion, fuse, type Ranked } from './fusion.ts';

const list = (...scored: [call_id: string, score: number][]): Ranked[] =>
  scored.map(([call_id, score]) => ({ call_id, score, identifier: false }));
const RANKS: Fusion = { method: 'ranks', semantic: 1 };
const SCORES: Fusion = { method: 'scores', semantic: 0.5 };

describe('fusion', () => {
  it('by ranks gives the sum of reciprocal ranks', () => {
    const [both, first, second] = fuse(list(['a', 9], ['b', 1]), list(['b', 0.8], ['c', 0.1]), RANKS);
    expect(both).toEqual({
      call_id: 'b',
      score: 1 / 62 + 1 / 61,
      ranks: { keyword: 2, semantic: 1 },
      identifier: false,
    });
    expect(first).toMatchObject({ call_id: 'a', score: 1 / 61, ranks: { keyword: 1 } });
    expect(second).toMatchObject({ call_id: 'c', score: 1 / 62, ranks: { semantic: 2 } });
  });

  it('by scores gives the weighted sum of what each list stretches to 0..1', () => {
    const fused = fuse(list(['a', 10], ['b', 6], ['c', 2]), list(['c', 0.9], ['b', 0.8], ['d', 0.4]), SCORES);
    expect(fused.map(({ call_id, score }) => [call_id, Math.round(score * 1000) / 1000])).toEqual([
      ['a', 1],
      ['b', 0.9],
      ['c', 0.5],
      ['d', 0],
    ]);
  });

  it('counts calls of one score alike', () => {
    expect(fuse(list(['b', 3], ['a', 3]), [], SCORES).map(({ call_id, score }) => [call_id, score])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it.each([RANKS, SCORES])('puts calls with an identifier of the query before all others, by %j', (fusion) => {
    const exact = [
      { call_id: 'z', score: 20_007, identifier: true },
      { call_id: 'y', score: 20_001, identifier: true },
    ];
    const fused = fuse([...exact, ...list(['a', 7], ['b', 6])], list(['a', 1], ['b', 0.9]), fusion);
    expect(fused.map(({ call_id }) => call_id)).toEqual(['z', 'y', 'a', 'b']);
    expect(fused.map(({ identifier }) => identifier)).toEqual([true, true, false, false]);
  });

  it('keeps the order of one list where the other is empty, and has every call once', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 30 });
    const ranked = (all: readonly string[]) => list(...all.map((id, i): [string, number] => [id, 100 - i]));
    fc.assert(
      fc.property(ids, ids, fc.constantFrom(RANKS, SCORES), (a, b, fusion) => {
        expect(fuse(ranked(a), [], fusion).map(({ call_id }) => call_id)).toEqual(a);
        const fused = fuse(ranked(a), ranked(b), fusion);
        expect(fused.map(({ call_id }) => call_id).sort()).toEqual([...new Set([...a, ...b])].sort());
        for (const [i, { score }] of fused.entries()) expect(score).toBeLessThanOrEqual(fused[i - 1]?.score ?? score);
      }),
    );
  });
});
