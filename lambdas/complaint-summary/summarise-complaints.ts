import { type KeptSummary, summaryKey } from '../domain/complaints/summary/cache.ts';
import { expectedResolution } from '../domain/complaints/summary/expected.ts';
import { extractiveRecommendations } from '../domain/complaints/summary/extractive.ts';
import type { SummaryRequest } from '../domain/complaints/summary/read-request.ts';
import { topIssues } from '../domain/complaints/summary/top-issues.ts';
import type { ComplaintSummary } from '../domain/complaints/summary/types.ts';
import { whatSentence } from '../domain/complaints/summary/what-sentence.ts';
import { usdOf } from '../domain/cost/money.ts';
import { METRIC } from '../metrics.ts';
import { emptyTally } from '../model-calls/ask-model.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { type Advice, type Asking, askForAdvice } from './ask-for-advice.ts';
import type { SummaryDeps } from './summary-deps.ts';

/** What somebody asks for. */
export interface SummaryAsked {
  readonly request: SummaryRequest;
  /** Milliseconds that the function has left. */
  readonly remainingMs: () => number;
}

/**
 * What customers complain of, counted, and what could be done: the summary that is there already, or the figures with one
 * answer of a model. Where nothing was complained of no model is asked; where none can be, customers speak for themselves,
 * and that is no summary to keep. Throws an IndexUnavailableError.
 */
export async function summariseComplaints(deps: SummaryDeps, asked: SummaryAsked): Promise<ComplaintSummary> {
  const began = deps.clock();
  const key = summaryKey(asked.request);
  const kept = await keptSummary(deps, key);
  const summary = kept ?? (await newSummary(deps, asked));
  const { processing } = summary;
  const duration_ms = Math.round(deps.clock() - began);
  // What an earlier request has paid for costs nothing again.
  const cost_usd = kept === undefined ? processing.cost_usd : 0;
  const shown = { ...summary, processing: { ...processing, cost_usd, cached: kept !== undefined, duration_ms } };
  measure(deps, shown);
  if (kept === undefined && processing.model_used !== null) await keep(deps, key, shown);
  return shown;
}

async function newSummary(deps: SummaryDeps, { request, remainingMs }: SummaryAsked): Promise<ComplaintSummary> {
  const { department, start, end } = request;
  const now = deps.now().toISOString();
  const facts = await deps.index.facts({ department, start, end, now });
  const [summary_id, tally] = [deps.newId(), emptyTally()];
  const advice = await adviceOn(deps, { summary_id, facts, tally, remainingMs });
  return {
    summary_id,
    department: department ?? null,
    date_range: { start, end },
    what: whatSentence(facts, request),
    total: facts.kpis.opened,
    top_issues: topIssues(facts.issues),
    sentiment: facts.sentiment,
    recommendations: advice.recommendations,
    expected_resolution_minutes: expectedResolution(facts),
    processing: {
      model_used: advice.model,
      cost_usd: usdOf(tally.spent.cost_nano_usd),
      cached: false,
      degraded: advice.degraded !== null,
      degraded_reason: advice.degraded,
      dropped_recommendations: advice.dropped,
      duration_ms: 0,
    },
    timestamp: now,
  };
}

const NOTHING_TO_SAY: Advice = { recommendations: [], dropped: 0, model: null, degraded: null };

async function adviceOn(deps: SummaryDeps, asking: Asking): Promise<Advice> {
  const { facts } = asking;
  if (facts.kpis.opened === 0 || facts.examples.length === 0) return NOTHING_TO_SAY;
  const advice = await askForAdvice(deps, asking);
  return advice.degraded === null ? advice : { ...advice, recommendations: extractiveRecommendations(facts) };
}

/** A cache that cannot be read costs a model call, no answer. */
async function keptSummary(deps: SummaryDeps, key: string): Promise<ComplaintSummary | undefined> {
  if (deps.settings.cache_seconds === 0) return undefined;
  try {
    const kept = await deps.cache.get(key);
    return isFresh(kept, deps) ? kept?.summary : undefined;
  } catch (error) {
    deps.logger.warn('A summary could not be looked up', describeFault(error));
    return undefined;
  }
}

/** Also by what the setting is now: a shorter one counts at once. */
function isFresh(kept: KeptSummary | undefined, { now, settings }: SummaryDeps): boolean {
  const at = now().getTime();
  return kept !== undefined && at < kept.expires_at && at < expiryOf(kept.summary, settings.cache_seconds);
}

function expiryOf({ timestamp }: ComplaintSummary, seconds: number): number {
  return Date.parse(timestamp) + 1000 * seconds;
}

async function keep({ cache, settings, logger }: SummaryDeps, key: string, summary: ComplaintSummary): Promise<void> {
  if (settings.cache_seconds === 0) return;
  try {
    await cache.put(key, { summary, expires_at: expiryOf(summary, settings.cache_seconds) });
  } catch (error) {
    logger.warn('A summary could not be kept', describeFault(error));
  }
}

function measure({ counter }: SummaryDeps, { processing: { degraded_reason: reason } }: ComplaintSummary): void {
  counter.count(METRIC.complaintSummaries, 1);
  if (reason === null) counter.count(METRIC.complaintSummariesDegraded, 0);
  else counter.count(METRIC.complaintSummariesDegraded, 1, { reason });
}
