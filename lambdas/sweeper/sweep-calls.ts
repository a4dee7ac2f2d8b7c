import { type AnnounceDeps, announceCalls } from '../announce/announce-calls.ts';
import { isOutstanding } from '../domain/calls/outstanding.ts';
import type {
  CallQueue,
  CallQueueDepths,
  CallStore,
  ComplaintIntakeQueue,
  CurrentCall,
  EnrichmentLane,
  EnrichmentQueues,
  IndexingQueue,
  UnsettledCall,
} from '../domain/calls/ports.ts';
import { EFFECTS, type Effect } from '../domain/calls/record.ts';
import { mayComplain } from '../domain/complaints/opening/may-complain.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { METRIC } from '../metrics.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import type { Meter } from '../runtime/observability.ts';
import { longQueues } from './long-queues.ts';

/** Calls taken up of one shard in one round. */
const ROUND = 100;

export interface SweepDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle' | 'postpone' | 'unsettled' | 'summary'>;
  readonly indexing: IndexingQueue;
  readonly enrichment: EnrichmentQueues;
  readonly complaints: ComplaintIntakeQueue;
  readonly depths: CallQueueDepths;
  readonly counter: Meter;
  readonly graceSeconds: number;
  readonly now: () => Date;
  /** True when the invocation has no time for another round. */
  readonly outOfTime: () => boolean;
}

/** A run of the sweeper. */
interface Sweep extends SweepDeps {
  readonly isLong: ReturnType<typeof longQueues>;
}

/** What is left to do of a shard: the calls behind `after`, which were not tried yet. */
interface Rest {
  readonly shard: number;
  readonly after?: UnsettledCall | undefined;
}

/**
 * Sends every call on again that has been unsettled for longer than the grace time; returns how many were sent.
 * The shards take turns, a round each, from `firstShard` on: a shard with many calls does not keep the others waiting.
 */
export async function sweepCalls(deps: SweepDeps, firstShard: number): Promise<number> {
  const now = deps.now().getTime();
  const before = new Date(now - deps.graceSeconds * 1000).toISOString();
  const sweep: Sweep = { ...deps, isLong: longQueues(deps.depths, deps.logger) };
  const queue: Rest[] = Array.from({ length: UNSETTLED_SHARDS }, (_, i) => ({
    shard: (firstShard + i) % UNSETTLED_SHARDS,
  }));
  let swept = 0;
  let oldest = now;
  for (let next = queue.shift(); next !== undefined && !deps.outOfTime(); next = queue.shift()) {
    const { sent, rest, since } = await sweepRound(sweep, next, before);
    swept += sent;
    oldest = Math.min(oldest, since);
    if (rest !== undefined) queue.push(rest);
  }
  deps.counter.count(METRIC.callsSwept, swept);
  deps.counter.seconds(METRIC.unsettledAge, (now - oldest) / 1000);
  return swept;
}

/**
 * The index may lag behind the table, so each call is read afresh. A round of which some could be sent to no queue, and none
 * to any, is the last one of its shard for now: in an outage the others would fare no better.
 */
async function sweepRound(deps: Sweep, { shard, after }: Rest, before: string) {
  const found = await deps.calls.unsettled({ shard, before, limit: ROUND, after });
  const read = await Promise.all(found.map(({ call_id }) => deps.calls.summary(call_id)));
  const unsettled = read.filter((call): call is CurrentCall => call?.unsettled === true);
  const waiting = unsettled.filter((call) => isWaiting(call, deps.now().toISOString()));
  const left = unsettled.filter((call) => !waiting.includes(call));
  const { sent, failed, queued } = await sendOn(deps, left);
  // What a queue took is not sent there each minute because another queue refuses it.
  const done = unsettled.filter(({ call_id }) => sent.has(call_id) || !failed.has(call_id));
  await Promise.all(
    done.map((call) => postpone(deps, call, queued.has(call.call_id) ? QUEUED_PAUSE_MS : LONGEST_PAUSE_MS)),
  );
  const inVain = sent.size === 0 && failed.size > 0;
  const rest = found.length === ROUND && !inVain ? { shard, after: found.at(-1) } : undefined;
  const since = left.map((call) => Date.parse(call.outstanding_since)).filter(Number.isFinite);
  return { sent: sent.size, rest, since: Math.min(Number.POSITIVE_INFINITY, ...since) };
}

/** Nothing is left to do but to enrich it, and that is in hand. */
function isWaiting(call: CurrentCall, now: string): boolean {
  const others = EFFECTS.filter((effect) => effect !== 'enrichment');
  return !others.some((effect) => isOutstanding(call, effect)) && isInHand(call, now);
}

/** Its enrichment is claimed, or laid aside for a batch job. */
function isInHand({ parked_since, claimed_until = '' }: CurrentCall, now: string): boolean {
  return parked_since !== undefined || claimed_until > now;
}

/**
 * Calls by their ids: those that went to at least one queue, those that did not reach all that they were sent to, and those
 * that were left out of a long queue.
 */
interface Sent {
  readonly sent: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  readonly queued: ReadonlySet<string>;
}

/**
 * Publishes what was never published, which also brings it to the queues; the others go to the queues of what is due
 * alone, so that nobody else hears of them twice.
 */
