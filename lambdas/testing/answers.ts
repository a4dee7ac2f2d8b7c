import type { Answer } from '../domain/query/answer.ts';
import type { StoredAnswer } from '../domain/query/ports.ts';

export const NOW = new Date('2026-11-21T14:05:06.789Z');

const FILTERS = {
  product: ['Fibre 500'],
  not: { region: ['North'] },
  date_range: { start: '2026-10-01T00:00:00.000Z', end: '2026-10-31T23:59:59.999Z' },
};

/** An answer with something in every field. */
const ANSWER: Answer = {
  query_id: 'q-1',
  answer: '37 calls of Fibre 500 were complaints. [1]',
  confidence: 0.82,
  sources: [
    {
      call_id: 'c-1',
      turn: 3,
      text: 'The router restarts each evening.',
      relevance_score: 0.93,
      metadata: {
        client_id: 'client-1',
        product: 'Fibre 500',
        region: 'South',
        agent_id: 'agent-1',
        timestamp: '2026-10-12T09:30:00.000Z',
        intent: 'complaint',
        sentiment: 'negative',
        importance: 'high',
        channel: 'phone',
      },
    },
  ],
  citations: [{ claim: 'Routers restart.', call_id: 'c-1', turn: 3, quote: 'restarts each evening' }],
  analytics: {
    total_matching_calls: 37,
    sentiment_distribution: [{ value: 'negative', count: 37, share: 100 }],
    figures: {
      result: {
        rows: [
          { key: { product: 'Fibre 500' }, metrics: { count: 37, avg_duration: 252.25, avg_cost: null }, share: 100 },
        ],
        totals: { count: 37, avg_duration: 252.25 },
        other: null,
        without_value: 0,
        truncated: false,
        approximate: true,
        notes: ['groups-overlap'],
      },
      share_percent: 12.34,
    },
  },
  processing: {
    query_type: 'aggregation',
    processing_mode: 'balanced',
    duration_ms: 12.5,
    cost_usd: 0.0004,
    model_used: null,
    cached: false,
    cache: null,
    cached_at: null,
    degraded: true,
    degraded_reason: 'words-only',
    claims: { kept: 1, reworded: 0, dropped: 0 },
    abstained: false,
    interpretation: {
      query_type: 'aggregation',
      confidence: 0.9,
      by: 'rules',
      language: 'en',
      filters: FILTERS,
      plan: {
        metrics: ['count', 'avg_duration'],
        group_by: [{ by: 'product', top: 5 }],
        filters: FILTERS,
        time_zone: 'Asia/Kolkata',
        order_by: 'count',
        order: 'desc',
        limit: 5,
        percentages: true,
        min_count: 1,
      },
      share_of: { product: ['Fibre 500'] },
      search_text: '',
      mentions: [
        {
          kind: 'value',
          text: 'not north',
          start: 10,
          end: 19,
          field: 'region',
          value: 'North',
          negated: true,
          score: 0.9,
        },
      ],
      reasons: ['how-many'],
    },
  },
  timestamp: '2026-11-21T14:05:06.789Z',
};

/** An answer that was given just now, and is one for a quarter of an hour. */
export const storedAnswer = (): StoredAnswer => ({
  answer: ANSWER,
  data_version: '412-1795269906789',
  expires_at: NOW.getTime() + 900_000,
});

export const answerWith = (text: string): StoredAnswer => ({ ...storedAnswer(), answer: { ...ANSWER, answer: text } });
