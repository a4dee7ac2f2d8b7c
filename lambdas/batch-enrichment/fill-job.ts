import type { ParkedCall } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { modelSpec } from '../domain/cost/model-catalogue.ts';
import type { NanoUsd } from '../domain/cost/money.ts';
import { type BatchCall, type BatchJob, type RequestFile, recordId } from '../domain/enrichment/batch-job.ts';
import { reserveForBatch } from '../domain/enrichment/cost-estimate.ts';
import { PROMPT_VERSION, SCHEMA_VERSION } from '../domain/enrichment/types.ts';
import { promptFor, requestOf } from '../enrichment/request-of.ts';
import type { BatchDeps } from './batch-deps.ts';
import { dropJob } from './drop-job.ts';
import { inPages } from './pages.ts';
import { sendClaimed } from './send-singly.ts';

/** A job ends 24 hours after the service took it, and what it answered is stored soon after. */
const JOB_MS = 26 * 3_600_000;
/** The file is put together in memory. */
const MAX_BYTES = 150_000_000;

export interface JobLimits {
  readonly min_records: number;
  /** What it may cost at most. */
  readonly room: NanoUsd;
}

/** A job that is being filled. */
interface Filling {
  readonly deps: BatchDeps;
  readonly room: NanoUsd;
  readonly model: string;
  readonly file: RequestFile;
  readonly calls: BatchCall[];
  tool: string;
  answer_tokens: number;
  reserved: NanoUsd;
}

/**
 * Claims calls for a new job and writes its files; undefined when too few are left of them, then all is as before. The
 * job is noted, with the calls that may be claimed for it, before any is: a crash leaves nothing that the next run could
 * not undo.
 */
export async function fillJob(
  deps: BatchDeps,
  waiting: readonly ParkedCall[],
  { min_records, room }: JobLimits,
): Promise<BatchJob | undefined> {
  const job = newJob(deps);
  await deps.files.writeCalls(job.name, waiting.map(numbered));
  await deps.book.add(job);
  const file = deps.files.requestsOf(job.name);
  const filling: Filling = { deps, room, model: job.model, file, calls: [], tool: '', answer_tokens: 0, reserved: 0 };
  await inPages(waiting, {
    page: async (calls) => await claimPage(filling, calls),
    outOfTime: () => isFull(filling) || deps.outOfTime(),
  });
  const { calls, reserved, tool, answer_tokens } = filling;
  await deps.files.writeCalls(job.name, calls);
  const filled = { ...job, records: calls.length, reserved, tool, answer_tokens };
  if (calls.length < min_records) {
    await dropJob(deps, filled);
    return undefined;
  }
  await file.write();
  const ready: BatchJob = { ...filled, state: 'ready' };
  return (await deps.book.update(ready)) ? ready : undefined;
}

function newJob({ newName, now, settings }: BatchDeps): BatchJob {
  return {
    name: newName(),
    state: 'collecting',
    model: settings.models.economy,
    tool: '',
    prompt_version: PROMPT_VERSION,
    schema_version: SCHEMA_VERSION,
    answer_tokens: 0,
    records: 0,
    reserved: 0,
    created_at: now().toISOString(),
    done: 0,
    answered: 0,
  };
}

const numbered = (call: ParkedCall, place: number): BatchCall => ({ ...call, record: recordId(place) });

function isFull({ room, reserved, file }: Filling): boolean {
  return reserved >= room || file.bytes >= MAX_BYTES;
}

/** What does not fit any more is laid aside again. */
async function claimPage(filling: Filling, calls: readonly ParkedCall[]): Promise<void> {
  const { deps } = filling;
  const claims = await Promise.all(calls.map(async (parked) => ({ parked, call: await claim(deps, parked) })));
  const claimed = claims.flatMap(({ parked, call }) => (call === undefined ? [] : [{ parked, call }]));
  const singly = claimed.filter(({ call }) => isForNoJob(call));
  const left = claimed.filter(({ parked, call }) => !isForNoJob(call) && !add(filling, parked, call));
  await sendClaimed(
    deps,
    singly.map(({ parked }) => parked),
  );
  await Promise.all(
    left.map(({ parked: { call_id, revision, parked_since } }) => deps.calls.park(call_id, revision, parked_since)),
  );
}

/**
 * An answer to it was of no use before: it is read singly, which has a repair. It comes here where the sweeper laid it
 * aside again while its own message was waiting, or where it was reopened.
 */
function isForNoJob({ model_spending }: CallRecord): boolean {
  return (model_spending?.useless_answers ?? 0) > 0;
}

async function claim(deps: BatchDeps, { call_id, revision }: ParkedCall): Promise<CallRecord | undefined> {
  const now = deps.now();
  const until = new Date(now.getTime() + holdMs(deps)).toISOString();
  const outcome = await deps.calls.claim(call_id, revision, { now: now.toISOString(), until });
  return outcome.kind === 'claimed' ? outcome.call : undefined;
}

/** The service may be too busy to take the job for as long as calls may wait (start-job.ts). */
function holdMs({ settings }: BatchDeps): number {
  return 1000 * (settings.batch?.max_wait_seconds ?? 0) + JOB_MS;
}

/** False when the call does not fit. */
function add(filling: Filling, parked: ParkedCall, call: CallRecord): boolean {
  const { deps, room, model, file, calls } = filling;
  const prompt = promptFor(call, deps);
  const request = requestOf(prompt, model, deps);
  const cost = reserveForBatch(modelSpec(model), prompt.estimated_tokens, request.max_tokens);
  if (isFull(filling) || filling.reserved + cost > room) return false;
  const { call_id, revision, parked_since } = parked;
  const entry = numbered({ call_id, revision, parked_since }, calls.length);
  file.add(entry.record, request);
  calls.push(entry);
  filling.tool = request.tool.name;
  filling.answer_tokens = request.max_tokens;
  filling.reserved += cost;
  return true;
}
