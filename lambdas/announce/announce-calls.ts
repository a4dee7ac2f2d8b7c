import type { CallEvents, CallStore } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { METRIC } from '../names.ts';
import type { Counter, Logger } from '../runtime/observability.ts';

export interface AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle'>;
  readonly events: CallEvents;
  readonly counter: Counter;
  readonly logger: Pick<Logger, 'warn'>;
}

/** A stored revision whose effects are outstanding. */
export type OutstandingCall = Pick<CallRecord, 'call_id' | 'revision' | 'triage'>;

/**
 * Does what is outstanding for stored calls: publishes the event, then notes that it is done. A crash in between
 * publishes again, with the same call_id and revision. What cannot be published stays unsettled for the sweeper.
 * Returns how many were settled.
 */
export async function announceCalls(deps: AnnounceDeps, calls: readonly OutstandingCall[]): Promise<number> {
  if (calls.length === 0) return 0;
  const { failed, faults } = await deps.events.publish(
    calls.map(({ call_id, revision, triage }) => ({
      type: 'call.triaged',
      version: 1,
      call_id,
      revision,
      importance: triage.importance,
      intent: triage.intent,
      lane: triage.lane,
      flags: triage.flags,
    })),
  );
  const published = calls.filter((call) => !failed.has(call.call_id));
  if (failed.size > 0) deps.logger.warn('Events of calls could not be published', { failed: failed.size, faults });
  const settled = await Promise.all(published.map((call) => deps.calls.settle(call.call_id, call.revision, 'events')));
  deps.counter.count(METRIC.eventsPublished, published.length);
  deps.counter.count(METRIC.eventsFailed, failed.size);
  return settled.filter((current) => current).length;
}
