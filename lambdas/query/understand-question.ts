import { ceilingsFor } from '../domain/cost/budget.ts';
import { chatRequest } from '../domain/enrichment/chat-request.ts';
import { redactedText } from '../domain/pii/redact-text.ts';
import type { Interpretation, QuestionContext } from '../domain/query/interpretation.ts';
import { readUnderstanding, understandingPrompt } from '../domain/query/understanding/ask-model.ts';
import { METRIC } from '../metrics.ts';
import type { Question } from '../model-calls/ask-model.ts';
import { askOrNone } from '../model-calls/ask-or-none.ts';
import type { Asked } from './asked.ts';
import type { QueryDeps } from './query-deps.ts';
import type { Known } from './read-vocabulary.ts';

/** An interpretation takes fewer tokens. */
const ANSWER_TOKENS = 400;

/**
 * Understands a question by rules, and where these are unsure by one call of the economical model, which fills the typed
 * interpretation. Its answer counts only where it fits; without it the rules' reading stands, with its low confidence.
 */
export async function understandQuestion(deps: QueryDeps, asked: Asked): Promise<Interpretation> {
  const { question, filters, time_zone, mode } = asked.request;
  const context: QuestionContext = { now: asked.now, time_zone, filters };
  const first = (await deps.readVocabulary()).understand(question, context);
  if (mode === 'cheap' || first.confidence >= deps.settings.unsure_below) return first;
  // A product may be new since a minute: reading the values again costs nothing, the model does.
  const known = await deps.readVocabulary('anew');
  const draft = known.understand(question, context);
  if (draft.confidence >= deps.settings.unsure_below) return draft;
  const better = await askWhatIsMeant(deps, asked, { draft, context, known });
  deps.counter.count(METRIC.queriesUnderstoodByModel, better === undefined ? 0 : 1);
  return better ?? draft;
}

interface Unsure {
  readonly draft: Interpretation;
  readonly context: QuestionContext;
  readonly known: Known;
}

async function askWhatIsMeant(
  deps: QueryDeps,
  asked: Asked,
  { draft, context, known }: Unsure,
): Promise<Interpretation | undefined> {
  const prompt = understandingPrompt(redactedText(asked.request.question), known.vocabulary, draft, context);
  const read = (answered: { readonly input: unknown; readonly text: string }) =>
    readUnderstanding(answered, draft, context, known.vocabulary);
  const outcome = await askOrNone(deps.ask, {
    request: chatRequest(prompt, deps.settings.models.economy, ANSWER_TOKENS),
    ...bookedAs(asked, 'understanding'),
    ceilings: ceilingsFor('economy', deps.settings.budget),
    inputTokens: prompt.estimated_tokens,
    isUseful: (answered) => read(answered) !== undefined,
  });
  return outcome.kind === 'answered' ? read(outcome) : undefined;
}

/** Milliseconds kept for what comes behind a model's answer. */
const RESERVE_MS = 1_500;

/** How a model call for a question stands in the ledger, and how long it may take. */
export function bookedAs(
  { query_id, request, tally, caller }: Asked,
  purpose: Question['purpose'],
): Pick<Question, 'purpose' | 'subject' | 'lane' | 'tally' | 'remainingMs'> {
  const remainingMs = () => caller.remainingMs() - RESERVE_MS;
  return { purpose, subject: query_id, lane: request.mode, tally, remainingMs };
}
