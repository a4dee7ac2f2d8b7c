import type { CallRecord, StoredEmbeddings, TriagedTurn } from '#lambdas/domain/calls/record.ts';
import { embeddingText, textHash } from '#lambdas/domain/search/embedding-text.ts';
import { momentsOf } from '#lambdas/domain/search/moments.ts';
import type { IndexSettings } from '#lambdas/domain/search/settings.ts';
import type { CallTriage } from '#lambdas/domain/triage/types.ts';
import { IMPORTANCES, INTENTS, SENTIMENTS } from '#lambdas/domain/triage/types.ts';
import { modelKey } from '#lambdas/indexing/embed-moments.ts';
import { triagedCall } from '#lambdas/testing/samples.ts';
import { createRandom } from '../local/train/random.ts';
import { createVocabulary, TOPICS, type Vocabulary } from './search-text.ts';
import { createVectors, type VectorOf } from './search-vectors.ts';

type Random = () => number;

export const SETTINGS: IndexSettings = {
  embedding_model: 'amazon.titan-embed-text-v2:0',
  dimensions: 256,
  quantisation: 'none',
  shards: 1,
  replicas: 0,
};

/** How many different values the fields have. */
export const VALUES = { products: 40, regions: 8, agents: 200, issues: 12, clientsPerCall: 0.3 } as const;
export const YEAR_START = Date.parse('2026-01-01T00:00:00.000Z');
export const YEAR_MS = 365 * 86_400_000;
/** One call in so many names an order. */
const ORDER_EVERY = 5;
const TOKENS = 100;

/** What calls and queries of the bench are made of. */
export interface Material {
  readonly vocabulary: Vocabulary;
  readonly vectorOf: VectorOf;
}

export function createMaterial(): Material {
  return { vocabulary: createVocabulary(), vectorOf: createVectors(TOPICS, SETTINGS.dimensions) };
}

/** The same calls one after the other in each run, each with the vectors of its moments. */
export function createCalls(material: Material, seed: number): () => CallRecord {
  const random = createRandom(seed);
  let made = 0;
  return () => callOf(made++, random, material);
}

/** The order number that call number `place` names, for those that name one. */
export const orderNumber = (place: number): string => `ORD-${100_000 + Math.floor(place / ORDER_EVERY) * ORDER_EVERY}`;

function callOf(place: number, random: Random, material: Material): CallRecord {
  const topic = skewed(random, TOPICS);
  const turns = turnsOf(place, random, (words) => material.vocabulary.phrase(random, words, topic));
  const client_id = `client-${Math.floor(random() * (1 + place * VALUES.clientsPerCall))}`;
  return {
    ...triagedCall(`call-${String(place).padStart(7, '0')}`),
    client_id,
    timestamp: new Date(YEAR_START + Math.floor(random() * YEAR_MS)).toISOString(),
    duration_seconds: Math.round(60 - 300 * Math.log(1 - random())),
    metadata: {
      client_id,
      client_segment: `segment-${skewed(random, 4)}`,
      product: `product-${skewed(random, VALUES.products)}`,
      region: `region-${skewed(random, VALUES.regions)}`,
      agent_id: `agent-${Math.floor(random() * VALUES.agents)}`,
      channel: random() < 0.8 ? 'phone' : 'chat',
    },
    triage: triageOf(random),
    turns,
    schema_version: 1,
    revision: 1,
    edition: 0,
    settled: {},
    unsettled: true,
    embeddings: embeddingsOf(turns, random, (own) => material.vectorOf(random, own ? topic : skewed(random, TOPICS))),
  };
}

/** 10 to 30 turns of 10 to 30 words, which have three moments but for the shortest. */
function turnsOf(place: number, random: Random, phrase: (words: number) => string): readonly TriagedTurn[] {
  const count = 10 + Math.floor(random() * 21);
  return Array.from({ length: count }, (_, turn) => {
    const words = phrase(10 + Math.floor(random() * 21));
    const named = turn === 2 && place % ORDER_EVERY === 0;
    return {
      turn,
      speaker: turn % 2 === 0 ? 'customer' : 'agent',
      text: named ? `${words} ${orderNumber(place)}` : words,
      redactions: [],
      intent: 'general',
      confidence: 0.9,
      sentiment: 'neutral',
      sentiment_score: 0,
      importance_score: random(),
      language: 'en',
      keywords: [],
      products: random() < 0.1 ? [`product-${skewed(random, VALUES.products)}`] : [],
      issues: [],
    };
  });
}

function triageOf(random: Random): CallTriage {
  const importance_score = random() * random();
  const issues = Array.from({ length: Math.floor(random() * 3) }, () => `issue-${skewed(random, VALUES.issues)}`);
  return {
    ...triagedCall('').triage,
    intent: INTENTS[Math.floor(random() * INTENTS.length)] ?? 'general',
    sentiment: SENTIMENTS[Math.floor(random() * SENTIMENTS.length)] ?? 'neutral',
    sentiment_score: 2 * random() - 1,
    importance: IMPORTANCES[3 - Math.floor(importance_score * 4)] ?? 'low',
    importance_score,
    issues: [...new Set(issues)],
  };
}

/** What an earlier indexing would have kept with the call: nothing is embedded in this bench. Most moments are of the call's own topic. */
function embeddingsOf(
  turns: readonly TriagedTurn[],
  random: Random,
  vector: (own: boolean) => Float32Array,
): StoredEmbeddings {
  const hashes = momentsOf(turns).map(({ text }) => textHash(embeddingText(text)));
  return {
    model: modelKey(SETTINGS),
    tokens: TOKENS,
    vectors: new Map(hashes.map((hash) => [hash, vector(random() < 0.7)])),
  };
}

/** A number below `count`, small ones more often. */
export function skewed(random: Random, count: number): number {
  return Math.floor(count * random() ** 1.5);
}
