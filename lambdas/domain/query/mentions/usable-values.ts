import { VOCABULARY_FIELDS, type Vocabulary, type VocabularyField } from '../vocabulary.ts';
import { FUNCTION_WORDS } from './ordinary-words.ts';
import { readWords } from './question-words.ts';
import { isSpoken } from './spoken-words.ts';

/** Most words and characters of a value; what is longer is a sentence. */
const MAX_WORDS = 6;
const MAX_LENGTH = 60;
/** An id or a model with a short prefix: A-17. */
const CODE = /^\p{L}{1,2}[-_.]\d+$/u;
const LINK = /:\/\/|\bwww\.|[\p{Cc}<>{}]/iu;

/** Found by the program itself, not given with calls. */
const OWN_FIELDS: ReadonlySet<VocabularyField> = new Set<VocabularyField>(['language']);

/**
 * The values that a question may name. Values come with calls, from strangers: one that is a sentence, holds a link, or
 * consists of words that any question has ("last week", "average duration") would change what everybody asks.
 */
export function usableVocabulary(vocabulary: Vocabulary): Vocabulary {
  const entries = VOCABULARY_FIELDS.map((field): readonly [VocabularyField, readonly string[]] => {
    return [field, OWN_FIELDS.has(field) ? vocabulary[field] : vocabulary[field].filter(isUsable)];
  });
  return Object.fromEntries(entries) as Record<VocabularyField, readonly string[]>;
}

function isUsable(value: string): boolean {
  if (value.length > MAX_LENGTH || LINK.test(value)) return false;
  if (CODE.test(value)) return true;
  const words = readWords(value).words.flatMap(({ key, text }) => (key === '' ? [] : [text]));
  if (words.length === 0 || words.length > MAX_WORDS) return false;
  // One small word may be a code: IN, US.
  return (words.length === 1 && FUNCTION_WORDS.has(words[0] ?? '')) || !isSpoken(words);
}
