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
import { callCorrelation, correlated, correlationId } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { Tracer } from '../runtime/tracer.ts';
import { measureStored } from './measure-stored.ts';

export interface StoreDeps extends AnnounceDeps {
  readonly calls: Pick<CallStore, 'put'>;
  readonly triage: Triage;
  readonly now: () => Date;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly tracer: Tracer;
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
  /** Places of the calls that the store refuses for good. */
  readonly unstorable: ReadonlySet<number>;
}

/**
 * Redacts, triages and stores calls of one object, then announces what is outstanding. Safe to repeat at any point:
 * a call that is stored already is only announced again if that is still outstanding. Throws when the store fails for one
 * of them, behind what is due for the others: in the next attempt they are duplicates, and nobody would count them.
 */
export async function storeCalls(deps: StoreDeps, object: ObjectRef, placed: readonly PlacedCall[]): Promise<Stored> {
  const source = { id: sourceId(object.bucket, object.key), key: redactedKey(object.key) };
  const triaged = placed.map((one) => triagedCall(deps, { object, ...source }, one));
  const { tally, unstorable, outstanding, fresh, faults } = await putCalls(deps, triaged);
  deps.counter.count(METRIC.callsStored, tally.stored);
  deps.counter.count(METRIC.callsSuperseded, tally.superseded);
  deps.counter.count(METRIC.callsDuplicate, tally.duplicate);
  measureStored(deps, object, fresh);
  if (outstanding.length > 0) await announce(deps, outstanding);
  if (faults.length > 0) throw faults[0];
  const [first] = unstorable.values();
  if (first)
    deps.logger.warn('The table refuses calls for good', { calls: unstorable.size, ...describeFault(first.cause) });
  return { tally, unstorable: new Set(unstorable.keys()) };
}

function announce(deps: StoreDeps, outstanding: readonly OutstandingCall[]): Promise<unknown> {
  return deps.tracer.span('announce', { calls: outstanding.map(callCorrelation) }, async (span) => {
    const published = await announceCalls(deps, outstanding);
    span.set({ published: published.length, failed: outstanding.length - published.length });
  });
}

interface Put {
  readonly tally: StoreTally;
  readonly fresh: TriagedCall[];
  readonly outstanding: OutstandingCall[];
  /** By their places. */
  readonly unstorable: Map<number, UnstorableError>;
  /** What the store failed with; the message comes back. */
  readonly faults: unknown[];
}

function putCalls(deps: StoreDeps, calls: readonly TriagedCall[]): Promise<Put> {
  const put: Put = {
    tally: { stored: 0, superseded: 0, duplicate: 0 },
    fresh: [],
    outstanding: [],
    unstorable: new Map(),
    faults: [],
  };
  return deps.tracer.span('store', {}, async (span) => {
    const results = await Promise.allSettled(calls.map((call) => putCall(deps, call, put)));
    put.faults.push(...results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : [])));
    span.set({ ...put.tally, unstorable: put.unstorable.size, failed: put.faults.length });
    return put;
  });
}

async function putCall(deps: StoreDeps, call: TriagedCall, put: Put): Promise<void> {
  const outcome = await deps.calls.put(call).catch((error: unknown) => {
    if (!(error instanceof UnstorableError)) throw error;
    put.unstorable.set(call.source.position, error);
  });
  if (outcome === undefined) return;
  put.tally[outcome.kind]++;
  if (outcome.kind === 'stored') put.fresh.push(call);
  if (outcome.kind === 'superseded') return;
  const { call_id, triage } = call;
  const { kind, revision } = outcome;
  const upload = correlationId();
  const { importance, intent, lane } = triage;
  correlated(callCorrelation({ call_id, revision }), () =>
    deps.logger.info('A call is stored', { kind, upload, importance, intent, lane }),
  );
  if (outcome.kind === 'duplicate' && !outcome.unsettled) return;
  put.outstanding.push({ call_id, revision, triage });
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
