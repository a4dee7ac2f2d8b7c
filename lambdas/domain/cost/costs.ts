import { dayOf } from './hours.ts';
import type { LedgerRow, TokenUsage } from './ledger.ts';
import { NO_TOKENS } from './ledger.ts';
import type { NanoUsd } from './money.ts';

/** What model calls cost. All numbers are whole, so that sums are exact in any order. */
export interface CostFigures {
  /** Model requests, whatever came of them; a row may stand for many. */
  readonly calls: number;
  readonly cost: NanoUsd;
  /** What those calls may have cost besides of which nobody knows how they ended; calls in flight are among them. */
  readonly unconfirmed: NanoUsd;
  readonly tokens: TokenUsage;
}

type Parts = ReadonlyMap<string, CostFigures>;

/** Figures of model calls, in all and in parts, each of which adds up to the whole. */
export interface CostTotals extends CostFigures {
  /** By the day, UTC, in which the calls began. */
  readonly by_day: Parts;
  readonly by_model: Parts;
  readonly by_purpose: Parts;
  readonly by_outcome: Parts;
}

/** Days such as `2026-11-21`, UTC, both included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

export interface CostReader {
  /** Of all model calls that began in these days. */
  totals(days: DayRange): Promise<CostTotals>;
}

const NO_FIGURES: CostFigures = { calls: 0, cost: 0, unconfirmed: 0, tokens: NO_TOKENS };

/** The totals of rows of the ledger. */
export function sumRows(rows: readonly LedgerRow[]): CostTotals {
  const counted = rows.map((row) => ({ row, figures: figuresOf(row) }));
  const by = (part: (row: LedgerRow) => string) => collect(counted.map(({ row, figures }) => [part(row), figures]));
  return {
    ...sum(counted.map(({ figures }) => figures)),
    by_day: by(({ started_at }) => dayOf(started_at)),
    by_model: by(({ model }) => model),
    by_purpose: by(({ purpose }) => purpose),
    by_outcome: by(({ outcome }) => outcome),
  };
}

/** The totals of what several totals were made of, in whatever order. */
export function mergeTotals(totals: readonly CostTotals[]): CostTotals {
  return {
    ...sum(totals),
    by_day: collect(totals.flatMap(({ by_day }) => [...by_day])),
    by_model: collect(totals.flatMap(({ by_model }) => [...by_model])),
    by_purpose: collect(totals.flatMap(({ by_purpose }) => [...by_purpose])),
    by_outcome: collect(totals.flatMap(({ by_outcome }) => [...by_outcome])),
  };
}

function figuresOf({ requests = 1, cost, unconfirmed, usage = NO_TOKENS }: LedgerRow): CostFigures {
  return { calls: requests, cost, unconfirmed, tokens: usage };
}

function collect(parts: readonly (readonly [string, CostFigures])[]): Parts {
  const collected = new Map<string, CostFigures>();
  for (const [name, figures] of parts) collected.set(name, add(collected.get(name) ?? NO_FIGURES, figures));
  return collected;
}

function sum(figures: readonly CostFigures[]): CostFigures {
  return figures.reduce(add, NO_FIGURES);
}

function add(a: CostFigures, b: CostFigures): CostFigures {
  return {
    calls: a.calls + b.calls,
    cost: a.cost + b.cost,
    unconfirmed: a.unconfirmed + b.unconfirmed,
    tokens: {
      input: a.tokens.input + b.tokens.input,
      output: a.tokens.output + b.tokens.output,
      cache_read: a.tokens.cache_read + b.tokens.cache_read,
      cache_write: a.tokens.cache_write + b.tokens.cache_write,
    },
  };
}
