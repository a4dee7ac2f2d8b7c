import { usdOf } from '../domain/cost/money.ts';
import { redactedText } from '../domain/pii/redact-text.ts';
import type { Answer, AnswerEvent } from '../domain/query/answer.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { subjectKey } from '../domain/query/keys.ts';
import { ASKER, METRIC } from '../metrics.ts';
import { ROLES } from '../names.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Span } from '../runtime/tracer.ts';
import { answerFigures } from './answer-figures.ts';
import { answerInsight } from './answer-insight.ts';
import { answerSearch } from './answer-search.ts';
import type { Asked } from './asked.ts';
import { type Channel, createChannel } from './channel.ts';
import { type Draft, type InsightStep, stepsOf } from './draft.ts';
import { createPastAnswers, exactAnswer, type PastAnswers, type PastContext, rememberAnswer } from './past-answers.ts';
import type { QueryDeps } from './query-deps.ts';
import { understandQuestion } from './understand-question.ts';

/**
 * Answers a question step by step, the cheapest way that answers it: an answer that is there, figures, the calls
 * themselves, an insight. Ends with `final`. Throws an IndexUnavailableError where the index cannot be reached and no
 * earlier answer is there. Who stops listening does not stop it: what is paid for is kept.
 */
export async function* answerQuery(deps: QueryDeps, asked: Asked): AsyncGenerator<AnswerEvent, void> {
  const channel = createChannel<AnswerEvent>();
  const { query_id, request } = asked;
  const ended = deps.tracer
    .span('route', { query_id, mode: request.mode }, (route) => tell(answerSteps(deps, asked, route), channel))
    .finally(() => channel.close());
  // Its error is thrown below; until then nobody waits for it.
  ended.catch(() => {});
  try {
    yield* channel;
    await ended;
  } finally {
    await ended.catch(() => {});
  }
}

async function tell<T>(steps: AsyncIterable<T>, channel: Channel<T>): Promise<void> {
  for await (const step of steps) channel.push(step);
}

async function* answerSteps(deps: QueryDeps, asked: Asked, route: Span): AsyncGenerator<AnswerEvent, void> {
  const exact = await exactAnswer(deps, asked);
  if (exact !== undefined) {
    const { interpretation, draft } = exact;
    yield { type: 'interpretation', query_id: asked.query_id, interpretation };
    yield* stepsOf(draft);
    yield* finish(deps, { asked, interpretation, draft, route });
    return;
  }
  const interpretation = await understood(deps, asked);
  yield { type: 'interpretation', query_id: asked.query_id, interpretation };
  const context: PastContext = { asked, interpretation };
  const past = createPastAnswers(deps, context);
  const draft = yield* answer(deps, context, past);
  yield* finish(deps, { asked, interpretation, draft, route }, { context, past });
}

function understood(deps: QueryDeps, asked: Asked): Promise<Interpretation> {
  return deps.tracer.span('understand', {}, async (span) => {
    const meant = await understandQuestion(deps, asked);
    const { query_type, by, confidence, language, filters } = meant;
    span.set({ query_type, by, confidence, language, filters: Object.keys(filters).length, cost_usd: costOf(asked) });
    return meant;
  });
}

async function* answer(
  deps: QueryDeps,
  { asked, interpretation }: PastContext,
  past: PastAnswers,
): AsyncGenerator<InsightStep, Draft> {
  const { query_type, plan } = interpretation;
  if (query_type === 'insight') return yield* answerInsight(deps, { asked, interpretation, past });
  const draft = await deps.tracer.span('retrieve', {}, async (span) => {
    const found =
      query_type === 'aggregation' && plan !== null
        ? await answerFigures(deps, interpretation)
        : await answerSearch(deps, asked, interpretation);
    const { sources, matching } = found;
    span.set({ sources: sources.length, matching: matching.total_matching_calls, cost_usd: asked.embedding_usd });
    return found;
  });
  yield* stepsOf(draft);
  return draft;
}

interface Finished {
  readonly asked: Asked;
  readonly interpretation: Interpretation;
  readonly draft: Draft;
  readonly route: Span;
}

/** Shows the answer, then keeps it. */
async function* finish(
  deps: QueryDeps,
  finished: Finished,
  fresh?: { readonly context: PastContext; readonly past: PastAnswers },
): AsyncGenerator<AnswerEvent, void> {
  const answer = whole(deps, finished);
  measure(deps, finished.asked, answer);
  tellOf(deps, finished.route, answer);
  yield { type: 'final', answer };
  const given = { answer, vector: fresh?.past.vector, version: finished.draft.version };
  const remembered = fresh && rememberAnswer(deps, fresh.context, given);
  await Promise.all([remembered, record(deps, finished, answer)]);
}

