import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhenResult,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';
import type { ChatFault, ChatOutcome } from '../domain/enrichment/ports.ts';

/** What stands before a model: calls that it keeps back were not made. */
export interface ModelGate {
  /**
   * Makes the call, again where that helps: with full jitter after `throttled` and `unavailable`, and after
   * `timeout` and `lost`. Not made because of the gate when the circuit is open or too many
   * calls wait.
   */
  run(call: () => Promise<Attempt>): Promise<Attempt>;
}

/** A chat model's outcome, or why it was not asked: the budget, the gate, no time left, or enough paid in vain. */
export type Attempt = ChatOutcome | { readonly kind: 'not-made'; readonly why: 'budget' | 'gate' | 'time' | 'paid' };

export interface GateOptions {
  /** Calls of one model at a time in this process, and calls that may wait for a place. */
  readonly concurrent: number;
  readonly waiting: number;
  /** Attempts beyond the first of what is worth repeating at once. */
  readonly retries: number;
  /**
   * Attempts beyond the first after `timeout` and `lost`, which may have been paid for.
   * @default 1
   */
  readonly retriesMaybePaid?: number;
  /** Milliseconds: the first wait is a random part of it, each further one of twice as much. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  /** Faults in a row that open the circuit, and milliseconds until one call is let through to try. */
  readonly breakAfter: number;
  readonly halfOpenAfterMs: number;
  readonly onOpen: (model: string) => void;
}

const REPEATED: ReadonlySet<ChatFault> = new Set(['throttled', 'unavailable']);
const MAYBE_PAID: ReadonlySet<ChatFault> = new Set(['timeout', 'lost']);

const isFault = (kinds?: ReadonlySet<ChatFault>) => (result: unknown) => {
  const outcome = result as Attempt;
  return outcome.kind === 'fault' && (kinds?.has(outcome.fault) ?? true);
};

/** One gate for each model, kept as long as the process lives. */
export function createModelGates(options: GateOptions): (model: string) => ModelGate {
  const gates = new Map<string, ModelGate>();
  return (model) => {
    const known = gates.get(model) ?? createGate(model, options);
    gates.set(model, known);
    return known;
  };
}

/**
 * Thrown for what says nothing of the model: an attempt that was not made, or an error before it. Neither in a row of
 * faults nor for a circuit that tries the model does it count as a call that works.
 */
class Untold extends Error {
  readonly result: () => Attempt;
  /** The circuit let it through to try the model. */
  readonly onTrial: boolean;

  constructor(result: () => Attempt, onTrial: boolean) {
    super('A model was not asked.');
    this.result = result;
    this.onTrial = onTrial;
  }
}

function createGate(model: string, options: GateOptions): ModelGate {
  const breaker = breakerOf(model, options);
  const policy = policyOf(breaker, options);
  return {
    async run(call) {
      try {
        return await policy.execute(() => told(call, breaker.state === CircuitState.HalfOpen));
      } catch (error) {
        if (error instanceof Untold) return error.result();
        if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError) {
          return { kind: 'not-made', why: 'gate' };
        }
        throw error;
      }
    },
  };
}

async function told(call: () => Promise<Attempt>, onTrial: boolean): Promise<Attempt> {
  const attempt = await call().catch((error: unknown) => {
    throw new Untold(() => {
      throw error;
    }, onTrial);
  });
  if (attempt.kind === 'not-made') throw new Untold(() => attempt, onTrial);
  return attempt;
}

/** A trial that says nothing of the model leaves its circuit open, for as long again. */
function breakerOf(model: string, options: GateOptions): CircuitBreakerPolicy {
  const counted = handleWhenResult(isFault()).orWhen((error) => error instanceof Untold && error.onTrial);
  const breaker = circuitBreaker(counted, {
    breaker: new ConsecutiveBreaker(options.breakAfter),
    halfOpenAfter: options.halfOpenAfterMs,
  });
  breaker.onBreak((reason) => {
    if (!('error' in reason)) options.onOpen(model);
  });
  return breaker;
}

/** The bulkhead stands before the circuit: who finds no place in it says nothing of the model either. */
function policyOf(breaker: CircuitBreakerPolicy, options: GateOptions): IPolicy {
  const backoff = new ExponentialBackoff({
    generator: fullJitterGenerator,
    initialDelay: options.firstWaitMs,
    maxDelay: options.maxWaitMs,
  });
  return wrap(
    retry(handleWhenResult(isFault(REPEATED)), { maxAttempts: options.retries, backoff }),
    retry(handleWhenResult(isFault(MAYBE_PAID)), { maxAttempts: options.retriesMaybePaid ?? 1 }),
    bulkhead(options.concurrent, options.waiting),
    breaker,
  );
}
