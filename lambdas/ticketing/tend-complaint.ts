import { deriveClock } from '../domain/complaints/clock/derive-clock.ts';
import { nextSystemStep } from '../domain/complaints/lifecycle/system-steps.ts';
import type { Step } from '../domain/complaints/steps.ts';
import { METRIC } from '../metrics.ts';
import { appendStep, type ReadComplaint, readComplaint, stepsOf } from './append-step.ts';
import { settleComplaint } from './settle-complaint.ts';
import type { TicketingDeps } from './ticketing-deps.ts';

/** Both clocks may be missed at once, and closing may be due besides. */
const MAX_ROUNDS = 4;

/**
 * Does what is due of a complaint: notes missed deadlines, which escalates it, closes it when its time has come, and does
 * what earlier steps left outstanding. Whether something is due is derived from its steps and the present time, so that a
 * timer that comes early, late, twice or for nothing does no harm. What cannot be done now is left to the sweeper.
 */
export async function tendComplaint(deps: TicketingDeps, complaintId: string): Promise<void> {
  let present = await readComplaint(deps, complaintId);
  if (present === undefined) {
    deps.logger.warn('A timer names a complaint that is not there', {});
    return;
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before: number = present.complaint.version;
    present = await appendStep(deps, present, (read) => dueStep(deps, read));
    if (present.complaint.version === before) break;
  }
  const { settled } = await settleComplaint(deps, present);
  // An outage is no fault of the message, which would end in the dead-letter queue: the sweeper sends the complaint again.
  deps.counter.count(METRIC.complaintsLeft, settled ? 0 : 1);
}

function dueStep(deps: TicketingDeps, { kept, complaint }: ReadComplaint): Step | undefined {
  const now = deps.now();
  const step = nextSystemStep(complaint, deriveClock(stepsOf(kept), deps.policy), now.toISOString(), deps.policy);
  if (step?.kind === 'breached') {
    deps.counter.seconds(METRIC.deadlineLag, Math.max(0, now.getTime() - Date.parse(step.due_at)) / 1000);
  }
  return step;
}