function whole(deps: QueryDeps, { asked, interpretation, draft }: Finished): Answer {
  const { sources, citations, confidence, matching, figures, claims, abstained, degraded, cached } = draft;
  const cost = costOf(asked);
  return {
    query_id: asked.query_id,
    answer: draft.answer,
    confidence,
    sources,
    citations,
    analytics: { ...matching, figures },
    processing: {
      query_type: interpretation.query_type,
      processing_mode: asked.request.mode,
      duration_ms: Math.round(deps.clock() - asked.began),
      cost_usd: Math.round(cost * 1e12) / 1e12,
      model_used: draft.model_used,
      cached: cached !== null,
      cache: cached?.by ?? null,
      cached_at: cached?.at ?? null,
      degraded: degraded !== null,
      degraded_reason: degraded,
      claims,
      abstained,
      interpretation,
    },
    timestamp: asked.now.toISOString(),
  };
}

/** Dollars so far. */
function costOf({ tally, embedding_usd }: Asked): number {
  return usdOf(tally.spent.cost_nano_usd) + embedding_usd;
}

/** Once in the log and once in the trace, of all questions. */
function tellOf({ logger }: QueryDeps, route: Span, { query_id, sources, confidence, processing }: Answer): void {
  const { query_type, cost_usd, duration_ms, cache, degraded_reason: degraded, claims, abstained } = processing;
  const told = { query_id, query_type, cost_usd, cache, degraded, abstained, confidence };
  route.set({ ...told, sources: sources.length, claims: claims.kept });
  logger.info('Answered a question', { ...told, duration_ms });
}

function measure({ counter }: QueryDeps, { caller }: Asked, { confidence, processing, timestamp }: Answer): void {
  const { query_type: type, degraded_reason, abstained, claims, cached, duration_ms, cost_usd } = processing;
  counter.count(METRIC.queries, 1, { type, role: strongestOf(caller.roles) }, { [ASKER]: askerOf(caller, timestamp) });
  if (degraded_reason === null) counter.count(METRIC.queriesDegraded, 0);
  else counter.count(METRIC.queriesDegraded, 1, { reason: degraded_reason });
  counter.count(METRIC.queriesAbstained, abstained ? 1 : 0);
  counter.count(METRIC.claimsKept, claims.kept);
  counter.count(METRIC.claimsDropped, claims.dropped);
  // The claims of one that was kept were verified when it was new.
  const verified = claims.kept + claims.dropped;
  if (!cached && verified > 0) counter.gauge(METRIC.citationValidity, (100 * claims.kept) / verified);
  counter.gauge(METRIC.answerConfidence, 100 * confidence);
  counter.gauge(METRIC.queryCost, cost_usd, { type });
  counter.seconds(METRIC.queryLatency, duration_ms / 1000, { type });
}

/**
 * A pseudonym for one day, so that how many people ask can be counted. It is a hash without a secret: who reads the log alone
 * cannot follow somebody from day to day, who knows the subjects of the tokens can reckon it and tell who asked.
 */
function askerOf({ subject }: Asked['caller'], timestamp: string): string {
  return subjectKey(`${timestamp.slice(0, 10)} ${subject}`).slice(0, 16);
}

function strongestOf(roles: readonly string[]): string {
  return ROLES.findLast((role) => roles.includes(role)) ?? 'none';
}

/** An answer that could not be noted is given all the same. */
async function record(deps: QueryDeps, { asked, interpretation, draft }: Finished, answer: Answer): Promise<void> {
  const { cost_usd, duration_ms, processing_mode: mode, query_type } = answer.processing;
  try {
    await deps.log.record({
      query_id: asked.query_id,
      asked_at: answer.timestamp,
      subject: subjectKey(asked.caller.subject),
      question: redactedText(asked.request.question),
      mode,
      query_type,
      understood: interpretation.confidence,
      confidence: answer.confidence,
      by: interpretation.by,
      cache: draft.cached?.by ?? null,
      degraded: draft.degraded,
      abstained: draft.abstained,
      cost_usd,
      duration_ms,
    });
  } catch (error) {
    deps.logger.warn('A question could not be noted', describeFault(error));
  }
}
