import { type AnnounceDeps, announceCalls } from '../announce/announce-calls.ts';
import type { CallStore, UnsettledCall } from '../domain/calls/ports.ts';
import type { CallSummary } from '../domain/calls/record.ts';
import { METRIC, UNSETTLED_SHARDS } from '../names.ts';

/** Calls taken up of one shard in one round. */
const ROUND = 100;

export interface SweepDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle' | 'unsettled' | 'summary'>;
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
 * Sends every call on again that has been unsettled for longer than the grace time; returns how many were settled.
 * The shards take turns, a round each, from `firstShard` on: a shard with many calls does not keep the others waiting.
 */
export async function sweepCalls(deps: SweepDeps, firstShard: number): Promise<number> {
  const before = new Date(deps.now().getTime() - deps.graceSeconds * 1000).toISOString();
  const queue: Rest[] = Array.from({ length: UNSETTLED_SHARDS }, (_, i) => ({
    shard: (firstShard + i) % UNSETTLED_SHARDS,
  }));
  let swept = 0;
  for (let next = queue.shift(); next !== undefined && !deps.outOfTime(); next = queue.shift()) {
    const { settled, rest } = await sweepRound(deps, next, before);
    swept += settled;
    if (rest !== undefined) queue.push(rest);
  }
  deps.counter.count(METRIC.callsSwept, swept);
  return swept;
}

/**
 * The index may lag behind the table, so each call is read afresh. A round in which no call could be settled is the
 * last one of its shard for now: in an outage the others would fare no better.
 */
async function sweepRound(deps: SweepDeps, { shard, after }: Rest, before: string) {
  const found = await deps.calls.unsettled({ shard, before, limit: ROUND, after });
  const read = await Promise.all(found.map(({ call_id }) => deps.calls.summary(call_id)));
  const outstanding = read.filter((call): call is CallSummary => call?.unsettled === true);
  const settled = await announceCalls(deps, outstanding);
  const inVain = settled === 0 && outstanding.length > 0;
  const rest = found.length === ROUND && !inVain ? { shard, after: found.at(-1) } : undefined;
  return { settled, rest };
}
