import type { IndexBlueprint } from './rebuild.ts';
import type { IndexSettings } from './settings.ts';
import { ANALYSIS, blueprintVersion, SEARCHED_TEXT, sharedSettings } from './text-analysis.ts';

/** HNSW (Malkov and Yashunin 2018): links of a node, and candidates looked at while it is inserted. */
const HNSW = { m: 16, ef_construction: 100 };

const keyword = { type: 'keyword' };
const number = { type: 'double' };
/** Kept and shown, neither searched nor counted. */
const stored = { type: 'object', enabled: false };

/** Settings and mappings of an index of calls; the body of its creation. */
export function indexDefinition(settings: IndexSettings) {
  return {
    settings: {
      index: { knn: true, ...sharedSettings(settings) },
      analysis: ANALYSIS,
    },
    // Vectors are kept with the call in the table; nobody reads them here but the engine.
    mappings: { dynamic: 'strict', _source: { excludes: ['moments.vector'] }, properties: properties(settings) },
  };
}

function properties(settings: IndexSettings) {
  return {
    call_id: keyword,
    revision: { type: 'long' },
    edition: { type: 'long' },
    client_id: keyword,
    client_segment: keyword,
    product: keyword,
    region: keyword,
    agent_id: keyword,
    channel: keyword,
    language: keyword,
    timestamp: { type: 'date' },
    duration_seconds: number,
    intent: keyword,
    sentiment: keyword,
    sentiment_score: number,
    importance: keyword,
    importance_score: number,
    lane: keyword,
    issues: keyword,
    mentioned_products: keyword,
    flags: keyword,
    enriched: keyword,
    key_issues: keyword,
    tags: keyword,
    resolution: keyword,
    churn_risk: keyword,
    escalation_risk: keyword,
    cost_usd: number,
    identifiers: keyword,
    text: SEARCHED_TEXT,
    turns: stored,
    moments: {
      type: 'nested',
      properties: {
        turn: { type: 'integer' },
        last_turn: { type: 'integer' },
        text: { type: 'keyword', index: false, doc_values: false },
        vector: { type: 'knn_vector', dimension: settings.dimensions, method: vectorMethod(settings) },
      },
    },
  };
}

/** Lucene's HNSW, the engine that runs everywhere; scalar quantisation keeps seven bits of each number. */
function vectorMethod({ quantisation }: IndexSettings) {
  const encoder = { encoder: { name: 'sq', parameters: { confidence_interval: 0 } } };
  const parameters = { ...HNSW, ...(quantisation === 'scalar' && encoder) };
  return { name: 'hnsw', engine: 'lucene', space_type: 'cosinesimil', parameters };
}

/** Tells whether an index was made by the same definition and model; kept in its `_meta`. */
export function definitionVersion(settings: IndexSettings): string {
  return blueprintVersion([indexDefinition(settings), settings.embedding_model]);
}

/** How an index of calls is made. */
export function callIndexBlueprint(settings: IndexSettings): IndexBlueprint {
  return { definition: indexDefinition(settings), version: definitionVersion(settings) };
}
