/** A call's importance score and whether people held it for high. */
export interface Scored {
  readonly id: string;
  readonly score: number;
  readonly high: boolean;
}

/** Shares of the calls that a budget may pay for. */
export const BUDGETS = [0.1, 0.15, 0.2, 0.25] as const;

/**
 * Share of the high calls among the best-scored `budget` of all calls. Calls of equal score at the border count by
 * their expected share, so that the order of the file does not matter.
 */
export function caughtAt(calls: readonly Scored[], budget: number): number {
  const places = Math.floor(calls.length * budget);
  const sorted = [...calls].sort((a, b) => b.score - a.score);
  const border = sorted[places - 1]?.score ?? Number.POSITIVE_INFINITY;
  const above = sorted.filter((call) => call.score > border);
  const tied = sorted.filter((call) => call.score === border);
  const high = (list: readonly Scored[]) => list.filter((call) => call.high).length;
  const expected = tied.length === 0 ? 0 : (high(tied) * (places - above.length)) / tied.length;
  return (high(above) + expected) / Math.max(1, high(calls));
}

/** What one threshold of the importance score would mean. */
export interface ThresholdRow {
  readonly threshold: number;
  /** Share of the calls at or above it that are high. */
  readonly precision: number;
  /** Share of the high calls that are at or above it. */
  readonly recall: number;
  /** Share of the calls at or above it, each of which costs a model call. */
  readonly rate: number;
  readonly usdPerMillionCalls: number;
}

const THRESHOLDS = [0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8];

export function thresholdTable(calls: readonly Scored[], usdPerCall: number): ThresholdRow[] {
  const high = calls.filter((call) => call.high).length;
  return THRESHOLDS.map((threshold) => {
    const taken = calls.filter((call) => call.score >= threshold);
    const right = taken.filter((call) => call.high).length;
    const rate = taken.length / Math.max(1, calls.length);
    return {
      threshold,
      precision: right / Math.max(1, taken.length),
      recall: right / Math.max(1, high),
      rate,
      usdPerMillionCalls: rate * 1e6 * usdPerCall,
    };
  });
}
