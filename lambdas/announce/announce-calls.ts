import type { CallEvents, CallStore } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { METRIC } from '../names.ts';
import type { Counter } from '../runtime/observability.ts';

export interface AnnounceDeps {
  readonly calls: Pick<CallStore, 'settle'>;
  readonly events: CallEvents;
  readonly counter: Counter;
}

/** A stored revision whose effects are outstanding. */
export type OutstandingCall = Pick<CallRecord, 'call_id' | 'revision' | 'triage'>;

/**
 * Does what is outstanding for stored calls: publishes the event, then notes that it is done. A crash in between
 * publishes again, with the same call_id and revision. What cannot be published stays unsettled for the sweeper.
 */
export async function announceCalls(deps: AnnounceDeps, calls: readonly OutstandingCall[]): Promise<void> {
  if (calls.length === 0) return;
  const failed = await deps.events.publish(
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
  await Promise.all(published.map((call) => deps.calls.settle(call.call_id, call.revision, 'events')));
  deps.counter.count(METRIC.eventsPublished, published.length);
  deps.counter.count(METRIC.eventsFailed, failed.size);
}
