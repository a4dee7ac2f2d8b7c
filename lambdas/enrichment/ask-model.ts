import {
  type Ceilings,
  type Ledger,
  type LedgerCall,
  type LedgerResult,
  NO_TOKENS,
  type Purpose,
  type TokenUsage,
} from '../domain/cost/ledger.ts';
import { type ModelSpec, modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { reserveFor } from '../domain/enrichment/cost-estimate.ts';
import type { ChatFault, ChatModel, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { METRIC } from '../names.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Attempt, ModelGate } from '../runtime/model-gates.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { WatchBudget } from './budget-guard.ts';

export interface AskDeps {
  readonly chat: ChatModel;
  readonly ledger: Pick<Ledger, 'open' | 'close'>;
  readonly gateOf: (model: string) => ModelGate;
  readonly watchBudget: WatchBudget;
  /** Milliseconds that one model call may take. */
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What the model calls for one call came to; added to with each. */
export interface Tally {
  tokens: TokenUsage;
  cost: NanoUsd;
  calls: number;
  /** Calls that may have been paid for though nothing came back. */
  inVain: number;
}

export const emptyTally = (): Tally => ({ tokens: NO_TOKENS, cost: 0, calls: 0, inVain: 0 });

/** What a model is asked for, by whom and how much it may cost. */
export interface Question {
  readonly request: ChatRequest;
  readonly purpose: Purpose;
  /** The call_id. */
  readonly subject: string;
  readonly lane: string;
  readonly ceilings: Ceilings;
  /** Estimate, on the high side. */
  readonly inputTokens: number;
  /** Whether an answer is of use; a call that was paid for in vain is booked as invalid. */
  readonly isUseful: (answer: Answered) => boolean;
  readonly tally: Tally;
  /** Milliseconds that are left for model calls. */
  readonly remainingMs: () => number;
}

export type Answered = Extract<ChatOutcome, { kind: 'answered' }>;

/** Answers take longer than this; a call with less time would be paid for and thrown away. */
const MIN_CALL_MS = 500;
/** The first call in vain is repeated, the second one is not: a service that hangs may charge for each. */
const MAX_IN_VAIN = 2;
const MAYBE_PAID: ReadonlySet<ChatFault> = new Set(['timeout', 'lost']);

/** Asks one model through its gate. Each attempt has its row in the ledger, which is opened before and closed after it. */
export async function askModel(deps: AskDeps, question: Question): Promise<Attempt> {
  return await deps.gateOf(question.request.model).run(() => attempt(deps, question));
}

async function attempt(deps: AskDeps, question: Question): Promise<Attempt> {
  const { request, tally, ceilings } = question;
  const withinMs = Math.min(deps.timeoutMs, question.remainingMs());
  if (withinMs < MIN_CALL_MS) return { kind: 'not-made', why: 'time' };
  if (tally.inVain >= MAX_IN_VAIN) return { kind: 'not-made', why: 'paid' };
  const spec = modelSpec(request.model);
  const call = ledgerCall(deps, question, spec);
  const { ok, budget } = await deps.ledger.open(call, ceilings);
  await deps.watchBudget(budget, call.started_at, ok ? 0 : call.reserved);
  if (!ok) return { kind: 'not-made', why: 'budget' };
  const outcome = await deps.chat.ask(request, withinMs);
  const result = resultOf(outcome, spec, call, question.isUseful);
  addTo(tally, outcome, result);
  await close(deps, call, result);
  measure(deps, request.model, outcome, result);
  return outcome;
}

function ledgerCall(deps: AskDeps, question: Question, spec: ModelSpec): LedgerCall {
  const { request, purpose, subject, lane, inputTokens } = question;
  const reserved = reserveFor(spec, inputTokens, request.max_tokens);
  const started_at = deps.now().toISOString();
  return { id: deps.newId(), started_at, purpose, subject, lane, model: request.model, reserved };
}

/** What is booked: an answer without a usable count of its tokens may have cost what was kept back for it. */
function resultOf(
  outcome: ChatOutcome,
  spec: ModelSpec,
  { reserved }: LedgerCall,
  isUseful: Question['isUseful'],
): LedgerResult {
  const { latency_ms } = outcome;
  if (outcome.kind === 'fault') {
    const { fault } = outcome;
    return { outcome: fault, cost: 0, unconfirmed: MAYBE_PAID.has(fault) ? reserved : 0, latency_ms };
  }
  const { usage } = outcome;
  const kind = isUseful(outcome) ? 'answered' : 'invalid';
  if (usage === undefined) return { outcome: kind, cost: 0, unconfirmed: reserved, latency_ms };
  return { outcome: kind, usage, cost: tokenCost(spec.prices, usage), unconfirmed: 0, latency_ms };
}

function addTo(tally: Tally, outcome: ChatOutcome, { usage = NO_TOKENS, cost }: LedgerResult): void {
  const { tokens } = tally;
  tally.tokens = {
    input: tokens.input + usage.input,
    output: tokens.output + usage.output,
    cache_read: tokens.cache_read + usage.cache_read,
    cache_write: tokens.cache_write + usage.cache_write,
  };
  tally.cost += cost;
  tally.calls++;
  if (outcome.kind === 'fault' && MAYBE_PAID.has(outcome.fault)) tally.inVain++;
}

/** A row that cannot be closed stays open, with its reservation kept back; the answer that was paid for is used. */
async function close(deps: AskDeps, call: LedgerCall, result: LedgerResult): Promise<void> {
  try {
    await deps.ledger.close(call, result);
  } catch (error) {
    deps.logger.warn('A row of the ledger stays open', { id: call.id, ...describeFault(error) });
  }
}

function measure({ counter, logger }: AskDeps, model: string, outcome: ChatOutcome, result: LedgerResult): void {
  counter.count(METRIC.modelCalls, 1, { name: 'outcome', value: result.outcome });
  counter.count(METRIC.modelCost, result.cost / 1e9, { name: 'model', value: model });
  counter.count(METRIC.modelInputTokens, result.usage?.input ?? 0);
  counter.count(METRIC.modelOutputTokens, result.usage?.output ?? 0);
  counter.seconds(METRIC.modelLatency, result.latency_ms / 1000);
  const refused = outcome.kind === 'fault' && outcome.fault === 'refused';
  counter.count(METRIC.modelRefused, refused ? 1 : 0);
  if (refused) logger.warn('A model refuses our requests', { model, code: outcome.code });
}
