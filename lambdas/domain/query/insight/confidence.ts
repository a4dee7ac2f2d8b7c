export interface ConfidenceFacts {
  /** Claims that were verified, and those that were dropped. */
  readonly kept: number;
  readonly dropped: number;
  /** Different calls and clients behind the claims that were kept. */
  readonly calls: number;
  readonly clients: number;
  /** Of the sources that the claims cite, each 0..1. */
  readonly relevance: readonly number[];
  /** How sure it is what was asked, 0..1. */
  readonly understood: number;
  readonly degraded: boolean;
}

/** An answer that is less than it could be is worth half. */
const DEGRADED = 0.5;

/**
 * How far an answer can be relied on, 0..1:
 *
 *     confidence = (1 + support) / 2 × (1 + understood) / 2 × (0.2 + 0.4 agreement + 0.4 retrieval) [× 0.5 where degraded]
 *
 * - support = kept / (kept + dropped)
 * - agreement = (calls / (calls + 1) + clients / (clients + 1)) / 2: the second call that says so tells more than the tenth
 * - retrieval = mean relevance of the cited sources
 *
 * 0 where no claim was kept. It rises with each of these by itself, and falls with what was dropped. The formula is a
 * convention, not a probability.
 */
export function answerConfidence(given: ConfidenceFacts): number {
  const [kept, dropped] = [count(given.kept), count(given.dropped)];
  if (kept === 0) return 0;
  const support = kept / (kept + dropped);
  const agreement = (saturating(given.calls) + saturating(given.clients)) / 2;
  const worth = 0.2 + 0.4 * agreement + 0.4 * meanOf(given.relevance);
  return ((1 + support) / 2) * ((1 + share(given.understood)) / 2) * worth * (given.degraded ? DEGRADED : 1);
}

function saturating(number: number): number {
  const counted = count(number);
  return counted / (counted + 1);
}

function meanOf(shares: readonly number[]): number {
  return shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + share(one), 0) / shares.length;
}

function count(number: number): number {
  return Number.isFinite(number) && number > 0 ? number : 0;
}

function share(number: number): number {
  return Math.min(1, count(number));
}
