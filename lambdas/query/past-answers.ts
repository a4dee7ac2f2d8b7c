import { redactedText } from '../domain/pii/redact-text.ts';
import type { Answer, CacheHit } from '../domain/query/answer.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { answerKey, pastScope } from '../domain/query/keys.ts';
import { type Likeness, nearestQuestion } from '../domain/query/past-questions.ts';
import type { PastQuestion, StoredAnswer } from '../domain/query/ports.ts';
import type { Filters } from '../domain/search/filters.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Asked } from './asked.ts';
import type { Draft } from './draft.ts';
import type { QueryDeps } from './query-deps.ts';

/** Answers to questions that are like this one. */
export interface PastAnswers {
  /** One that holds as it is, with that version of the calls that it is about; `vector` is of the question. */
  same(vector: Float32Array | undefined, version: string | null): Promise<Draft | undefined>;
  /** One to a similar question, whatever changed since, as long as it is kept: better than none where no model can be asked. */
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
  const scope = pastScope(interpretation, asked.request, asked.scope);
  const question = redactedText(asked.request.question);
  let known: readonly PastQuestion[] | undefined;
  let last: Float32Array | undefined;
  const find = async (vector: Float32Array, likeness: Likeness, atLeast: number) => {
    known ??= (await unlessLost(deps, () => deps.cache.past(scope))) ?? [];
    const found = nearestQuestion({ question, vector }, known, { likeness, atLeast });
    return found && (await unlessLost(deps, () => deps.cache.get(found.past.key)));
  };
  return {
    get vector() {
      return last;
    },
    async same(vector, version) {
      last = vector;
      if (vector === undefined) return undefined;
      const stored = await find(vector, 'same', deps.settings.same_question);
      const holds = stored !== undefined && !isExpired(stored, asked) && stored.data_version === version;
      countLookup(deps, 'semantic', holds);
      return holds ? draftOf(stored.answer, 'semantic') : undefined;
    },
    async nearest(vector) {
      const stored = vector && (await find(vector, 'alike', ALIKE));
      // That it was not known then helps nobody now.
      return stored && !stored.answer.processing.abstained ? stale(stored.answer, 'semantic') : undefined;
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
  const { answer } = stored;
  const draft =
    state === 'holds'
      ? draftOf(answer, 'exact')
      : { ...stale(answer, 'exact'), degraded: 'index-unavailable' as const };
  return { draft, interpretation: answer.processing.interpretation };
}

async function stateOf(deps: QueryDeps, asked: Asked, stored: StoredAnswer): Promise<'holds' | 'none' | 'unknown'> {
  const { interpretation } = stored.answer.processing;
  try {
    const version = await deps.versions.versionOf(countedFilters(interpretation));
    if (version !== stored.data_version || isExpired(stored, asked)) return 'none';
    return (await meansTheSame(deps, asked, interpretation)) ? 'holds' : 'none';
  } catch (error) {
    if (error instanceof IndexUnavailableError) return 'unknown';
    throw error;
  }
}

/**
 * "The last two hours" are other hours by now, and a product that nobody knew may be known: by the rules, which cost
 * nothing, the question must mean what it meant. What a model understood hangs on the day alone, which the key has.
 */
async function meansTheSame({ readVocabulary }: QueryDeps, asked: Asked, before: Interpretation): Promise<boolean> {
  if (before.by === 'model') return true;
  const { question, filters, time_zone } = asked.request;
  const { understand } = await readVocabulary();
  const now = understand(question, { now: asked.now, time_zone, filters });
  return meaningOf(now) === meaningOf(before);
}

function meaningOf({ query_type, filters, plan, share_of, search_text }: Interpretation): string {
  return JSON.stringify([query_type, filters, plan, share_of, search_text.toLowerCase()]);
}

/** Filters of all calls that an answer hangs on: of a share those of the whole, which hold those of the part. */
function countedFilters({ filters, share_of }: Interpretation): Filters {
  return share_of ?? filters;
}

/** An answer that was given, with what it may be found by. */
interface Given {
  readonly answer: Answer;
  /** Of the question. */
  readonly vector: Float32Array | undefined;
  readonly version: string | null;
}

/**
 * Keeps an answer for whoever asks the same, or means the same. What is degraded is not worth keeping, and what holds
 * something personal, be it of the question alone, is not to be kept.
 */
export async function rememberAnswer(
  deps: QueryDeps,
  { asked, interpretation }: PastContext,
  { answer, vector, version }: Given,
): Promise<void> {
  const { insight_cache_seconds, figures_cache_seconds } = deps.settings;
  const { question } = asked.request;
  const seconds = interpretation.query_type === 'aggregation' ? figures_cache_seconds : insight_cache_seconds;
  if (seconds === 0 || version === null || answer.processing.degraded || answer.processing.cached) return;
  if (redactedText(question) !== question) return;
  const key = answerKey(asked.request, asked.scope, asked.now);
  const expires_at = asked.now.getTime() + 1000 * seconds;
  await unlessLost(deps, () => deps.cache.put(key, { answer, data_version: version, expires_at }));
  if (vector === undefined) return;
  const scope = pastScope(interpretation, asked.request, asked.scope);
  await unlessLost(deps, () => deps.cache.addPast(scope, { key, question, vector, expires_at }));
}

function isExpired({ expires_at }: StoredAnswer, { now }: Asked): boolean {
  return expires_at <= now.getTime();
}

function draftOf(answer: Answer, by: CacheHit): Draft {
  const { sources, citations, confidence, analytics, processing } = answer;
  const { figures, ...matching } = analytics;
  const { model_used, claims, abstained } = processing;
  const shown = { answer: answer.answer, confidence, sources, citations, matching, figures };
  // One that was kept is not kept again.
  const kept = { cached: { by, at: answer.timestamp }, version: null, degraded: null };
  return { ...shown, model_used, claims, abstained, ...kept };
}

/** What was true then may not be now: half as sure. */
function stale(answer: Answer, by: CacheHit): Draft {
  const draft = draftOf(answer, by);
  return { ...draft, confidence: Math.round(500 * draft.confidence) / 1000 };
}

function countLookup({ counter }: QueryDeps, kind: CacheHit, hit: boolean): void {
  counter.gauge(METRIC.answerCacheHit, hit ? 100 : 0, { kind });
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
