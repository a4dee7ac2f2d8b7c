import { addSpending, NO_SPENDING, type SpentReading, sumsOf } from '../domain/calls/model-spending.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { type LedgerCall, type LedgerResult, NO_TOKENS } from '../domain/cost/ledger.ts';
import { modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import { plausibleUsage } from '../domain/cost/plausible-usage.ts';
import { type BatchCall, type BatchJob, reservationOf } from '../domain/enrichment/batch-job.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { type Answer, readAnswer } from '../domain/enrichment/read-answer.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { verify } from '../domain/enrichment/verify.ts';
import { promptFor } from '../enrichment/request-of.ts';
import { sendToIndexing, storeEnrichment } from '../enrichment/store-enrichment.ts';
import { METRIC } from '../metrics.ts';
import type { BatchDeps } from './batch-deps.ts';
import { countRecords } from './count-records.ts';
import { sendClaimed } from './send-singly.ts';

/** A call of a job with what became of its record. */
export interface AnsweredCall {
  readonly call: BatchCall;
  readonly outcome: ChatOutcome;
}

/** Books and stores the answers of some calls of a job; returns how many were of use. Safe to repeat. */
export async function storeAnswers(deps: BatchDeps, job: BatchJob, answered: readonly AnsweredCall[]): Promise<number> {
  const stored = await Promise.all(answered.map((one) => storeAnswer(deps, job, one)));
  const results = stored.flatMap(({ result }) => result ?? []);
  countRecords(deps, job, results);
  const refs = (next: 'index' | 'singly') =>
    answered.flatMap(({ call: { call_id, revision } }, i) => {
      const spent = stored[i]?.spent;
      return stored[i]?.next === next ? [{ call_id, revision, ...(spent && { spent }) }] : [];
    });
  await sendToIndexing(deps, refs('index'));
  await sendClaimed(deps, refs('singly'));
  return results.filter(({ outcome }) => outcome === 'answered').length;
}

interface Stored {
  /** What was booked; undefined where nothing was asked. */
  readonly result?: LedgerResult;
  /** The same for the call. */
  readonly spent?: SpentReading;
  readonly next: 'index' | 'singly' | 'nothing';
}

async function storeAnswer(deps: BatchDeps, job: BatchJob, { call, outcome }: AnsweredCall): Promise<Stored> {
  const read = outcome.kind === 'answered' ? readAnswer(outcome, deps.issueKeys) : undefined;
  const answer = read?.ok ? read.answer : undefined;
  const result = resultOf(job, outcome, answer !== undefined);
  const stored = await deps.calls.get(call.call_id);
  // A job that was never begun asked nobody.
  if (job.arn !== undefined) await deps.ledger.record(rowOf(job, call, stored?.triage.lane), result);
  const spent = spentOf(job, call, result);
  const booked = job.arn === undefined ? {} : { result, spent };
  if (stored?.revision !== call.revision) return { ...booked, next: 'nothing' };
  if (answer === undefined) return { ...booked, next: 'singly' };
  const enrichment = enrichmentOf(deps, job, { stored, answer, spent });
  return { ...booked, next: (await storeEnrichment(deps, stored, { enrichment, spent })) ? 'index' : 'nothing' };
}

/** By the id of its row: what is handed over again is booked once. */
function spentOf(job: BatchJob, { record }: BatchCall, { usage = NO_TOKENS, cost, outcome }: LedgerResult) {
  const useless_answers = outcome === 'invalid' ? 1 : 0;
  return { ...usage, cost_nano_usd: cost, model_calls: 1, useless_answers, id: `${job.name}-${record}` };
}

/** Booked when the job's reservation was made: to the budgets that kept something back for it. */
function rowOf(job: BatchJob, { record, call_id }: BatchCall, lane = 'unknown'): LedgerCall {
  const { started_at } = reservationOf(job);
  const id = `${job.name}-${record}`;
  return { id, started_at, purpose: 'batch', subject: call_id, lane, model: job.model, reserved: 0 };
}

/** An answer without a count of its tokens that can be may have cost what was kept back for it. */
function resultOf(job: BatchJob, outcome: ChatOutcome, isUseful: boolean): LedgerResult {
  const free = { cost: 0, unconfirmed: 0, latency_ms: 0 };
  if (outcome.kind === 'fault') return { ...free, outcome: outcome.fault };
  const { batch_prices, prices, context_tokens } = modelSpec(job.model);
  const usage = plausibleUsage(outcome.usage, { max_tokens: job.answer_tokens, context_tokens });
  const kind = isUseful ? 'answered' : 'invalid';
  if (usage === undefined) return { ...free, outcome: kind, unconfirmed: Math.ceil(job.reserved / job.records) };
  return { ...free, outcome: kind, usage, cost: tokenCost(batch_prices ?? prices, usage) };
}

interface Reading {
  readonly stored: CallRecord;
  readonly answer: Answer;
  readonly spent: SpentReading;
}

function enrichmentOf(deps: BatchDeps, job: BatchJob, { stored, answer, spent }: Reading): Enrichment {
  const insights = verify(answer, promptFor(stored, deps).sent);
  deps.counter.count(METRIC.findingsDropped, insights.dropped_findings);
  return {
    ...insights,
    prompt_version: job.prompt_version,
    schema_version: job.schema_version,
    enriched_at: deps.now().toISOString(),
    model_used: job.model,
    ...sumsOf(addSpending(stored.model_spending ?? NO_SPENDING, spent)),
  };
}
