import { ceilingsFor } from '../domain/cost/budget.ts';
import type { Purpose } from '../domain/cost/ledger.ts';
import { chatRequest } from '../domain/enrichment/chat-request.ts';
import type { ChatModel, ChatOutcome, ForcedTool } from '../domain/enrichment/ports.ts';
import type { AnswerDegraded, VerifiedClaim } from '../domain/query/answer.ts';
import { createClaimReader } from '../domain/query/insight/claim-reader.ts';
import type { RawClaim } from '../domain/query/insight/types.ts';
import type { QueryMode } from '../domain/query/query-request.ts';
import type { QuerySettings } from '../domain/query/settings.ts';
import { METRIC } from '../metrics.ts';
import { askOrNone } from '../model-calls/ask-or-none.ts';
import type { Attempt } from '../runtime/model-gates.ts';
import type { Asked } from './asked.ts';
import type { QueryDeps } from './query-deps.ts';
import { bookedAs } from './understand-question.ts';

export interface InsightPrompt {
  readonly system: string;
  readonly user: string;
  readonly tool: ForcedTool;
  readonly estimated_tokens: number;
}

/** What is told of claims as they come. */
export interface ClaimListener {
  readonly prompt: InsightPrompt;
  readonly check: (raw: RawClaim) => VerifiedClaim | undefined;
  readonly tell: (claim: VerifiedClaim) => void;
}

/** How the asking ended. */
export interface Told {
  readonly kept: readonly VerifiedClaim[];
  readonly dropped: number;
  /** The model that answered; null where none did. */
  readonly model: string | null;
  /** Why there is less than a whole answer. */
  readonly degraded: Extract<AnswerDegraded, 'budget' | 'model-unavailable' | 'invalid-answer' | 'incomplete'> | null;
}

type Part = 'strong' | 'economy';
type ModelName = keyof QuerySettings['models'];

/** Which models are asked, one after the other, and whose part of the budget each may use. */
const ORDER: Readonly<Record<Exclude<QueryMode, 'cheap'>, readonly (readonly [ModelName, Part])[]>> = {
  balanced: [
    ['economy', 'economy'],
    ['fallback', 'strong'],
  ],
  deep: [
    ['strong', 'strong'],
    ['fallback', 'strong'],
    ['economy', 'economy'],
  ],
};

/**
 * Has a model answer: the one of the mode, then those that stand in for it. Each claim is verified as soon as it has come
 * whole. Once something of an answer was shown, no other model begins anew: what comes behind a cut is missing, and the
 * answer says so.
 */
export async function askForClaims(deps: QueryDeps, asked: Asked, listener: ClaimListener): Promise<Told> {
  const { mode } = asked.request;
  const kept: VerifiedClaim[] = [];
  const counts = { dropped: 0 };
  const take = (raw: RawClaim) => {
    const claim = listener.check(raw);
    if (claim === undefined) counts.dropped++;
    else {
      kept.push(claim);
      listener.tell(claim);
    }
  };
  let degraded: Told['degraded'] = 'budget';
  for (const [name, part] of mode === 'cheap' ? [] : ORDER[mode]) {
    const end = await askOne(deps, asked, { model: deps.settings.models[name], part, take, prompt: listener.prompt });
    if (end.kind === 'answered') return { kept, dropped: counts.dropped, model: end.model, degraded: end.degraded };
    if (end.why !== 'budget') degraded = end.why;
    if (end.why === 'invalid-answer') break;
  }
  return { kept, dropped: counts.dropped, model: null, degraded };
}

interface Choice {
  readonly model: string;
  readonly part: Part;
  readonly take: (raw: RawClaim) => void;
  readonly prompt: InsightPrompt;
}

type End =
  | { readonly kind: 'answered'; readonly model: string; readonly degraded: 'incomplete' | null }
  | { readonly kind: 'none'; readonly why: 'budget' | 'model-unavailable' | 'invalid-answer' };

/** One model, asked once more where what it said was no answer. */
async function askOne(deps: QueryDeps, asked: Asked, choice: Choice): Promise<End> {
  const first = await attempt(deps, asked, choice, 'answer');
  if (first.kind !== 'useless') return first;
  deps.counter.count(METRIC.answersRepaired, 1);
  const second = await attempt(deps, asked, choice, 'repair');
  return second.kind === 'useless' ? { kind: 'none', why: 'invalid-answer' } : second;
}

async function attempt(
  deps: QueryDeps,
  asked: Asked,
  { model, part, take, prompt }: Choice,
  purpose: Extract<Purpose, 'answer' | 'repair'>,
): Promise<End | { readonly kind: 'useless' }> {
  const listening = listen(deps, take);
  const outcome = await askOrNone(
    { ...deps.ask, chat: listening.chat },
    {
      request: chatRequest(prompt, model, deps.settings.answer_tokens),
      ...bookedAs(asked, purpose),
      ceilings: ceilingsFor(part, deps.settings.budget),
      inputTokens: prompt.estimated_tokens,
      isUseful: () => listening.isAnswer(),
    },
  );
  if (outcome.kind !== 'answered') return { kind: 'none', why: whyNone(outcome) };
  if (!listening.isAnswer()) return { kind: 'useless' };
  const isCut = outcome.stop_reason === CUT || outcome.stop_reason === 'max_tokens';
  return { kind: 'answered', model: outcome.model ?? model, degraded: isCut ? 'incomplete' : null };
}

function whyNone(outcome: Exclude<Attempt, { kind: 'answered' }>): 'budget' | 'model-unavailable' {
  return outcome.kind === 'not-made' && outcome.why === 'budget' ? 'budget' : 'model-unavailable';
}

/** Stop reason of an answer whose end never came. */
const CUT = 'cut';

/**
 * The streaming model as one that answers as a whole, for the ledger and the gate: claims are taken as they come. A stream
 * that breaks off after the first claim is an answer that was cut, since asking again would pay and tell it twice; before
 * that it is a fault like any other.
 */
function listen({ stream, settings }: QueryDeps, take: (raw: RawClaim) => void) {
  let claims = 0;
  let whole = false;
  const chat: ChatModel = {
    async ask(request, within_ms) {
      const reader = createClaimReader();
      const takeAll = (all: readonly RawClaim[]) => {
        for (const one of all) take(one);
        claims += all.length;
      };
      const times = { within_ms, idle_ms: Math.min(settings.idle_timeout_ms, within_ms) };
      const outcome = await stream.stream(request, times, (json) => takeAll(reader.push(json)));
      if (outcome.kind === 'answered') {
        takeAll(reader.end(outcome.input, outcome.text));
        whole = isAnswer(outcome.input);
        return outcome;
      }
      return claims === 0 ? outcome : cutAnswer(outcome.latency_ms);
    },
  };
  return { chat, isAnswer: () => whole || claims > 0 };
}

function cutAnswer(latency_ms: number): ChatOutcome {
  return { kind: 'answered', input: undefined, text: '', stop_reason: CUT, usage: undefined, latency_ms };
}

/** An answer may have no claims: then it says that it does not know. */
function isAnswer(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'claims' in input && Array.isArray(input.claims);
}
