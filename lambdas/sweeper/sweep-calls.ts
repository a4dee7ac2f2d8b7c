import { type AnnounceDeps, announceCalls } from '../announce/announce-calls.ts';
import type { CallStore, CurrentCall, IndexingQueue, UnsettledCall } from '../domain/calls/ports.ts';
import { METRIC, UNSETTLED_SHARDS } from '../names.ts';
import type { Meter } from '../runtime/observability.ts';

/** Calls taken up of one shard in one round. */
const ROUND = 100;

export interface SweepDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle' | 'postpone' | 'unsettled' | 'summary'>;
  readonly indexing: IndexingQueue;
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
  const outstanding = read.filter((call): call is CurrentCall => call?.unsettled === true);
  const sent = await sendOn(deps, outstanding);
  const inVain = sent === 0 && outstanding.length > 0;
  const rest = found.length === ROUND && !inVain ? { shard, after: found.at(-1) } : undefined;
  const since = outstanding.map((call) => Date.parse(call.triaged_at)).filter(Number.isFinite);
  return { sent, rest, since: Math.min(Number.POSITIVE_INFINITY, ...since) };
}

/**
 * Publishes what was never published, which also brings it to the indexing queue; the others go to that queue alone, so
 * that nobody else hears of them twice.
 */
async function sendOn(deps: SweepDeps, calls: readonly CurrentCall[]): Promise<number> {
  const isAnnounced = ({ settled, revision }: CurrentCall) => settled.events === revision;
  const published = await announceCalls(
    deps,
    calls.filter((call) => !isAnnounced(call)),
  );
  await Promise.all(published.map(({ call_id, revision }) => deps.calls.settle(call_id, revision, ['events'])));
  const queued = await sendToIndexing(deps, calls.filter(isAnnounced));
  const sent = [...published, ...queued];
  await Promise.all(sent.map((call) => postpone(deps, call)));
  return sent.length;
}

async function sendToIndexing(deps: SweepDeps, calls: readonly CurrentCall[]): Promise<readonly CurrentCall[]> {
  if (calls.length === 0) return [];
  const { failed, faults } = await deps.indexing.send(calls);
  if (failed.size > 0)
    deps.logger.warn('Calls could not be sent to the indexing queue', { failed: failed.size, faults });
  return calls.filter(({ call_id }) => !failed.has(call_id));
}

/** A call is sent on again only when its age has doubled: an outage of an hour costs it six messages. */
async function postpone(deps: SweepDeps, { call_id, revision, triaged_at }: CurrentCall): Promise<void> {
  const now = deps.now().getTime();
  const age = Math.max(0, now - Date.parse(triaged_at)) || 0;
  await deps.calls.postpone(call_id, revision, new Date(now + age - deps.graceSeconds * 1000).toISOString());
}
