/** What is right for a query: call ids with their gain; a gain above 0 is relevant, 1 where the judgement is yes or no. */
export type Gains = ReadonlyMap<string, number>;

/** Figures of one answer, each 0..1. */
export interface Figures {
  readonly ndcg10: number;
  readonly recall5: number;
  readonly recall20: number;
  readonly mrr10: number;
  readonly precision10: number;
}

export const FIGURES = ['ndcg10', 'recall5', 'recall20', 'mrr10', 'precision10'] as const satisfies (keyof Figures)[];

/** Deepest place that a figure looks at. */
export const DEPTH = 20;

/** The figures of a ranking, best first, without repeated ids. */
export function figuresOf(ranking: readonly string[], gains: Gains): Figures {
  return {
    ndcg10: ndcg(ranking, gains, 10),
    recall5: recall(ranking, gains, 5),
    recall20: recall(ranking, gains, 20),
    mrr10: reciprocalRank(ranking, gains, 10),
    precision10: precision(ranking, gains, 10),
  };
}

/** Each figure's mean over the answers; every query counts the same. */
export function meanFigures(all: readonly Figures[]): Figures {
  const mean = (figure: keyof Figures) => all.reduce((sum, one) => sum + one[figure], 0) / Math.max(1, all.length);
  return {
    ndcg10: mean('ndcg10'),
    recall5: mean('recall5'),
    recall20: mean('recall20'),
    mrr10: mean('mrr10'),
    precision10: mean('precision10'),
  };
}

/**
 * Normalised discounted cumulated gain of the first k places (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002): the gains of
 * the places, each divided by log2(place + 1), as a share of what the best possible order gives. Gain and discount are those
 * of trec_eval's `ndcg_cut`, which BEIR's figures are made with; the paper's own discount leaves the second place whole.
 */
export function ndcg(ranking: readonly string[], gains: Gains, k: number): number {
  const best = [...gains.values()].filter(isRelevant).sort((a, b) => b - a);
  const found = ranking.slice(0, k).map((id) => Math.max(0, gains.get(id) ?? 0));
  const ideal = discounted(best.slice(0, k));
  return ideal === 0 ? 0 : discounted(found) / ideal;
}

/** Share of all that is relevant that stands in the first k places. */
export function recall(ranking: readonly string[], gains: Gains, k: number): number {
  const relevant = [...gains.values()].filter(isRelevant).length;
  return relevant === 0 ? 0 : hits(ranking, gains, k) / relevant;
}

/** Share of the first k places that is relevant; a place that is left empty is not. */
export function precision(ranking: readonly string[], gains: Gains, k: number): number {
  return hits(ranking, gains, k) / k;
}

/** 1 / place of the first relevant one, 0 when none is in the first k (Voorhees, TREC-8 question answering track, 1999). */
export function reciprocalRank(ranking: readonly string[], gains: Gains, k: number): number {
  const place = ranking.slice(0, k).findIndex((id) => isRelevant(gains.get(id) ?? 0));
  return place < 0 ? 0 : 1 / (place + 1);
}

const isRelevant = (gain: number): boolean => gain > 0;

function hits(ranking: readonly string[], gains: Gains, k: number): number {
  return ranking.slice(0, k).filter((id) => isRelevant(gains.get(id) ?? 0)).length;
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
