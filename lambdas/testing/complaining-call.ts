import { join } from 'node:path';
import { loadComplaintRules } from '../adapters/complaint-rules-file.ts';
import type { CallRecord } from '../domain/calls/record.ts';
import { createRedactor } from '../domain/pii/redact-call.ts';
import { type StoredOptions, storedCall } from './documents.ts';
import { TRIAGE } from './triage.ts';

/** The rules of complaints that are deployed. */
export const COMPLAINT_RULES = loadComplaintRules(join(import.meta.dirname, '../complaint-intake'));

/** A stored call as triage reads it by the rules and the model that are deployed; the customer speaks first. */
export function triagedCall(lines: readonly string[], options: StoredOptions = {}): CallRecord {
  const call = storedCall('call-1', lines, options);
  const redactor = createRedactor();
  const turns = redactor.redactTurns(call.turns.map(({ turn, speaker, text }) => ({ turn, speaker, text })));
  const facts = { call_id: call.call_id, product: call.metadata.product };
  const result = TRIAGE(turns, facts, redactor.tokens);
  const read = call.turns.map((turn, i) => ({ ...turn, ...turns[i], ...result.turns[i] }));
  return { ...call, turns: read, triage: { ...result.call, ...options.triage } };
}
