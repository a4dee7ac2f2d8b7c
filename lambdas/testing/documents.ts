import { settledAtFirst } from '../domain/calls/outstanding.ts';
import type { CallRecord, TriagedTurn } from '../domain/calls/record.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import type { CallMetadata } from '../domain/transcript/call.ts';
import type { CallTriage } from '../domain/triage/types.ts';
import { triagedCall } from './samples.ts';

export interface StoredOptions {
  readonly revision?: number;
  readonly edition?: number;
  readonly enrichment?: Enrichment;
  readonly timestamp?: string;
  readonly duration?: number;
  readonly metadata?: Partial<CallMetadata>;
  readonly triage?: Partial<CallTriage>;
}

/** A stored call whose customer and agent take turns saying these lines, the customer first. */
export function storedCall(callId: string, lines: readonly string[], options: StoredOptions = {}): CallRecord {
  const base = triagedCall(callId);
  const metadata = { ...base.metadata, ...options.metadata };
  const triage = { ...base.triage, ...options.triage };
  return {
    ...base,
    client_id: metadata.client_id,
    timestamp: options.timestamp ?? base.timestamp,
    duration_seconds: options.duration ?? base.duration_seconds,
    metadata,
    triage,
    turns: lines.map((text, turn) => triagedTurn(turn, text)),
    schema_version: 1,
    revision: options.revision ?? 1,
    edition: options.edition ?? 0,
    settled: settledAtFirst(triage),
    unsettled: true,
    ...(options.enrichment && { enrichment: options.enrichment }),
  };
}

/** A turn of which triage says nothing special; the customer's when its number is even. */
export function triagedTurn(turn: number, text: string): TriagedTurn {
  return {
    turn,
    speaker: turn % 2 === 0 ? 'customer' : 'agent',
    text,
    redactions: [],
    intent: 'general',
    confidence: 0.9,
    sentiment: 'neutral',
    sentiment_score: 0,
    importance_score: 0.1,
    language: 'en',
    keywords: [],
    products: [],
    issues: [],
  };
}
