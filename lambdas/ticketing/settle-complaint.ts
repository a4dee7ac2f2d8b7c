import { deriveClock } from '../domain/complaints/clock/derive-clock.ts';
import type { ClockRecord } from '../domain/complaints/clock/types.ts';
import { documentOf } from '../domain/complaints/document-of.ts';
import { eventOf } from '../domain/complaints/events/event-of.ts';
import { foldSteps } from '../domain/complaints/lifecycle/fold.ts';
import type { KeptComplaint } from '../domain/complaints/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { type ReadComplaint, stepsOf } from './append-step.ts';
import type { TicketingDeps } from './ticketing-deps.ts';

/** A complaint with the clocks that were derived from it, and whether nothing is outstanding. */
export interface Settled {
  readonly clock: ClockRecord;
  readonly settled: boolean;
}

/**
 * Does what follows the steps of a complaint: its clocks, its timer, its document in the index and an event for each step,
 * in this order, and notes that it is done. All of it may be done again at any point, by several at once. What cannot be
 * done now stays outstanding for the sweeper; events that were published are published again then, under the same id.
 */
export async function settleComplaint(deps: TicketingDeps, { kept, complaint }: ReadComplaint): Promise<Settled> {
  const clock = deriveClock(stepsOf(kept), deps.policy);
  // Clocks of a newer version are there: whoever made that step sets the timer, and the index takes no older one.
  if (await deps.store.keepClock(clock)) await setTimer(deps, clock);
  const indexed = await indexComplaint(deps, documentOf(complaint, clock));
  const published = await publish(deps, kept);
  const done = indexed ? published : [];
  if (done.length > 0) await deps.store.settle(complaint.complaint_id, done);
  const outstanding = kept.steps.filter(({ unsettled }) => unsettled).length;
  return { clock, settled: done.length === outstanding };
}

/** As settleComplaint for somebody who waits: a fault leaves it to the sweeper. */
export async function settleOrLeave(deps: TicketingDeps, read: ReadComplaint): Promise<ClockRecord> {
  try {
    const { clock, settled } = await settleComplaint(deps, read);
    deps.counter.count(METRIC.complaintsLeft, settled ? 0 : 1);
    return clock;
  } catch (error) {
    deps.counter.count(METRIC.complaintsLeft, 1);
    deps.logger.warn('What follows a change of a complaint is left to the sweeper', describeFault(error));
    return deriveClock(stepsOf(read.kept), deps.policy);
  }
}

/** A timer that cannot be set is no fault of the complaint: the sweeper looks for deadlines as well. */
async function setTimer({ timers, logger }: TicketingDeps, { complaint_id, next_at }: ClockRecord): Promise<void> {
  try {
    await timers.set(complaint_id, next_at);
  } catch (error) {
    logger.warn('The timer of a complaint could not be set', describeFault(error));
  }
}

/** True when the index has this version or a newer one, or never takes it. */
async function indexComplaint(deps: TicketingDeps, document: ReturnType<typeof documentOf>): Promise<boolean> {
  try {
    const [outcome] = await deps.index.write([document]);
    if (outcome?.kind !== 'refused') return outcome?.kind === 'done';
    deps.counter.count(METRIC.complaintsIndexRefused, 1);
    deps.logger.warn('The index refuses a complaint', { status: outcome.status, type: outcome.type });
    return true;
  } catch (error) {
    if (!(error instanceof IndexUnavailableError)) throw error;
    deps.logger.warn('The index of complaints cannot be reached', describeFault(error.cause));
    return false;
  }
}

/** Versions of the unsettled steps whose events are out. */
async function publish(deps: TicketingDeps, kept: KeptComplaint): Promise<readonly number[]> {
  const all = stepsOf(kept);
  const outstanding = kept.steps.filter(({ unsettled }) => unsettled).map(({ step }) => step);
  if (outstanding.length === 0) return [];
  const events = outstanding.map((step) => eventOf(step, foldSteps(all.slice(0, step.version))));
  const failed = await deps.events.publish(events);
  deps.counter.count(METRIC.complaintEventsPublished, events.length - failed.size);
  deps.counter.count(METRIC.complaintEventsFailed, failed.size);
  return events.filter(({ event_id }) => !failed.has(event_id)).map(({ complaint_version }) => complaint_version);
}
