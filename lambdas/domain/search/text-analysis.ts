import { createHash } from 'node:crypto';
import { DEVANAGARI_RULES, SPELLING_RULES } from './folding.ts';
import type { IndexSettings } from './settings.ts';

/** BM25 as Lucene has it: term saturation and length normalisation (Robertson and Zaragoza 2009, defaults of Lucene). */
const BM25 = { type: 'BM25', k1: 1.2, b: 0.75 };

const ENGLISH = ['possessive', 'lowercase', 'asciifolding', 'english_stop', 'english_stemmer'];

const SPELLING_FILTERS = Object.fromEntries(
  SPELLING_RULES.map(([pattern, replacement], i) => [
    `spelling_${String(i + 1).padStart(2, '0')}`,
    { type: 'pattern_replace', pattern, replacement },
  ]),
);

/** Analysers of every index. */
export const ANALYSIS = {
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

/** A text that is searched by its words and by their sounds. */
export const SEARCHED_TEXT = {
  type: 'text',
  analyzer: 'words',
  ...MARKED,
  fields: { sounds: { type: 'text', analyzer: 'sounds', ...MARKED } },
};

/** Settings of every index, beside its analysers. */
export function sharedSettings({ shards, replicas }: Pick<IndexSettings, 'shards' | 'replicas'>) {
  return {
    number_of_shards: shards,
    number_of_replicas: replicas,
    // Searchable a second after it was written.
    refresh_interval: '1s',
    // How long a deletion is remembered, so that a page of a rebuild that was read before it cannot undo it.
    gc_deletes: '1h',
    // Slow writes are logged without their documents. Slow searches are not: that log would hold what people typed.
    indexing: { slowlog: { threshold: { index: { warn: '2s' } }, source: '0' } },
    similarity: { default: BM25 },
  };
}

/** A short name for all that an index is made of. */
export function blueprintVersion(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}
