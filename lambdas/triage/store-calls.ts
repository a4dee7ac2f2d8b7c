import { type AnnounceDeps, announceCalls, type OutstandingCall } from '../announce/announce-calls.ts';
import type { CallStore } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import { createRedactor } from '../domain/pii/redact-call.ts';
import { redactMetadata } from '../domain/pii/redact-metadata.ts';
import { sourceId } from '../domain/source/object-key.ts';
import { redactedKey } from '../domain/source/redacted-key.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { sourceOrder } from '../domain/source/version-order.ts';
import type { Call } from '../domain/transcript/call.ts';
import type { Triage } from '../domain/triage/triage-call.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';

export interface StoreDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'put'>;
  readonly triage: Triage;
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

export interface Stored {
  readonly tally: StoreTally;
  /** The calls that were stored. */
  readonly fresh: readonly TriagedCall[];
  /** Places of the calls that the store refuses for good. */
  readonly unstorable: ReadonlySet<number>;
}

/**
 * Redacts, triages and stores calls of one object, then announces what is outstanding. Safe to repeat at any point:
 * a call that is stored already is only announced again if that is still outstanding.
 */
export async function storeCalls(deps: StoreDeps, object: ObjectRef, placed: readonly PlacedCall[]): Promise<Stored> {
  const tally: StoreTally = { stored: 0, superseded: 0, duplicate: 0 };
  const unstorable = new Map<number, UnstorableError>();
  const outstanding: OutstandingCall[] = [];
  const fresh: TriagedCall[] = [];
  const source = { id: sourceId(object.bucket, object.key), key: redactedKey(object.key) };
  await Promise.all(
    placed.map(async (one) => {
      const call = triagedCall(deps, { object, ...source }, one);
      const outcome = await deps.calls.put(call).catch((error: unknown) => {
        if (!(error instanceof UnstorableError)) throw error;
        unstorable.set(one.position, error);
      });
      if (outcome === undefined) return;
      tally[outcome.kind]++;
      if (outcome.kind === 'stored') fresh.push(call);
      if (outcome.kind === 'superseded' || (outcome.kind === 'duplicate' && !outcome.unsettled)) return;
      outstanding.push({ call_id: call.call_id, revision: outcome.revision, triage: call.triage });
    }),
  );
  await announceCalls(deps, outstanding);
  deps.counter.count(METRIC.callsStored, tally.stored);
  deps.counter.count(METRIC.callsSuperseded, tally.superseded);
  deps.counter.count(METRIC.callsDuplicate, tally.duplicate);
  const [first] = unstorable.values();
  if (first)
    deps.logger.warn('The table refuses calls for good', { calls: unstorable.size, ...describeFault(first.cause) });
  return { tally, fresh, unstorable: new Set(unstorable.keys()) };
}

/** An object with its identity and its redacted key. */
interface Source {
  readonly object: ObjectRef;
  readonly id: string;
  readonly key: string;
}

function triagedCall(deps: StoreDeps, { object, id, key }: Source, { call: raw, position }: PlacedCall): TriagedCall {
  const call = redactMetadata(raw);
  const redactor = createRedactor();
  const turns = redactor.redactTurns(call.turns);
  const facts = { call_id: call.call_id, product: call.metadata.product };
  const triage = deps.triage(turns, facts, redactor.tokens);
  return {
    call_id: call.call_id,
    client_id: call.metadata.client_id,
    timestamp: call.timestamp,
    duration_seconds: call.duration_seconds,
    metadata: call.metadata,
    source: {
      id,
      order: sourceOrder(object.sequencer, position),
      event_time: object.event_time,
      key,
      version_id: object.version_id,
      position,
    },
    triage: triage.call,
    turns: turns.map((turn, i) => ({ ...turn, ...triage.turns[i] })) as TriagedCall['turns'],
    redactions: redactor.counts(),
    triaged_at: deps.now().toISOString(),
  };
}
