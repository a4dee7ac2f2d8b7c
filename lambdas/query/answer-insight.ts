import { embeddingCost } from '../domain/cost/embedding-prices.ts';
import { redactedText } from '../domain/pii/redact-text.ts';
import type { VerifiedClaim } from '../domain/query/answer.ts';
import { isAnswerable } from '../domain/query/insight/answerable.ts';
import { chooseSources } from '../domain/query/insight/choose-sources.ts';
import { extractiveClaims } from '../domain/query/insight/extractive-answer.ts';
import { insightPrompt } from '../domain/query/insight/insight-prompt.ts';
import { createClaimCheck } from '../domain/query/insight/verify-claim.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { embedQuery } from '../search/embed-query.ts';
import { askForClaims, type Told } from './ask-for-claims.ts';
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
  const { asked, interpretation, past } = question;
  const [vectors, { more, ...counted }] = await Promise.all([
    embedQuestion(deps, asked, interpretation),
    countCalls(deps.analytics, interpretation, countBy('issue', interpretation.filters, ISSUES)),
  ]);
  const same = await past.same(vectors.question, counted.version);
  if (same !== undefined) {
    yield* stepsOf(same);
    return same;
  }
  const issues = (more?.rows ?? []).flatMap(({ key: { issue } }) => (issue === undefined ? [] : [issue]));
  const { question: text, mode } = asked.request;
  const retrieved = await retrieveCalls(deps, {
    interpretation,
    question: text,
    vector: vectors.sought,
    size: CALLS[mode],
    issues,
  });
  const sources = chooseSources(retrieved.about, retrieved.calls, { tokens: sourceTokens(deps, asked) });
  const found = { ...counted, interpretation, request: asked.request, retrieved, sources };
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
  const told = askForClaims(deps, asked, {
    prompt: insightPrompt(redactedText(question), sources, asked.query_id),
    check: createClaimCheck(question, sources),
    tell: (claim) => channel.push(claim),
  }).finally(() => channel.close());
  // Its error is thrown below; until then nobody waits for it.
  told.catch(() => {});
  for await (const claim of channel) yield { type: 'claim', claim };
  return await told;
}

const NOBODY: Told = { kept: [], dropped: 0, model: null, degraded: null };
