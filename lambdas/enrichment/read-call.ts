import { addSpending, NO_SPENDING, sumsOf } from '../domain/calls/model-spending.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { ceilingsFor } from '../domain/cost/budget.ts';
import type { Purpose } from '../domain/cost/ledger.ts';
import { extractiveInsights } from '../domain/enrichment/extractive.ts';
import { type EnrichmentPrompt, repairPrompt } from '../domain/enrichment/prompt.ts';
import { type Answer, type Answered, readAnswer } from '../domain/enrichment/read-answer.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import { estimateTokens } from '../domain/enrichment/token-estimate.ts';
import {
  type DegradedReason,
  type Enrichment,
  type Insights,
  PROMPT_VERSION,
  SCHEMA_VERSION,
} from '../domain/enrichment/types.ts';
import { verify } from '../domain/enrichment/verify.ts';
import { isShadowSample } from '../domain/triage/shadow-sample.ts';
import { METRIC } from '../metrics.ts';
import { type AskDeps, askModel, type Tally } from '../model-calls/ask-model.ts';
import { promptFor, requestOf } from './request-of.ts';

export interface ReadDeps extends AskDeps {
  readonly settings: EnrichmentSettings;
  /** Keys of the issues that triage knows. */
  readonly issueKeys: readonly string[];
}

/** An enrichment, with whether a model gave it, or that no model could be asked at present. */
export type Reading =
  | { readonly kind: 'enriched'; readonly answered: boolean; readonly enrichment: Enrichment }
  | { readonly kind: 'later'; readonly answered: false };

export interface ReadContext {
  readonly remainingMs: () => number;
  /** True when the call has waited long enough for a model. */
  readonly outOfPatience: boolean;
  /** Of this reading; it tells what models took also when the reading ends with an error. */
  readonly tally: Tally;
}

type ModelLane = keyof EnrichmentSettings['models'];

/** Which models are asked, one after the other, and whose part of the budget each may use. */
const ORDER: Readonly<Record<'strong' | 'economy', readonly (readonly [ModelLane, 'strong' | 'economy'])[]>> = {
  strong: [
    ['strong', 'strong'],
    ['fallback', 'strong'],
    ['economy', 'economy'],
  ],
  economy: [
    ['economy', 'economy'],
    ['fallback', 'strong'],
  ],
};

/**
 * Has a model read a call: the one of its lane, then those that stand in for it. Without one, what can be said without a
 * model, which says so; or `later` as long as waiting may help.
 */
export async function readCall(deps: ReadDeps, call: CallRecord, context: ReadContext): Promise<Reading> {
  const { tally } = context;
  const prompt = promptFor(call, deps);
  const lane = call.triage.lane === 'strong' || call.triage.lane === 'priority' ? 'strong' : 'economy';
  const reader = { call, prompt, context };
  let why: DegradedReason | 'later' = 'budget';
  for (const [name, part] of ORDER[lane]) {
    const model = deps.settings.models[name];
    const end = await readWith(deps, reader, { model, part, purpose: purposeOf(call) });
    if (end.kind === 'insights') return enriched(deps, reader, end);
    if (end.why === 'invalid-answer') return degraded(deps, reader, end.why);
    if (end.why !== 'budget') why = worse(why, end.why);
  }
  if (why === 'later' && tally.inVain < 2 && !context.outOfPatience) return { kind: 'later', answered: false };
  return degraded(deps, reader, why === 'later' ? 'model-unavailable' : why);
}

interface Reader {
  readonly call: CallRecord;
  readonly prompt: EnrichmentPrompt;
  readonly context: ReadContext;
}

interface Choice {
  readonly model: string;
  readonly part: 'strong' | 'economy';
  readonly purpose: Purpose;
}

type End =
  | { readonly kind: 'insights'; readonly model: string; readonly insights: Insights }
  | { readonly kind: 'none'; readonly why: DegradedReason | 'later' };

