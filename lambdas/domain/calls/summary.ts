import type { CallSummary } from './record.ts';

/** A call cut down to what a list shows. */
export function summaryOf(call: CallSummary): CallSummary {
  const { call_id, client_id, timestamp, duration_seconds, metadata, triage, revision, settled, unsettled } = call;
  return { call_id, client_id, timestamp, duration_seconds, metadata, triage, revision, settled, unsettled };
}
