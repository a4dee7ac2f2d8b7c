import { type AnnounceDeps, announceCalls } from '../announce/announce-calls.ts';
import type { CallStore } from '../domain/calls/ports.ts';
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

/** Sends every call on again that has been unsettled for longer than the grace time; returns how many. */
export async function sweepCalls(deps: SweepDeps): Promise<number> {
  const before = new Date(deps.now().getTime() - deps.graceSeconds * 1000).toISOString();
  let swept = 0;
  for (let shard = 0; shard < UNSETTLED_SHARDS && !deps.outOfTime(); shard++) {
    let found: number;
    do {
      found = await sweepRound(deps, shard, before);
      swept += found;
    } while (found === ROUND && !deps.outOfTime());
  }
  deps.counter.count(METRIC.callsSwept, swept);
  return swept;
}

/** The index may lag behind the table, so each call is read afresh. */
async function sweepRound(deps: SweepDeps, shard: number, before: string): Promise<number> {
  const ids = await deps.calls.unsettled(shard, before, ROUND);
  const read = await Promise.all(ids.map((id) => deps.calls.summary(id)));
  const outstanding = read.filter((call): call is CallSummary => call?.unsettled === true);
  await announceCalls(deps, outstanding);
  return outstanding.length;
}
