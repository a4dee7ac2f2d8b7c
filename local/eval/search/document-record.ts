import type { CallRecord, TriagedTurn } from '#lambdas/domain/calls/record.ts';
import { cleanText } from '#lambdas/domain/transcript/clean-text.ts';

/** A text of a collection in BEIR's layout. */
export interface TextDocument {
  readonly _id: string;
  readonly title?: string;
  readonly text: string;
}

const UNKNOWN = 'unknown';
/** Behind the end of a sentence or a line. A point within a number ends nothing. */
const SENTENCE_END = /(?<=[.!?])\s+|\n+/;

/**
 * A text as if it were a call: the title and each sentence or line is a turn that the customer says, none more important
 * than another. It is not triaged and not redacted: what stands in it is public, and the queries ask for it.
 */
export function documentRecord({ _id, title = '', text }: TextDocument): CallRecord {
  const metadata = { client_id: UNKNOWN, product: UNKNOWN, region: UNKNOWN, agent_id: UNKNOWN };
  const sentences = `${title}\n${cleanText(text)}`.split(SENTENCE_END).filter((sentence) => sentence.trim() !== '');
  return {
    call_id: _id,
    client_id: UNKNOWN,
    timestamp: '2026-01-01T00:00:00.000Z',
    duration_seconds: 0,
    metadata,
    source: { id: _id, order: '', event_time: '2026-01-01T00:00:00.000Z', key: '', position: 0 },
    triage: NOT_TRIAGED,
    turns: sentences.map(saidOf),
    redactions: {},
    triaged_at: '2026-01-01T00:00:00.000Z',
    schema_version: 1,
    revision: 1,
    edition: 0,
    settled: {},
    unsettled: true,
  };
}

const SAID = {
  intent: 'general',
  confidence: 1,
  sentiment: 'neutral',
  sentiment_score: 0,
  importance_score: 0,
  language: 'en',
} as const;

const NOT_TRIAGED: CallRecord['triage'] = {
  ...SAID,
  importance: 'low',
  requires_enrichment: false,
  lane: 'none',
  issues: [],
  reasons: [],
  flags: [],
  rules_version: UNKNOWN,
  model_version: UNKNOWN,
  thresholds_version: UNKNOWN,
};

function saidOf(text: string, turn: number): TriagedTurn {
  return { ...SAID, turn, speaker: 'customer', text, redactions: [], keywords: [], products: [], issues: [] };
}
