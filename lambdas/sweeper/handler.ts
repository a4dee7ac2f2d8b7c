import type { Context, ScheduledEvent } from 'aws-lambda';
import { UNSETTLED_SHARDS } from '../names.ts';
import { type SweepDeps, sweepCalls } from './sweep-calls.ts';

/** Milliseconds that are kept back to end a round in good order. */
const RESERVE_MS = 10_000;

export type SweeperDeps = Omit<SweepDeps, 'outOfTime'>;

/** Driven by the schedule; a failed run is made good by the next one. */
export function createHandler(deps: SweeperDeps) {
  return async (event: ScheduledEvent, context: Context): Promise<{ swept: number }> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    return { swept: await sweepCalls({ ...deps, outOfTime }, firstShard(event)) };
  };
}

/** Another shard each minute, so that none is always the last one when runs end early. */
function firstShard(event: ScheduledEvent): number {
  const minute = Math.floor(Date.parse(event.time) / 60_000);
  return Number.isFinite(minute) ? minute % UNSETTLED_SHARDS : 0;
}
