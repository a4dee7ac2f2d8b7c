import type { CallEvents } from '../domain/calls/ports.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { mayComplain } from '../domain/complaints/opening/may-complain.ts';
import { METRIC } from '../metrics.ts';
import type { Counter, Logger } from '../runtime/observability.ts';

export interface AnnounceDeps {
  readonly events: CallEvents;
  readonly counter: Counter;
  readonly logger: Pick<Logger, 'warn'>;
}

/** A stored revision whose effects are outstanding. */
export type OutstandingCall = Pick<CallRecord, 'call_id' | 'revision' | 'triage'>;

/**
 * Publishes the events of stored calls. The event is also what the indexing queue gets: whoever has it knows that it was
 * published, so that indexing a call settles both in one write. What cannot be published stays unsettled for the sweeper.
 * Returns the calls that were published. A crash in between publishes again, with the same call_id and revision.
 */
export async function announceCalls<C extends OutstandingCall>(
  deps: AnnounceDeps,
  calls: readonly C[],
): Promise<readonly C[]> {
  if (calls.length === 0) return [];
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
      complains: revision > 1 || mayComplain(triage),
    })),
  );
  const published = calls.filter((call) => !failed.has(call.call_id));
  if (failed.size > 0) deps.logger.warn('Events of calls could not be published', { failed: failed.size, faults });
  deps.counter.count(METRIC.eventsPublished, published.length);
  deps.counter.count(METRIC.eventsFailed, failed.size);
  return published;
}
