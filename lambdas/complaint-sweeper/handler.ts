import type { Context, ScheduledEvent } from 'aws-lambda';
import { type SweepDeps, sweepComplaints } from './sweep-complaints.ts';

/** Milliseconds that are kept back to end a round in good order. */
const RESERVE_MS = 10_000;

/** Driven by the schedule; a failed run is made good by the next one. */
export function createHandler(deps: Omit<SweepDeps, 'outOfTime'>) {
  return async (_: ScheduledEvent, context: Context): Promise<{ swept: number }> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    return { swept: await sweepComplaints({ ...deps, outOfTime }) };
  };
}
