import { addSpending, type ModelSpending, NO_SPENDING } from '../domain/calls/model-spending.ts';
import {
  type Ceilings,
  type Ledger,
  type LedgerCall,
  type LedgerResult,
  NO_TOKENS,
  type Purpose,
} from '../domain/cost/ledger.ts';
import { type ModelSpec, modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import { usdOf } from '../domain/cost/money.ts';
import { plausibleUsage } from '../domain/cost/plausible-usage.ts';
import { reserveFor } from '../domain/enrichment/cost-estimate.ts';
import type { ChatFault, ChatModel, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import type { Answered } from '../domain/enrichment/read-answer.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Attempt, ModelGate } from '../runtime/model-gates.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { Tracer } from '../runtime/tracer.ts';
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
  readonly tracer: Tracer;
}

/** What the model calls for one call came to; added to with each. */
export interface Tally {
  spent: ModelSpending;
  /** Calls that may have been paid for though nothing came back. */
  inVain: number;
}

export const emptyTally = (): Tally => ({ spent: NO_SPENDING, inVain: 0 });

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
  if (timeFor(deps, question) < MIN_CALL_MS) return NO_TIME;
  if (tally.inVain >= MAX_IN_VAIN) return { kind: 'not-made', why: 'paid' };
  const spec = modelSpec(request.model);
  const call = ledgerCall(deps, question, spec);
  const { ok, budget } = await deps.ledger.open(call, ceilings);
  await deps.watchBudget(budget, call.started_at, ok ? 0 : call.reserved);
  if (!ok) return { kind: 'not-made', why: 'budget' };
  // What is left now: the table and the topic may have been slow.
  const withinMs = timeFor(deps, question);
  if (withinMs < MIN_CALL_MS) {
    await close(deps, call, NOT_SENT);
    return NO_TIME;
  }
  const { outcome, result } = await ask(deps, { spec, call, question }, withinMs);
  addTo(tally, outcome, result);
  await close(deps, call, result);
  measure(deps, question, outcome, result);
  return outcome;
}

function ask(deps: AskDeps, asked: Asked, withinMs: number) {
  const { request, purpose } = asked.question;
  return deps.tracer.span('model', { model: request.model, purpose }, async (span) => {
    const outcome = await deps.chat.ask(request, withinMs);
    const result = resultOf(outcome, asked);
    const { usage, cost } = result;
    span.set({ outcome: result.outcome, cost_usd: usdOf(cost), input: usage?.input, output: usage?.output });
    return { outcome, result };
  });
}

const NO_TIME: Attempt = { kind: 'not-made', why: 'time' };
/** Its row was opened, and nobody was asked. */
const NOT_SENT: LedgerResult = { outcome: 'unavailable', cost: 0, unconfirmed: 0, latency_ms: 0 };

/** Milliseconds that a model has to answer. */
function timeFor({ timeoutMs }: AskDeps, { remainingMs }: Question): number {
  return Math.min(timeoutMs, remainingMs());
}

function ledgerCall(deps: AskDeps, question: Question, spec: ModelSpec): LedgerCall {
  const { request, purpose, subject, lane, inputTokens } = question;
  const reserved = reserveFor(spec, inputTokens, request.max_tokens);
  const started_at = deps.now().toISOString();
  return { id: deps.newId(), started_at, purpose, subject, lane, model: request.model, reserved };
}

interface Asked {
  readonly spec: ModelSpec;
  readonly call: LedgerCall;
  readonly question: Question;
}

/** What is booked: an answer without a count of its tokens that can be may have cost what was kept back for it. */
function resultOf(outcome: ChatOutcome, { spec, call: { reserved }, question }: Asked): LedgerResult {
  const { latency_ms } = outcome;
  if (outcome.kind === 'fault') {
    const { fault } = outcome;
    return { outcome: fault, cost: 0, unconfirmed: MAYBE_PAID.has(fault) ? reserved : 0, latency_ms };
  }
  const { max_tokens } = question.request;
  const usage = plausibleUsage(outcome.usage, { max_tokens, context_tokens: spec.context_tokens });
  const kind = question.isUseful(outcome) ? 'answered' : 'invalid';
  if (usage === undefined) return { outcome: kind, cost: 0, unconfirmed: reserved, latency_ms };
  return { outcome: kind, usage, cost: tokenCost(spec.prices, usage), unconfirmed: 0, latency_ms };
}

function addTo(tally: Tally, outcome: ChatOutcome, result: LedgerResult): void {
  const { usage = NO_TOKENS, cost: cost_nano_usd } = result;
  const useless_answers = result.outcome === 'invalid' ? 1 : 0;
  tally.spent = addSpending(tally.spent, { ...usage, cost_nano_usd, model_calls: 1, useless_answers });
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

function measure({ counter, logger }: AskDeps, asked: Question, outcome: ChatOutcome, result: LedgerResult): void {
  const { model } = asked.request;
  const split = { model, purpose: asked.purpose };
  counter.count(METRIC.modelCalls, 1, { ...split, outcome: result.outcome });
  counter.gauge(METRIC.modelCost, usdOf(result.cost), split);
  counter.count(METRIC.modelInputTokens, result.usage?.input ?? 0, split);
  counter.count(METRIC.modelOutputTokens, result.usage?.output ?? 0, split);
  counter.seconds(METRIC.modelLatency, result.latency_ms / 1000, split);
  const refused = outcome.kind === 'fault' && outcome.fault === 'refused';
  counter.count(METRIC.modelRefused, refused ? 1 : 0);
  if (refused) logger.warn('A model refuses our requests', { model, code: outcome.code });
}
