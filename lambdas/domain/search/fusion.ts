import * as z from 'zod/mini';

/** How the lists by words and by meaning become one; configuration, the value of SEARCH_FUSION as JSON. */
export const FusionSchema = z.strictObject({
  /**
   * `scores`: the scores of each list, stretched to 0..1 from its worst to its best call. `ranks`: reciprocal ranks
   * (Cormack, Clarke and Büttcher, SIGIR 2009), which needs no scores.
   */
  method: z.enum(['scores', 'ranks']),
  /** Weight of the list by meaning; that of the list by words is 1. */
  semantic: z.number().check(z.gte(0), z.lte(1)),
});

export type Fusion = z.infer<typeof FusionSchema>;

/** How much less the second place is worth than the first; 60 in the paper. */
const K = 60;

/** More than both lists together can give: a call that holds an identifier of the query comes before all that do not. */
export const IDENTIFIER_WEIGHT = 10;

export interface Ranked {
  readonly call_id: string;
  /** Of its list; to compare within it. */
  readonly score: number;
  readonly identifier: boolean;
}

export interface Fused {
  readonly call_id: string;
  readonly score: number;
  /** From 1; undefined where the list does not have the call. */
  readonly ranks: { readonly keyword?: number; readonly semantic?: number };
  readonly identifier: boolean;
}

/** Fuses the lists, best first; equal scores by call_id, so that the same lists always give the same order. */
export function fuse(keyword: readonly Ranked[], semantic: readonly Ranked[], fusion: Fusion): readonly Fused[] {
  const fused = new Map<string, Fused>();
  const add = (list: readonly Ranked[], leg: 'keyword' | 'semantic', weight: number) => {
    const worth = fusion.method === 'ranks' ? byRank : byScore(list);
    list.forEach((one, i) => {
      const known = fused.get(one.call_id) ?? { call_id: one.call_id, score: 0, ranks: {}, identifier: false };
      const ranks = { ...known.ranks, [leg]: i + 1 };
      const score = known.score + weight * worth(one, i) + (one.identifier ? IDENTIFIER_WEIGHT : 0);
      fused.set(one.call_id, { ...known, score, ranks, identifier: known.identifier || one.identifier });
    });
  };
  add(keyword, 'keyword', 1);
  add(semantic, 'semantic', fusion.semantic);
  return [...fused.values()].sort((a, b) => b.score - a.score || (a.call_id < b.call_id ? -1 : 1));
}

type Worth = (one: Ranked, place: number) => number;

const byRank: Worth = (_, place) => 1 / (K + place + 1);

/** From 0 for the worst call of the list to 1 for the best; calls with an identifier, whose scores stand apart, keep their order above 0. */
function byScore(list: readonly Ranked[]): Worth {
  const scores = list.filter(({ identifier }) => !identifier).map(({ score }) => score);
  const [top, bottom] = [Math.max(...scores), Math.min(...scores)];
  const span = top - bottom;
  return ({ score, identifier }, place) => {
    if (identifier) return 1 / (place + 1);
    return span > 0 ? (score - bottom) / span : 1;
  };
}
