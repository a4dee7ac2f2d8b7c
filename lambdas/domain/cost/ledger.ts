import type { NanoUsd } from './money.ts';

/** Tokens of one model call, as the service reports them; `input` is without those read from or written to a cache. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
  readonly cache_read: number;
  readonly cache_write: number;
}

export const NO_TOKENS: TokenUsage = { input: 0, output: 0, cache_read: 0, cache_write: 0 };

/** Why a model was called. */
export const PURPOSES = [
  'enrichment',
  'repair',
  'shadow',
  're-enrichment',
  'batch',
  'embedding',
  'understanding',
  'answer',
  'complaint-summary',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * How a model call ended. `open`: it was begun and nobody knows how it ended. `answered`: with what was asked for.
 * `invalid`: paid for, but of no use. All others brought no answer.
 */
export const CALL_OUTCOMES = [
  'open',
  'answered',
  'invalid',
  'throttled',
  'unavailable',
  'timeout',
  'lost',
  'refused',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A model call that is about to be made. Nothing in it is personal. */
export interface LedgerCall {
  /** Unique; a row is found by it and `started_at`. */
  readonly id: string;
  /** UTC ISO 8601 with milliseconds. */
  readonly started_at: string;
  readonly purpose: Purpose;
  /** What it was for: a call_id, or the function that embeds the texts of many calls at once. */
  readonly subject: string;
  readonly lane: string;
  /** Model id or inference profile, as it is called. */
  readonly model: string;
  /** The most that it can cost; kept back from the budget until it is known. */
  readonly reserved: NanoUsd;
  /** Model requests that the row stands for, from 1 up; 1 when left out. */
  readonly requests?: number;
}

/** What is kept back from the budgets of the day and month in which it began. */
export type Reservation = Pick<LedgerCall, 'id' | 'started_at' | 'reserved'>;

/** How it ended. */
export interface LedgerResult {
  readonly outcome: Exclude<CallOutcome, 'open'>;
  /** Undefined when the service reported none: the call failed, or its answer was lost. */
  readonly usage?: TokenUsage | undefined;
  /** By the reported tokens; 0 where none were reported. */
  readonly cost: NanoUsd;
  /**
   * What it may have cost besides: the reservation of a call that the service may have worked on, while its answer was
   * lost. It stays kept back from the budget.
   */
  readonly unconfirmed: NanoUsd;
  readonly latency_ms: number;
}

/** A row of the ledger; a row that is still `open` has its reservation as unconfirmed cost. */
export type LedgerRow = LedgerCall & Omit<LedgerResult, 'outcome'> & { readonly outcome: CallOutcome };

/** What has been spent of a period. `committed` is spent plus what is kept back for calls in flight or lost. */
export interface Spending {
  readonly spent: NanoUsd;
  readonly committed: NanoUsd;
}

/** Spending of the day and of the month of a moment, UTC. */
export interface BudgetState {
  readonly day: Spending;
  readonly month: Spending;
}

/** What may be committed at most. */
export interface Ceilings {
  readonly day: NanoUsd;
  readonly month: NanoUsd;
}

/**
 * One row for every model call; embeddings, a row of which costs more than a text, have one for many. A call is opened
 * before it is made, which keeps its reservation back from the budget in one conditional write, and closed when it has
 * ended. A crash in between leaves an open row and the reservation.
 */
export interface Ledger {
  /** `ok` false: with this call more than the ceilings would be committed; then nothing was written. */
  open(call: LedgerCall, ceilings: Ceilings): Promise<{ readonly ok: boolean; readonly budget: BudgetState }>;
  /** Once a call: closing again changes nothing. */
  close(call: LedgerCall, result: LedgerResult): Promise<BudgetState>;
  /**
   * Writes the row of a call that was paid for without a reservation of its own, such as a record of a batch job, or of
   * embeddings; again changes nothing.
   */
  record(call: LedgerCall, result: LedgerResult): Promise<void>;
  /**
   * Keeps back what many calls together may cost, such as those of a batch job; `ok` as for a call that is opened. Once an
   * id: again changes nothing, and is ok while it is held.
   */
  reserve(
    reservation: Reservation,
    ceilings: Ceilings,
  ): Promise<{ readonly ok: boolean; readonly budget: BudgetState }>;
  /** Gives it back, once. */
  release(reservation: Reservation): Promise<void>;
  /** Spending of the day and month that hold this time, UTC ISO. */
  budget(at: string): Promise<BudgetState>;
  /**
   * Notes that a step of the budget has been announced for a period (`day` or `month`) that holds this time. True for
   * exactly one of those who ask, for each step.
   */
  announce(period: 'day' | 'month', step: string, at: string): Promise<boolean>;
}
