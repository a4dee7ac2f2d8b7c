import { type SummaryPrompt, summaryPrompt } from '../domain/complaints/summary/prompt.ts';
import { readRecommendations } from '../domain/complaints/summary/schema.ts';
import type { SummarySettings } from '../domain/complaints/summary/settings.ts';
import type { Recommendation, SummaryFacts } from '../domain/complaints/summary/types.ts';
import { verifyRecommendations } from '../domain/complaints/summary/verify.ts';
import { type BudgetClass, ceilingsFor } from '../domain/cost/budget.ts';
import type { Purpose } from '../domain/cost/ledger.ts';
import { chatRequest } from '../domain/enrichment/chat-request.ts';
import { repairPrompt } from '../domain/enrichment/prompt.ts';
import type { Answered } from '../domain/enrichment/read-answer.ts';
import { METRIC } from '../metrics.ts';
import type { Tally } from '../model-calls/ask-model.ts';
import { askOrNone } from '../model-calls/ask-or-none.ts';
import type { SummaryDeps } from './summary-deps.ts';

/** Why a summary has no recommendations of a model. */
export type SummaryDegraded = 'budget' | 'model-unavailable' | 'invalid-answer';

/** What is asked about, and what it took so far. */
export interface Asking {
  readonly summary_id: string;
  readonly facts: SummaryFacts;
  readonly tally: Tally;
  /** Milliseconds that the function has left. */
  readonly remainingMs: () => number;
}

/** How the asking ended. */
export interface Advice {
  readonly recommendations: readonly Recommendation[];
  readonly dropped: number;
  /** The model that answered; null where none did as it ought to. */
  readonly model: string | null;
  readonly degraded: SummaryDegraded | null;
}

/** The economical model, then the one that stands in for it, each from its part of the budget. */
const ORDER: readonly (readonly [keyof SummarySettings['models'], BudgetClass])[] = [
  ['economy', 'economy'],
  ['fallback', 'strong'],
];
const LANE = 'economy';
/** Milliseconds kept for what comes behind a model's answer. */
const RESERVE_MS = 1_500;

/** Has a model recommend something: one call, once more where nothing of its answer can be shown. */
export async function askForAdvice(deps: SummaryDeps, asking: Asking): Promise<Advice> {
  const prompt = summaryPrompt(asking.facts, asking.summary_id);
  let degraded: SummaryDegraded = 'budget';
  for (const [name, part] of ORDER) {
    const choice = { model: deps.settings.models[name], part, prompt };
    const end = await askOne(deps, asking, choice);
    if (end.kind === 'advice') return end.advice;
    if (end.why !== 'budget') degraded = end.why;
    if (end.why === 'invalid-answer') return { recommendations: [], dropped: end.dropped, model: null, degraded };
  }
  return { recommendations: [], dropped: 0, model: null, degraded };
}

interface Choice {
  readonly model: string;
  readonly part: BudgetClass;
  readonly prompt: SummaryPrompt;
}

type End =
  | { readonly kind: 'advice'; readonly advice: Advice }
  | { readonly kind: 'none'; readonly why: 'budget' | 'model-unavailable' }
  | { readonly kind: 'none'; readonly why: 'invalid-answer'; readonly dropped: number };

type Attempted = End | { readonly kind: 'useless'; readonly fault: string; readonly dropped: number };

/** One model, asked once more where nothing that it said can be shown. */
async function askOne(deps: SummaryDeps, asking: Asking, choice: Choice): Promise<End> {
  const first = await attempt(deps, asking, choice, 'complaint-summary');
  if (first.kind !== 'useless') return first;
  deps.counter.count(METRIC.answersRepaired, 1);
  const user = repairPrompt(choice.prompt.user, [first.fault]);
  const second = await attempt(deps, asking, { ...choice, prompt: { ...choice.prompt, user } }, 'repair');
  if (second.kind === 'advice') {
    const { advice } = second;
    return { kind: 'advice', advice: { ...advice, dropped: advice.dropped + first.dropped } };
  }
  const more = second.kind === 'useless' ? second.dropped : 0;
  return { kind: 'none', why: 'invalid-answer', dropped: first.dropped + more };
}

async function attempt(
  deps: SummaryDeps,
  { summary_id: subject, facts, tally, remainingMs }: Asking,
  { model, part, prompt }: Choice,
  purpose: Extract<Purpose, 'complaint-summary' | 'repair'>,
): Promise<Attempted> {
  const outcome = await askOrNone(deps.ask, {
    request: chatRequest(prompt, model, deps.settings.answer_tokens),
    ...{ purpose, subject, lane: LANE, tally },
    remainingMs: () => remainingMs() - RESERVE_MS,
    ceilings: ceilingsFor(part, deps.settings.budget),
    inputTokens: prompt.estimated_tokens,
    isUseful: (answered) => read(answered, facts).kind === 'useful',
  });
  if (outcome.kind !== 'answered') {
    const spent = outcome.kind === 'not-made' && outcome.why === 'budget';
    return { kind: 'none', why: spent ? 'budget' : 'model-unavailable' };
  }
  const answer = read(outcome, facts);
  if (answer.kind === 'useless') return answer;
  const { kept: recommendations, dropped } = answer;
  return { kind: 'advice', advice: { recommendations, dropped, model: outcome.model ?? model, degraded: null } };
}

type Read =
  | { readonly kind: 'useful'; readonly kept: readonly Recommendation[]; readonly dropped: number }
  | { readonly kind: 'useless'; readonly fault: string; readonly dropped: number };

const NOTHING_STANDS =
  'No recommendation could be kept: each needs a complaint_id that was shown, the form "The ... team should ...", words of its complaints, and no numbers.';

function read(answered: Answered, { examples }: SummaryFacts): Read {
  const answer = readRecommendations(answered);
  if (!answer.ok) return { kind: 'useless', fault: answer.fault, dropped: 0 };
  const verified = verifyRecommendations(answer.recommendations, examples);
  const dropped = verified.dropped + answer.unreadable;
  if (verified.kept.length === 0) return { kind: 'useless', fault: NOTHING_STANDS, dropped };
  return { kind: 'useful', kept: verified.kept, dropped };
}
