import type { CallRecord } from '../domain/calls/record.ts';
import { type LedgerCall, type LedgerResult, NO_TOKENS } from '../domain/cost/ledger.ts';
import { modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import type { BatchCall, BatchJob } from '../domain/enrichment/batch-job.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { type Answer, readAnswer } from '../domain/enrichment/read-answer.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { verify } from '../domain/enrichment/verify.ts';
import { promptFor } from '../enrichment/request-of.ts';
import { sendToIndexing, storeEnrichment } from '../enrichment/store-enrichment.ts';
import { METRIC } from '../names.ts';
import type { BatchDeps } from './batch-deps.ts';
import { countRecords } from './count-records.ts';
import { sendClaimed } from './send-singly.ts';

/** A call of a job with what became of its record. */
export interface AnsweredCall {
  readonly call: BatchCall;
  readonly outcome: ChatOutcome;
}

/** A job whose end was seen. */
export type EndedJob = BatchJob & { readonly processed_at: string };

/** Books and stores the answers of some calls of a job; returns how many were of use. Safe to repeat. */
export async function storeAnswers(deps: BatchDeps, job: EndedJob, answered: readonly AnsweredCall[]): Promise<number> {
  const stored = await Promise.all(answered.map((one) => storeAnswer(deps, job, one)));
  const results = stored.flatMap(({ result }) => result ?? []);
  countRecords(deps, job, results);
  const refs = (next: 'index' | 'singly') =>
    answered.flatMap(({ call: { call_id, revision } }, i) => {
      const spent = stored[i]?.result?.cost ?? 0;
      return stored[i]?.next === next ? [{ call_id, revision, ...(spent > 0 && { spent }) }] : [];
    });
  await sendToIndexing(deps, refs('index'));
  await sendClaimed(deps, refs('singly'));
  return results.filter(({ outcome }) => outcome === 'answered').length;
}

interface Stored {
  /** What was booked; undefined where nothing was asked. */
  readonly result?: LedgerResult;
  readonly next: 'index' | 'singly' | 'nothing';
}

async function storeAnswer(deps: BatchDeps, job: EndedJob, { call, outcome }: AnsweredCall): Promise<Stored> {
  const read = outcome.kind === 'answered' ? readAnswer(outcome, deps.issueKeys) : undefined;
  const answer = read?.ok ? read.answer : undefined;
  const result = resultOf(job, outcome, answer !== undefined);
  const stored = await deps.calls.get(call.call_id);
  // A job that was never begun asked nobody.
  if (job.arn !== undefined) await deps.ledger.record(rowOf(job, call, stored?.triage.lane), result);
  const booked = job.arn === undefined ? {} : { result };
  if (stored?.revision !== call.revision) return { ...booked, next: 'nothing' };
  if (answer === undefined) return { ...booked, next: 'singly' };
  const enrichment = enrichmentOf(deps, job, { stored, answer, result });
  return { ...booked, next: (await storeEnrichment(deps, stored, enrichment)) ? 'index' : 'nothing' };
}

function rowOf({ name, processed_at, model }: EndedJob, { record, call_id }: BatchCall, lane = 'unknown'): LedgerCall {
  const id = `${name}-${record}`;
  return { id, started_at: processed_at, purpose: 'batch', subject: call_id, lane, model, reserved: 0 };
}

/** An answer without a usable count of its tokens may have cost what was kept back for it. */
function resultOf(job: EndedJob, outcome: ChatOutcome, isUseful: boolean): LedgerResult {
  const free = { cost: 0, unconfirmed: 0, latency_ms: 0 };
  if (outcome.kind === 'fault') return { ...free, outcome: outcome.fault };
  const { usage } = outcome;
  const kind = isUseful ? 'answered' : 'invalid';
  if (usage === undefined) return { ...free, outcome: kind, unconfirmed: Math.ceil(job.reserved / job.records) };
  const { batch_prices, prices } = modelSpec(job.model);
  return { ...free, outcome: kind, usage, cost: tokenCost(batch_prices ?? prices, usage) };
}

interface Reading {
  readonly stored: CallRecord;
  readonly answer: Answer;
  readonly result: LedgerResult;
}

function enrichmentOf(deps: BatchDeps, job: EndedJob, { stored, answer, result }: Reading): Enrichment {
  const insights = verify(answer, promptFor(stored, deps).sent);
  deps.counter.count(METRIC.findingsDropped, insights.dropped_findings);
  return {
    ...insights,
    prompt_version: job.prompt_version,
    schema_version: job.schema_version,
    enriched_at: deps.now().toISOString(),
    model_used: job.model,
    tokens: result.usage ?? NO_TOKENS,
    model_calls: 1,
    cost_nano_usd: (stored.enrichment?.cost_nano_usd ?? 0) + result.cost,
  };
}
