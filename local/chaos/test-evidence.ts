import { NOT_DUE } from '#lambdas/domain/calls/record.ts';
import { complaintId } from '#lambdas/domain/complaints/complaint-id.ts';
import type { LedgerRow } from '#lambdas/domain/cost/ledger.ts';
import { triagedCall } from '#lambdas/testing/samples.ts';
import type { UploadedVersion } from '../load/uploads.ts';
import type { Evidence } from './invariants.ts';
import type { IndexedCall, StoredCall, StoredComplaint } from './read-state.ts';

/** Ids of the calls of `wholeEvidence`. */
export const CALLS = ['a', 'b', 'c'] as const;
export const KILLED_AT = Date.parse('2026-11-02T12:00:00.000Z');

/** Two issues of one call would be two tickets; here each call has one at most. */
const ISSUE = 'billing';

export function storedCall(id: string, more: Partial<StoredCall> = {}): StoredCall {
  const { source, triage, metadata } = triagedCall(id);
  const settled = { events: 1, index: 1, enrichment: NOT_DUE, complaints: NOT_DUE };
  return {
    call_id: id,
    revision: 1,
    edition: 0,
    source: { ...source, version_id: `v-${id}` },
    settled,
    triage,
    metadata,
    ...more,
  };
}

export function indexedCall(id: string, more: Partial<IndexedCall> = {}): IndexedCall {
  return { call_id: id, revision: 1, edition: 0, product: 'Fibre', region: 'north', importance: 'low', ...more };
}

export function uploadedCall(id: string, more: Partial<UploadedVersion> = {}): UploadedVersion {
  const startedAt = '2026-11-02T09:59:59.000Z';
  return { callId: id, key: `load/${id}.json`, versionId: `v-${id}`, gravity: 'low', versions: 1, startedAt, ...more };
}

export function ledgerRow(id: string, subject: string, more: Partial<LedgerRow> = {}): LedgerRow {
  return {
    id,
    subject,
    started_at: '2026-11-02T10:00:00.000Z',
    purpose: 'enrichment',
    lane: 'strong',
    model: 'model-test',
    reserved: 0,
    outcome: 'answered',
    cost: 100,
    unconfirmed: 0,
    latency_ms: 10,
    ...more,
  };
}

/** A ticket of the call, opened, with its two clocks. */
export function storedComplaint(callId: string, more: Partial<StoredComplaint> = {}): StoredComplaint {
  const opened = { kind: 'opened', version: 1, origin: { call_id: callId, issue: ISSUE } };
  const clock = { version: 1, clocks: [clockOf('first_response'), clockOf('resolution')] };
  return {
    id: complaintId(callId, ISSUE),
    steps: [opened],
    unsettled: 0,
    clock,
    ...more,
  } as unknown as StoredComplaint;
}

const clockOf = (name: string, cycle = 1) => ({ name, cycle });

/** What a run leaves behind in which everything holds. */
export function wholeEvidence(): Evidence {
  const complaint = storedComplaint('a');
  return {
    state: {
      calls: CALLS.map((id) => storedCall(id)),
      indexed: CALLS.map((id) => indexedCall(id)),
      complaints: [complaint],
      indexedComplaints: new Set([complaint.id]),
      ledger: [ledgerRow('r1', 'a'), ledgerRow('e1', 'indexing', { purpose: 'embedding', requests: 2, cost: 4 })],
      leaks: { items: 0, documents: 0 },
    },
    uploaded: new Map(CALLS.map((id) => [id, uploadedCall(id)])),
    versions: new Map(),
    disturbances: { uploads: [], poison: {} },
    deadLetters: [],
    happened: [],
    waiting: 0,
    goodInQuarantine: [],
  };
}
