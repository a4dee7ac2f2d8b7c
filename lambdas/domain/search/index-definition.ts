import { createHash } from 'node:crypto';
import { DEVANAGARI_RULES, SPELLING_RULES } from './folding.ts';
import type { IndexSettings } from './settings.ts';

/** BM25 as Lucene has it: term saturation and length normalisation (Robertson and Zaragoza 2009, defaults of Lucene). */
const BM25 = { type: 'BM25', k1: 1.2, b: 0.75 };

/** HNSW (Malkov and Yashunin 2018): links of a node, and candidates looked at while it is inserted. */
const HNSW = { m: 16, ef_construction: 100 };

const ENGLISH = ['possessive', 'lowercase', 'asciifolding', 'english_stop', 'english_stemmer'];

const SPELLING_FILTERS = Object.fromEntries(
  SPELLING_RULES.map(([pattern, replacement], i) => [
    `spelling_${String(i + 1).padStart(2, '0')}`,
    { type: 'pattern_replace', pattern, replacement },
  ]),
);

const ANALYSIS = {
  char_filter: { devanagari: { type: 'mapping', mappings: DEVANAGARI_RULES } },
  filter: {
    possessive: { type: 'stemmer', language: 'possessive_english' },
    english_stop: { type: 'stop', stopwords: '_english_' },
    english_stemmer: { type: 'stemmer', language: 'english' },
    ...SPELLING_FILTERS,
  },
  analyzer: {
    /** Words of English by their stems. */
    words: { type: 'custom', tokenizer: 'standard', filter: ENGLISH },
    /** Words of Hindi by their sound, in whatever script and spelling. */
    sounds: {
      type: 'custom',
      char_filter: ['devanagari'],
      tokenizer: 'standard',
      filter: ['lowercase', 'asciifolding', 'english_stop', ...Object.keys(SPELLING_FILTERS)],
    },
  },
};

/** Places of the words are kept, so that highlights need not analyse the text again. */
const MARKED = { index_options: 'offsets' };

const keyword = { type: 'keyword' };
const number = { type: 'double' };
/** Kept and shown, neither searched nor counted. */
const stored = { type: 'object', enabled: false };

/** Settings and mappings of an index of calls; the body of its creation. */
export function indexDefinition(settings: IndexSettings) {
  return {
    settings: {
      index: {
        knn: true,
        number_of_shards: settings.shards,
        number_of_replicas: settings.replicas,
        // Searchable a second after it was written.
        refresh_interval: '1s',
        // How long a deletion is remembered, so that a page of a rebuild that was read before it cannot undo it.
        gc_deletes: '1h',
        // Slow writes are logged without their documents. Slow searches are not: that log would hold what people typed.
        indexing: { slowlog: { threshold: { index: { warn: '2s' } }, source: '0' } },
        similarity: { default: BM25 },
      },
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
    text: {
      type: 'text',
      analyzer: 'words',
      ...MARKED,
      fields: { sounds: { type: 'text', analyzer: 'sounds', ...MARKED } },
    },
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
  const text = JSON.stringify([indexDefinition(settings), settings.embedding_model]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
