import { buildVocabulary, type Vocabulary } from './build-vocabulary.ts';
import { readPhrases, readRoles, readWords } from './read-tables.ts';
import { PHRASE_TABLES, WORD_TABLES } from './word-tables.ts';
import { CONTEXT_WORDS } from './words/context-words.ts';

/** All words and phrases, built once; in a bundle, when it is bundled (bin/precompute.ts). */
export const VOCABULARY: Vocabulary = buildVocabulary({
  words: readWords(Object.values(WORD_TABLES)),
  roles: readRoles(CONTEXT_WORDS),
  phrases: Object.values(PHRASE_TABLES).flatMap(readPhrases),
});
