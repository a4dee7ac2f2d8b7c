import { redactedText } from '../domain/pii/redact-text.ts';
import type { Answer, CacheHit } from '../domain/query/answer.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { answerKey, pastScope } from '../domain/query/keys.ts';
import { nearestQuestion } from '../domain/query/past-questions.ts';
import type { PastQuestion, StoredAnswer } from '../domain/query/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../names.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Asked } from './asked.ts';
import type { Draft } from './draft.ts';
import type { QueryDeps } from './query-deps.ts';

/** Answers to questions that mean the same as this one. */
export interface PastAnswers {
  /** One that holds as it is, with that version of the calls that it is about. */
  same(vector: Float32Array | undefined, version: string | null): Promise<Draft | undefined>;
  /** One to a question that is like this one, however old: better than none where no model can be asked. */
  nearest(vector: Float32Array | undefined): Promise<Draft | undefined>;
  /** The vector that was asked for, undefined for none. */
  readonly vector: Float32Array | undefined;
}

/** Cosine from which a question is like another one. */
const ALIKE = 0.85;

/** What is known of a question when its past answers are looked up. */
export interface PastContext {
  readonly asked: Asked;
  readonly interpretation: Interpretation;
}

export function createPastAnswers(deps: QueryDeps, { asked, interpretation }: PastContext): PastAnswers {
  const scope = pastScope(interpretation, asked.request.mode, asked.scope);
  const question = redactedText(asked.request.question);
  let known: readonly PastQuestion[] | undefined;
  let last: Float32Array | undefined;
  const find = async (vector: Float32Array, atLeast: number) => {
    known ??= (await unlessLost(deps, () => deps.cache.past(scope))) ?? [];
    const found = nearestQuestion({ question, vector }, known, atLeast);
    return found && (await unlessLost(deps, () => deps.cache.get(found.past.key)));
  };
  return {
    get vector() {
      return last;
    },
    async same(vector, version) {
      last = vector;
      if (vector === undefined) return undefined;
      const stored = await find(vector, deps.settings.same_question);
      const holds = stored !== undefined && !isExpired(stored, asked) && stored.data_version === version;
      countLookup(deps, 'semantic', holds);
      return holds ? draftOf(stored.answer, 'semantic') : undefined;
    },
    async nearest(vector) {
      const stored = vector && (await find(vector, ALIKE));
      return stored && draftOf(stored.answer, 'semantic');
    },
  };
}

/** The answer to the very same question, with what it was taken for. */
export interface ExactAnswer {
  readonly draft: Draft;
  readonly interpretation: Interpretation;
}

/**
 * Undefined where there is none that holds. While the index cannot be reached nobody knows whether it does: then it is
 * given as long as it is there, and says so.
 */
export async function exactAnswer(deps: QueryDeps, asked: Asked): Promise<ExactAnswer | undefined> {
  const key = answerKey(asked.request, asked.scope, asked.now);
  const stored = await unlessLost(deps, () => deps.cache.get(key));
  const state = stored === undefined ? 'none' : await stateOf(deps, asked, stored);
  countLookup(deps, 'exact', state === 'holds');
  if (stored === undefined || state === 'none') return undefined;
  const draft = draftOf(stored.answer, 'exact');
  const degraded = state === 'unknown' ? 'index-unavailable' : null;
  return { draft: { ...draft, degraded }, interpretation: stored.answer.processing.interpretation };
}

async function stateOf(deps: QueryDeps, asked: Asked, stored: StoredAnswer): Promise<'holds' | 'none' | 'unknown'> {
  const { filters } = stored.answer.processing.interpretation;
  try {
    const version = await deps.versions.versionOf(filters);
    return version === stored.data_version && !isExpired(stored, asked) ? 'holds' : 'none';
  } catch (error) {
    if (error instanceof IndexUnavailableError) return 'unknown';
    throw error;
  }
}

/** An answer that was given, with what it may be found by. */
interface Given {
  readonly answer: Answer;
  readonly vector: Float32Array | undefined;
  readonly version: string | null;
}

/** Keeps an answer for whoever asks the same, or means the same. What is degraded is not worth keeping. */
export async function rememberAnswer(
  deps: QueryDeps,
  { asked, interpretation }: PastContext,
  { answer, vector, version }: Given,
): Promise<void> {
  const { insight_cache_seconds, figures_cache_seconds } = deps.settings;
  const seconds = interpretation.query_type === 'aggregation' ? figures_cache_seconds : insight_cache_seconds;
  if (seconds === 0 || version === null || answer.processing.degraded || answer.processing.cached) return;
  const key = answerKey(asked.request, asked.scope, asked.now);
  const expires_at = asked.now.getTime() + 1000 * seconds;
  await unlessLost(deps, () => deps.cache.put(key, { answer, data_version: version, expires_at }));
  if (vector === undefined) return;
  const scope = pastScope(interpretation, asked.request.mode, asked.scope);
  const question = redactedText(asked.request.question);
  await unlessLost(deps, () => deps.cache.addPast(scope, { key, question, vector, expires_at }));
}

function isExpired({ expires_at }: StoredAnswer, { now }: Asked): boolean {
  return expires_at <= now.getTime();
}

function draftOf(answer: Answer, cache: CacheHit): Draft {
  const { sources, citations, confidence, analytics, processing } = answer;
  const { figures, ...matching } = analytics;
  const { model_used, claims, abstained } = processing;
  const shown = { answer: answer.answer, confidence, sources, citations, matching, figures };
  return { ...shown, model_used, degraded: null, claims, abstained, cache, version: null };
}

function countLookup({ counter }: QueryDeps, kind: CacheHit, hit: boolean): void {
  counter.count(METRIC.answerCacheHit, hit ? 100 : 0, { name: 'kind', value: kind });
}

/** Without the cache an answer only costs more. */
async function unlessLost<T>({ logger }: QueryDeps, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    logger.warn('The answer cache could not be used', describeFault(error));
    return undefined;
  }
}
