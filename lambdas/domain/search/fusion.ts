/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a call gets the sum of weight / (k + rank) over the
 * lists that it is in, ranks from 1. It needs no scores of the engines, which no two engines give alike.
 */
export interface Fusion {
  /** How much less the second place is worth than the first; 60 in the paper. */
  readonly k: number;
  readonly keyword: number;
  readonly semantic: number;
}

/** Weights by the evaluation (docs/SEARCH.md). */
export const FUSION: Fusion = { k: 60, keyword: 1, semantic: 0.5 };

/** More than all ranks together can give: a call that holds an identifier of the query comes before all that do not. */
export const IDENTIFIER_WEIGHT = 1;

export interface Ranked {
  readonly call_id: string;
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
export function fuse(
  keyword: readonly Ranked[],
  semantic: readonly Ranked[],
  { k, keyword: keywordWeight, semantic: semanticWeight }: Fusion,
): readonly Fused[] {
  const fused = new Map<string, Fused>();
  const add = (list: readonly Ranked[], leg: 'keyword' | 'semantic', weight: number) => {
    list.forEach(({ call_id, identifier }, i) => {
      const known = fused.get(call_id) ?? { call_id, score: 0, ranks: {}, identifier: false };
      const ranks = { ...known.ranks, [leg]: i + 1 };
      const score = known.score + weight / (k + i + 1);
      fused.set(call_id, { call_id, score, ranks, identifier: known.identifier || identifier });
    });
  };
  add(keyword, 'keyword', keywordWeight);
  add(semantic, 'semantic', semanticWeight);
  return [...fused.values()]
    .map((one) => (one.identifier ? { ...one, score: one.score + IDENTIFIER_WEIGHT } : one))
    .sort((a, b) => b.score - a.score || (a.call_id < b.call_id ? -1 : 1));
}
