import type { Field } from '../../analytics/dimensions.ts';
import type { Vocabulary, VocabularyField } from '../vocabulary.ts';
import { GENERIC_WORDS } from './generic-words.ts';
import { createMisspellings } from './misspellings.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { type QuestionWord, readWords } from './question-words.ts';
import { isDevanagari } from './spelling.ts';
import { isOrdinary } from './spoken-words.ts';

/** A word of some values of a field, which all are meant where it stands alone: Fibre, of Fibre 100 and Fibre 500. */
export interface KnownPart {
  readonly field: Field;
  readonly values: ReadonlySet<string>;
  /** The word alone says which values are meant; it is no word of any call. */
  readonly tells: boolean;
  /** It is written so, and not only heard so or misspelt. */
  readonly exact: boolean;
}

/** The values that a word is a part of, by field. */
export type PartIndex = (word: QuestionWord) => readonly KnownPart[];

/** Fields whose values are known by a part of their name. */
const PART_FIELDS = ['product', 'region', 'client_segment'] as const satisfies readonly VocabularyField[];
/** Most words of a value that has parts. */
const MAX_WORDS = 8;
/** Fewest letters of a word that tells its values by itself, and of one that may be misspelt. */
const MIN_TELLING = 4;
const MIN_MISSPELT = 5;
const NONE: readonly KnownPart[] = [];

type Parts = Map<string, Map<Field, Set<string>>>;

/** Prepares the words of all values that have several. */
export function createPartIndex(vocabulary: Vocabulary): PartIndex {
  const [keys, sounds]: [Parts, Parts] = [new Map(), new Map()];
  for (const field of PART_FIELDS) {
    for (const value of vocabulary[field]) {
      const { words } = readWords(value);
      if (words.length < 2 || words.length > MAX_WORDS) continue;
      for (const { key, sound } of words) {
        addPart(keys, key, field, value);
        if (tellsByItself(key)) addPart(sounds, sound, field, value);
      }
    }
  }
  const telling = [...keys].filter(([key]) => key.length >= MIN_MISSPELT && tellsByItself(key));
  const misspelt = createMisspellings(telling.map(([key]) => [key, key] as const));
  const made = (parts: Parts, spelling: string, exact: boolean) =>
    known(parts.get(spelling), vocabulary, spelling, exact);
  return (word) => {
    if (keys.has(word.key)) return made(keys, word.key, true);
    if (ORDINARY_WORDS.has(word.text) || GENERIC_WORDS.has(word.key)) return NONE;
    const isHeard = isDevanagari(word.text) || word.key.length >= MIN_TELLING;
    if (isHeard && sounds.has(word.sound)) return made(sounds, word.sound, false);
    const near = misspelt.find(word.key, () => 1);
    return near === undefined ? NONE : made(keys, near.known, false);
  };
}

function addPart(parts: Parts, spelling: string, field: Field, value: string): void {
  if (!/\p{L}/u.test(spelling)) return;
  const fields = parts.get(spelling) ?? new Map<Field, Set<string>>();
  fields.set(field, (fields.get(field) ?? new Set()).add(value));
  parts.set(spelling, fields);
}

const tellsByItself = (key: string): boolean =>
  key.length >= MIN_TELLING && !ORDINARY_WORDS.has(key) && !GENERIC_WORDS.has(key) && !isOrdinary(key);

/** A word that all values of a field have tells none of them from the others. */
function known(
  fields: ReadonlyMap<Field, ReadonlySet<string>> | undefined,
  vocabulary: Vocabulary,
  spelling: string,
  exact: boolean,
): readonly KnownPart[] {
  return [...(fields ?? [])].map(([field, values]) => {
    const all = vocabulary[field as VocabularyField].length;
    return { field, values, exact, tells: (!exact || tellsByItself(spelling)) && (all === 1 || values.size < all) };
  });
}
