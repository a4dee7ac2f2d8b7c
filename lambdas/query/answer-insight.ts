import { embeddingCost } from '../domain/cost/embedding-prices.ts';
import { usdOf } from '../domain/cost/money.ts';
import { redactedText } from '../domain/pii/redact-text.ts';
import type { VerifiedClaim } from '../domain/query/answer.ts';
import { isAnswerable } from '../domain/query/insight/answerable.ts';
import { chooseSources } from '../domain/query/insight/choose-sources.ts';
import { extractiveClaims } from '../domain/query/insight/extractive-answer.ts';
import { insightPrompt } from '../domain/query/insight/insight-prompt.ts';
import { createClaimCheck } from '../domain/query/insight/verify-claim.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { embedQuery } from '../search/embed-query.ts';
import { askForClaims, type ClaimListener, type Told } from './ask-for-claims.ts';
import type { Asked } from './asked.ts';
import { createChannel } from './channel.ts';
import { type Draft, type InsightStep, stepsOf } from './draft.ts';
import { type Found, insightDraft, notKnown, shownSource } from './insight-draft.ts';
import { countBy, countCalls } from './matching-calls.ts';
import type { PastAnswers } from './past-answers.ts';
import type { QueryDeps } from './query-deps.ts';
import { retrieveCalls } from './retrieve-calls.ts';

/** Calls that are read: more than an answer has room for, so that there is a choice. */
const CALLS = { cheap: 24, balanced: 24, deep: 50 } as const;
/** Issues that are counted, for the figures and for broad questions. */
const ISSUES = 5;

/** What an insight is made with. */
export interface InsightQuestion {
  readonly asked: Asked;
  readonly interpretation: Interpretation;
  /** Answers to questions that mean the same. */
  readonly past: PastAnswers;
}

/**
 * Answers what is said in calls, and why: sources are found and chosen, a model draws claims from them, and each claim is
 * verified before it is shown. Where an answer to the same question is there, or nothing speaks of it, no model is asked;
 * where none can be, the sources speak for themselves.
 */
export async function* answerInsight(deps: QueryDeps, question: InsightQuestion): AsyncGenerator<InsightStep, Draft> {
  const { asked, past } = question;
  const { mode } = asked.request;
  const looked = await lookFor(deps, question);
  if (looked.kind === 'same') {
    yield* stepsOf(looked.same);
    return looked.same;
  }
  const { found, vectors } = looked;
  const { retrieved, sources } = found;
  yield { type: 'sources', sources: sources.map(shownSource) };
  const answerable = retrieved.broad || isAnswerable(retrieved.about, retrieved.calls, asked.request.question);
  if (sources.length === 0 || !answerable) return notKnown(found, NOBODY);
  const told = yield* askModels(deps, asked, found);
  if (told.model !== null) return told.kept.length === 0 ? notKnown(found, told) : insightDraft(found, told);
  // A cheap answer is what was asked for; any other is less.
  const wanted = mode === 'cheap';
  const instead = wanted ? undefined : await past.nearest(vectors.question);
  if (instead !== undefined) {
    yield* stepsOf(instead);
    return { ...instead, degraded: told.degraded };
  }
  const kept = extractiveClaims(retrieved.about, sources);
  for (const claim of kept) yield { type: 'claim', claim };
  const extractive = { ...told, kept, degraded: wanted ? null : told.degraded };
  return kept.length === 0 ? notKnown(found, extractive) : insightDraft(found, extractive);
}

type Looked =
  | { readonly kind: 'same'; readonly same: Draft }
  | { readonly kind: 'found'; readonly found: Found; readonly vectors: Vectors };

/** Finds an answer to a question that means the same, or else the sources for a new one. */
function lookFor(deps: QueryDeps, question: InsightQuestion): Promise<Looked> {
  const { asked, past } = question;
  return deps.tracer.span('retrieve', {}, async (span) => {
    const { vectors, counted, issues } = await lookAround(deps, question);
    const cost_usd = asked.embedding_usd;
    const same = await past.same(vectors.question, counted.version);
    span.set({ same: same !== undefined, matching: counted.matching.total_matching_calls, cost_usd });
    if (same !== undefined) return { kind: 'same', same };
    const found = await findSources(deps, question, { vectors, counted, issues });
    const { calls, broad, wordsOnly: words_only } = found.retrieved;
    span.set({ calls: calls.length, sources: found.sources.length, broad, words_only });
    return { kind: 'found', found, vectors };
  });
}