/** One model, with one attempt at repair of an answer that does not fit. */
async function readWith(deps: ReadDeps, reader: Reader, choice: Choice): Promise<End> {
  const first = await ask(deps, reader, choice, reader.prompt.user);
  if (first.kind === 'none') return first;
  let { outcome } = first;
  let answer = readAnswer(outcome, deps.issueKeys);
  if (!answer.ok) {
    deps.counter.count(METRIC.enrichmentRepaired, 1);
    const user = repairPrompt(reader.prompt.user, answer.faults);
    const second = await ask(deps, reader, { ...choice, purpose: 'repair' }, user);
    if (second.kind === 'none') return none(second.why === 'later' && mayWait(reader) ? 'later' : 'invalid-answer');
    outcome = second.outcome;
    answer = readAnswer(outcome, deps.issueKeys);
  }
  if (!answer.ok) return none('invalid-answer');
  const { model = choice.model } = outcome;
  return { kind: 'insights', model, insights: verified(deps, reader, answer.answer) };
}

/**
 * A model that is too busy to repair its answer may do so when the call comes back. Once a revision: each time pays for a
 * first answer, whether or not the service tells its tokens.
 */
function mayWait({ call }: Reader): boolean {
  return (call.model_spending?.useless_answers ?? 0) === 0;
}

async function ask(deps: ReadDeps, { call, prompt, context }: Reader, choice: Choice, user: string) {
  const outcome = await askModel(deps, {
    request: requestOf({ ...prompt, user }, choice.model, deps),
    purpose: choice.purpose,
    subject: call.call_id,
    lane: call.triage.lane,
    ceilings: ceilingsFor(choice.part, deps.settings.budget),
    // A repair also tells what was wrong.
    inputTokens: prompt.estimated_tokens + estimateTokens(user) - estimateTokens(prompt.user),
    isUseful: (answer: Answered) => readAnswer(answer, deps.issueKeys).ok,
    tally: context.tally,
    remainingMs: context.remainingMs,
  });
  if (outcome.kind === 'answered') return { kind: 'answer', outcome } as const;
  if (outcome.kind === 'not-made') return none(outcome.why === 'budget' ? 'budget' : 'later');
  return none(outcome.fault === 'refused' ? 'model-refused' : 'later');
}

const none = (why: DegradedReason | 'later') => ({ kind: 'none', why }) as const;

/** What may pass with time is waited for; a refusal by one model says nothing of another that is only busy. */
function worse(a: DegradedReason | 'later', b: DegradedReason | 'later'): DegradedReason | 'later' {
  return a === 'later' || b === 'later' ? 'later' : b;
}

function verified(deps: ReadDeps, { prompt }: Reader, answer: Answer): Insights {
  const insights = verify(answer, prompt.sent);
  deps.counter.count(METRIC.findingsDropped, insights.dropped_findings);
  return insights;
}

function enriched(deps: ReadDeps, reader: Reader, { insights, model }: { insights: Insights; model: string }): Reading {
  const enrichment = { ...insights, ...facts(deps, reader), model_used: model };
  return { kind: 'enriched', answered: true, enrichment };
}

function degraded(deps: ReadDeps, reader: Reader, why: DegradedReason): Reading {
  const insights = extractiveInsights(reader.call);
  const enrichment = { ...insights, ...facts(deps, reader), model_used: 'extractive', degraded: why };
  return { kind: 'enriched', answered: false, enrichment };
}

function facts({ now }: ReadDeps, { call, context: { tally } }: Reader) {
  return {
    prompt_version: PROMPT_VERSION,
    schema_version: SCHEMA_VERSION,
    enriched_at: now().toISOString(),
    ...sumsOf(addSpending(call.model_spending ?? NO_SPENDING, tally.spent)),
  };
}

function purposeOf({ enrichment, triage }: CallRecord): Purpose {
  if (enrichment !== undefined) return 're-enrichment';
  return isShadowSample(triage) ? 'shadow' : 'enrichment';
}
