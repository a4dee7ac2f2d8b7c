import { type AnnounceDeps, announceCalls, type OutstandingCall } from '../announce/announce-calls.ts';
import type { CallStore } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import { createRedactor, redactTurns } from '../domain/pii/redact-call.ts';
import { redactMetadata } from '../domain/pii/redact-metadata.ts';
import { sourceId } from '../domain/source/object-key.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { sourceOrder } from '../domain/source/version-order.ts';
import type { Call } from '../domain/transcript/call.ts';
import { triageCall } from '../domain/triage/triage-call.ts';
import type { TriageSettings } from '../domain/triage/types.ts';
import { METRIC } from '../names.ts';

export interface StoreDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'put' | 'settle'>;
  readonly settings: TriageSettings;
  readonly now: () => Date;
}

/** A valid call and its place within its object. */
export interface PlacedCall {
  readonly call: Call;
  readonly position: number;
}

export interface StoreTally {
  stored: number;
  superseded: number;
  duplicate: number;
}

/**
 * Redacts, triages and stores calls of one object, then announces what is outstanding. Safe to repeat at any point:
 * a call that is stored already is only announced again if that is still outstanding.
 */
export async function storeCalls(
  deps: StoreDeps,
  object: ObjectRef,
  placed: readonly PlacedCall[],
): Promise<StoreTally> {
  const tally: StoreTally = { stored: 0, superseded: 0, duplicate: 0 };
  const outstanding: OutstandingCall[] = [];
  await Promise.all(
    placed.map(async (one) => {
      const call = triagedCall(deps, object, one);
      const outcome = await deps.calls.put(call);
      tally[outcome.kind]++;
      if (outcome.kind === 'superseded' || (outcome.kind === 'duplicate' && !outcome.unsettled)) return;
      outstanding.push({ call_id: call.call_id, revision: outcome.revision, triage: call.triage });
    }),
  );
  await announceCalls(deps, outstanding);
  deps.counter.count(METRIC.callsStored, tally.stored);
  deps.counter.count(METRIC.callsSuperseded, tally.superseded);
  deps.counter.count(METRIC.callsDuplicate, tally.duplicate);
  return tally;
}

function triagedCall(deps: StoreDeps, object: ObjectRef, { call: raw, position }: PlacedCall): TriagedCall {
  const call = redactMetadata(raw);
  const redactor = createRedactor();
  const turns = redactTurns(call.turns, redactor);
  const triage = triageCall(turns, call.metadata.product, deps.settings);
  return {
    call_id: call.call_id,
    client_id: call.metadata.client_id,
    timestamp: call.timestamp,
    duration_seconds: call.duration_seconds,
    metadata: call.metadata,
    source: {
      id: sourceId(object.bucket, object.key),
      order: sourceOrder(object.sequencer, position),
      event_time: object.event_time,
      key: createRedactor().redact(object.key).text,
      version_id: object.version_id,
      position,
    },
    triage: triage.call,
    turns: turns.map((turn, i) => ({ ...turn, ...triage.turns[i] })) as TriagedCall['turns'],
    redactions: redactor.counts(),
    triaged_at: deps.now().toISOString(),
  };
}