async function sendOn(deps: Sweep, calls: readonly CurrentCall[]): Promise<Sent> {
  const unannounced = calls.filter((call) => isOutstanding(call, 'events'));
  const published = await announceCalls(deps, unannounced);
  await Promise.all(published.map(({ call_id, revision }) => deps.calls.settle(call_id, revision, ['events'])));
  const announced = calls.filter((call) => !isOutstanding(call, 'events'));
  const { sent, failed, queued } = await sendToQueues(deps, announced);
  const unpublished = unannounced.filter((call) => !published.includes(call));
  return {
    sent: new Set([...idsOf(published), ...sent]),
    failed: new Set([...idsOf(unpublished), ...failed]),
    queued,
  };
}

async function sendToQueues(deps: Sweep, calls: readonly CurrentCall[]): Promise<Sent> {
  await settleUndue(deps, calls);
  const [sent, failed, queued] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const [queue, due] of Object.entries(dueByQueue(calls, deps.now())) as [CallQueue, CurrentCall[]][]) {
    if (due.length === 0) continue;
    const left = (await deps.isLong(queue)) ? due.filter((call) => mayStillStand(call, deps.now())) : [];
    const lost = due.filter((call) => !left.includes(call));
    const unsent = await send(deps, queue, lost.map(refOf));
    for (const id of idsOf(left)) queued.add(id);
    for (const id of idsOf(lost)) (unsent.has(id) ? failed : sent).add(id);
  }
  return { sent, failed, queued };
}

function dueByQueue(calls: readonly CurrentCall[], now: Date): Readonly<Record<CallQueue, CurrentCall[]>> {
  const toEnrich = calls.filter((call) => isOutstanding(call, 'enrichment') && !isInHand(call, now.toISOString()));
  const inLane = (lane: EnrichmentLane) => toEnrich.filter(({ triage }) => enrichmentLane(triage) === lane);
  return {
    indexing: calls.filter((call) => isOutstanding(call, 'index')),
    priority: inLane('priority'),
    normal: inLane('normal'),
    complaints: calls.filter((call) => isOutstanding(call, 'complaints') && mayComplain(call.triage)),
  };
}

/**
 * In a long queue the message of a call waits its turn, and another one would only make the queue longer. Not for so long
 * that an alarm on what is late would be raised by a message that is lost; a call of unknown age is sent.
 */
function mayStillStand({ outstanding_since }: CurrentCall, now: Date): boolean {
  const age = now.getTime() - Date.parse(outstanding_since);
  return age >= 0 && age < QUEUED_MS;
}

const idsOf = (calls: readonly CurrentCall[]) => calls.map(({ call_id }) => call_id);

/** Calls that were stored before it was noted for which of them a model, or a complaint, is due. */
async function settleUndue({ calls: store }: SweepDeps, calls: readonly CurrentCall[]): Promise<void> {
  const undue = (call: CurrentCall): Effect[] => [
    ...(isOutstanding(call, 'enrichment') && enrichmentLane(call.triage) === undefined ? ['enrichment' as const] : []),
    ...(isOutstanding(call, 'complaints') && !mayComplain(call.triage) ? ['complaints' as const] : []),
  ];
  const found = calls.map((call) => ({ call, effects: undue(call) })).filter(({ effects }) => effects.length > 0);
  await Promise.all(found.map(({ call, effects }) => store.settle(call.call_id, call.revision, effects)));
}

const refOf = ({ call_id, revision }: CurrentCall) => ({ call_id, revision });
type Ref = ReturnType<typeof refOf>;

async function send(deps: Sweep, queue: CallQueue, refs: readonly Ref[]): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const { failed, faults } = await sendThrough(deps, queue, refs);
  if (failed.size > 0) deps.logger.warn('Calls could not be sent to a queue', { queue, failed: failed.size, faults });
  return failed;
}

function sendThrough({ indexing, complaints, enrichment }: Sweep, queue: CallQueue, refs: readonly Ref[]) {
  if (queue === 'indexing') return indexing.send(refs);
  return queue === 'complaints' ? complaints.send(refs) : enrichment.send(queue, refs);
}

/** For so long a call is taken to stand in a long queue, and looked at again after so long. */
const QUEUED_MS = 10 * 60 * 1000;
const QUEUED_PAUSE_MS = 3 * 60 * 1000;

/** Later than that nothing is put off: the sweeper does not see what it has put off, and the alarm on its age looks back so far. */
const LONGEST_PAUSE_MS = 30 * 60 * 1000;

/** A call is sent on again only when its age has doubled, or after half an hour: an outage of an hour costs it six messages. */
async function postpone(deps: SweepDeps, call: CurrentCall, longest: number): Promise<void> {
  const now = deps.now().getTime();
  const pause = Math.min(ageOf(call, now), longest);
  await deps.calls.postpone(
    call.call_id,
    call.revision,
    new Date(now + pause - deps.graceSeconds * 1000).toISOString(),
  );
}

/** Milliseconds since when something is due of a call, none if that is unknown or yet to come. */
const ageOf = ({ outstanding_since }: CurrentCall, now: number) =>
  Math.max(0, now - Date.parse(outstanding_since)) || 0;
