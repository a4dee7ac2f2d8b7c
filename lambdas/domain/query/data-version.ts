import { createHash } from 'node:crypto';

/**
 * Figures of a set of documents that tell it from what it was before. Each write gets a higher number than all writes
 * before it, so with as many calls and the same newest write it is the same set (on several shards, which count their
 * writes apart, the sums tell most others apart).
 */
export interface DataFigures {
  readonly calls: number;
  /** Number of the latest write of any of these calls; null without calls. */
  readonly newest_write: number | null;
  /** Sums over the calls. */
  readonly revision: number;
  readonly edition: number;
  readonly duration_seconds: number;
  readonly importance_score: number;
}

/** Floating-point sums differ with their order from the tenth decimal or so. */
const PRECISION = 1e6;
/** Characters of a version: 96 bits. */
const LENGTH = 16;

/** A short text that differs where one of the figures does. */
export function dataVersion(figures: DataFigures): string {
  const { calls, newest_write, revision, edition, duration_seconds, importance_score } = figures;
  const sums = [revision, edition, duration_seconds, importance_score].map((sum) => Math.round(sum * PRECISION));
  const text = JSON.stringify([calls, newest_write, ...sums]);
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
