import { type AnnounceDeps, announceCalls } from '../announce/announce-calls.ts';
import { isOutstanding } from '../domain/calls/outstanding.ts';
import type {
  CallStore,
  ComplaintIntakeQueue,
  CurrentCall,
  EnrichmentLane,
  EnrichmentQueues,
  IndexingQueue,
  PublishOutcome,
  UnsettledCall,
} from '../domain/calls/ports.ts';
import { EFFECTS, type Effect } from '../domain/calls/record.ts';
import { mayComplain } from '../domain/complaints/opening/may-complain.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { METRIC } from '../metrics.ts';
import { UNSETTLED_SHARDS } from '../names.ts';
import type { Meter } from '../runtime/observability.ts';

/** Calls taken up of one shard in one round. */
const ROUND = 100;

export interface SweepDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle' | 'postpone' | 'unsettled' | 'summary'>;
  readonly indexing: IndexingQueue;
  readonly enrichment: EnrichmentQueues;
  readonly complaints: ComplaintIntakeQueue;
  readonly counter: Meter;
  readonly graceSeconds: number;
  readonly now: () => Date;
  /** True when the invocation has no time for another round. */
  readonly outOfTime: () => boolean;
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
  const queue: Rest[] = Array.from({ length: UNSETTLED_SHARDS }, (_, i) => ({
    shard: (firstShard + i) % UNSETTLED_SHARDS,
  }));
  let swept = 0;
  let oldest = now;
  for (let next = queue.shift(); next !== undefined && !deps.outOfTime(); next = queue.shift()) {
    const { sent, rest, since } = await sweepRound(deps, next, before);
    swept += sent;
    oldest = Math.min(oldest, since);
    if (rest !== undefined) queue.push(rest);
  }
  deps.counter.count(METRIC.callsSwept, swept);
  deps.counter.seconds(METRIC.unsettledAge, (now - oldest) / 1000);
  return swept;
}

/**
 * The index may lag behind the table, so each call is read afresh. A round of which no call could be sent is the
 * last one of its shard for now: in an outage the others would fare no better.
 */
async function sweepRound(deps: SweepDeps, { shard, after }: Rest, before: string) {
  const found = await deps.calls.unsettled({ shard, before, limit: ROUND, after });
  const read = await Promise.all(found.map(({ call_id }) => deps.calls.summary(call_id)));
  const unsettled = read.filter((call): call is CurrentCall => call?.unsettled === true);
  const waiting = unsettled.filter((call) => isWaiting(call, deps.now().toISOString()));
  const left = unsettled.filter((call) => !waiting.includes(call));
  const sent = await sendOn(deps, left);
  await Promise.all([...sent, ...waiting].map((call) => postpone(deps, call)));
  const inVain = sent.length === 0 && left.length > 0;
  const rest = found.length === ROUND && !inVain ? { shard, after: found.at(-1) } : undefined;
  const since = left.map((call) => Date.parse(call.outstanding_since)).filter(Number.isFinite);
  return { sent: sent.length, rest, since: Math.min(Number.POSITIVE_INFINITY, ...since) };
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
 * Publishes what was never published, which also brings it to the queues; the others go to the queues of what is due
 * alone, so that nobody else hears of them twice. Returns the calls that were sent to all that is due of them.
 */
async function sendOn(deps: SweepDeps, calls: readonly CurrentCall[]): Promise<readonly CurrentCall[]> {
  const unannounced = calls.filter((call) => isOutstanding(call, 'events'));
  const published = await announceCalls(deps, unannounced);
  await Promise.all(published.map(({ call_id, revision }) => deps.calls.settle(call_id, revision, ['events'])));
  const announced = calls.filter((call) => !isOutstanding(call, 'events'));
  const failed = await sendToQueues(deps, announced);
  return [...published, ...announced.filter(({ call_id }) => !failed.has(call_id))];
}

/** Returns the ids of the calls that could not be sent to every queue that they are due in. */
async function sendToQueues(deps: SweepDeps, calls: readonly CurrentCall[]): Promise<ReadonlySet<string>> {
  await settleUndue(deps, calls);
  const due = calls.filter((call) => isOutstanding(call, 'enrichment'));
  const now = deps.now().toISOString();
  const toEnrich = (lane: EnrichmentLane) =>
    due.filter((call) => !isInHand(call, now) && enrichmentLane(call.triage) === lane).map(refOf);
  const toIndex = calls.filter((call) => isOutstanding(call, 'index')).map(refOf);
  const toOpen = calls.filter((call) => isOutstanding(call, 'complaints') && mayComplain(call.triage)).map(refOf);
  const outcomes = [
    await send(deps, 'indexing', toIndex, (refs) => deps.indexing.send(refs)),
    await send(deps, 'priority enrichment', toEnrich('priority'), (refs) => deps.enrichment.send('priority', refs)),
    await send(deps, 'enrichment', toEnrich('normal'), (refs) => deps.enrichment.send('normal', refs)),
    await send(deps, 'complaint', toOpen, (refs) => deps.complaints.send(refs)),
  ];
  return new Set(outcomes.flatMap((failed) => [...failed]));
}

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

async function send(
  { logger }: SweepDeps,
  queue: string,
  refs: readonly Ref[],
  through: (refs: readonly Ref[]) => Promise<PublishOutcome>,
): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const { failed, faults } = await through(refs);
  if (failed.size > 0) logger.warn(`Calls could not be sent to the ${queue} queue`, { failed: failed.size, faults });
  return failed;
}

/** Later than that nothing is put off: the sweeper does not see what it has put off, and the alarm on its age looks back so far. */
const LONGEST_PAUSE_MS = 30 * 60 * 1000;

/** A call is sent on again only when its age has doubled, or after half an hour: an outage of an hour costs it six messages. */
async function postpone(deps: SweepDeps, { call_id, revision, outstanding_since }: CurrentCall): Promise<void> {
  const now = deps.now().getTime();
  const age = Math.max(0, now - Date.parse(outstanding_since)) || 0;
  const pause = Math.min(age, LONGEST_PAUSE_MS);
  await deps.calls.postpone(call_id, revision, new Date(now + pause - deps.graceSeconds * 1000).toISOString());
}
