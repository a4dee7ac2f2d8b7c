import type { Field } from '../analytics/dimensions.ts';

/** Fields whose values are known from the index; what a question may name. */
export const VOCABULARY_FIELDS = [
  'product',
  'mentioned_product',
  'region',
  'client_segment',
  'channel',
  'language',
  'agent_id',
  'issue',
  'key_issue',
  'tag',
] as const satisfies readonly Field[];
export type VocabularyField = (typeof VOCABULARY_FIELDS)[number];

/** The values that calls have in these fields, the most frequent first; at most MAX_KNOWN of each. */
export type Vocabulary = Readonly<Record<VocabularyField, readonly string[]>>;

/** Values of one field that are known. */
export const MAX_KNOWN = 500;