/** What is known before calls are looked for. */
interface Around {
  readonly vectors: Vectors;
  readonly counted: Pick<Found, 'matching' | 'figures' | 'version'>;
  /** Of all calls that match, the most frequent first. */
  readonly issues: readonly string[];
}

async function lookAround(deps: QueryDeps, { asked, interpretation }: InsightQuestion): Promise<Around> {
  const [vectors, { more, ...counted }] = await Promise.all([
    embedQuestion(deps, asked, interpretation),
    countCalls(deps.analytics, interpretation, countBy('issue', interpretation.filters, ISSUES)),
  ]);
  const issues = (more?.rows ?? []).flatMap(({ key: { issue } }) => (issue === undefined ? [] : [issue]));
  return { vectors, counted, issues };
}

async function findSources(
  deps: QueryDeps,
  { asked, interpretation }: InsightQuestion,
  { vectors, counted, issues }: Around,
): Promise<Found> {
  const { question, mode } = asked.request;
  const wanted = { interpretation, question, vector: vectors.sought, size: CALLS[mode], issues };
  const retrieved = await retrieveCalls(deps, wanted);
  const sources = chooseSources(retrieved.about, retrieved.calls, { tokens: sourceTokens(deps, asked) });
  return { ...counted, interpretation, request: asked.request, retrieved, sources };
}

interface Vectors {
  /** Of the whole question, by which past ones are compared. */
  readonly question?: Float32Array | undefined;
  /** Of what is looked for. */
  readonly sought?: Float32Array | undefined;
}

async function embedQuestion(deps: QueryDeps, asked: Asked, { search_text }: Interpretation): Promise<Vectors> {
  const { mode, question } = asked.request;
  if (mode === 'cheap') return {};
  const texts = [...new Set([question, search_text === '' ? question : search_text])];
  const embedded = await Promise.all(texts.map((text) => embedQuery(deps.search, text)));
  const tokens = embedded.reduce((sum, one) => sum + one.tokens, 0);
  asked.embedding_usd += embeddingCost(deps.search.embeddingModel, tokens);
  return { question: embedded.at(0)?.vector, sought: embedded.at(-1)?.vector };
}

function sourceTokens({ settings }: QueryDeps, { request: { mode } }: Asked): number {
  return mode === 'deep' ? settings.source_tokens.deep : settings.source_tokens.balanced;
}

async function* askModels(deps: QueryDeps, asked: Asked, { sources }: Found): AsyncGenerator<InsightStep, Told> {
  const { question } = asked.request;
  const channel = createChannel<VerifiedClaim>();
  const told = synthesise(deps, asked, {
    prompt: insightPrompt(redactedText(question), sources, asked.query_id),
    check: createClaimCheck(question, sources),
    tell: (claim) => channel.push(claim),
  }).finally(() => channel.close());
  // Its error is thrown below; until then nobody waits for it.
  told.catch(() => {});
  for await (const claim of channel) yield { type: 'claim', claim };
  return await told;
}

/** Claims are verified as they come, so that the span of it lies within that of the asking. */
function synthesise(deps: QueryDeps, asked: Asked, listener: ClaimListener): Promise<Told> {
  const before = asked.tally.spent;
  return deps.tracer.span('synthesise', {}, async (span) => {
    const verify = deps.tracer.pieces('verify');
    const check: ClaimListener['check'] = (raw) => verify.run(() => listener.check(raw));
    const told = await askForClaims(deps, asked, { ...listener, check });
    const { spent } = asked.tally;
    const cost_usd = usdOf(spent.cost_nano_usd - before.cost_nano_usd);
    verify.end({ kept: told.kept.length, dropped: told.dropped });
    const model_calls = spent.model_calls - before.model_calls;
    span.set({ model: told.model, degraded: told.degraded, claims: told.kept.length, model_calls, cost_usd });
    return told;
  });
}

const NOBODY: Told = { kept: [], dropped: 0, model: null, degraded: null };
