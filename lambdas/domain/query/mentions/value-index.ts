import type { Field } from '../../analytics/dimensions.ts';
import { RESOLUTIONS } from '../../enrichment/types.ts';
import { foldText } from '../../text/tokenize.ts';
import { IMPORTANCES, INTENTS, SENTIMENTS } from '../../triage/types.ts';
import { VOCABULARY_FIELDS, type Vocabulary } from '../vocabulary.ts';
import { ALIASES, KNOWN_VALUE_ALIASES } from './aliases.ts';
import { GENERIC_WORDS } from './generic-words.ts';
import { createSpellings, type KnownValue, type Spellings } from './known-values.ts';
import { createMisspellings, type Misspellings } from './misspellings.ts';
import { FUNCTION_WORDS } from './ordinary-words.ts';
import { type QuestionWord, readWords } from './question-words.ts';
import { isOrdinary } from './spoken-words.ts';

/** Values by how they are written without separators (key) and by how that sounds. */
export interface ValueIndex {
  readonly keys: Spellings;
  readonly sounds: Spellings;
  readonly misspelt: Misspellings<KnownValue>;
}

/** Fewest characters of a value that is known by itself. */
const MIN_LENGTH = 3;
/** Shortest sound by which a value is known. */
const MIN_SOUND = 3;
/** Shortest other word for a value that may be misspelt. */
const MIN_MISSPELT_ALIAS = 7;
/** Longest value that has other words. */
const MAX_ALIASED = 30;
/** Values that are ordinary words: which field's, the sentence has to say. */
const ORDINARY_VALUES = new Set(['high', 'medium', 'low', 'general']);

/** Fields whose values are what calls are found to be about, and those whose values are our own. */
const TOPICS = new Set<Field>(['issue', 'key_issue']);
const ALWAYS_NAMED = new Set<Field>(['intent', 'sentiment', 'importance', 'resolution', 'language']);

/** A known value, its words read. */
interface Spelled {
  readonly known: KnownValue;
  readonly key: string;
  readonly sound: string;
  readonly words: number;
}

/** What every index knows: values that do not depend on the calls. */
const ALWAYS_KNOWN: readonly Spelled[] = [
  ...ALIASES.flatMap(([field, values, words]) => aliases(field, values, words)),
  ...Object.entries({
    intent: INTENTS,
    sentiment: SENTIMENTS,
    importance: IMPORTANCES,
    resolution: RESOLUTIONS,
  }).flatMap(([field, values]) => values.map((value) => knownValue(field as Field, value))),
];

/** The words for values that the calls may have, with the keys of those values. */
const MAY_BE_KNOWN = KNOWN_VALUE_ALIASES.map(([field, values, words]) => ({
  field,
  keys: new Set(values.map((value) => bareKey(value))),
  words,
}));

/** Prepares the values of a vocabulary; takes some ten milliseconds for thousands. */
export function createValueIndex(vocabulary: Vocabulary): ValueIndex {
  const values = VOCABULARY_FIELDS.flatMap((field) => vocabulary[field].map((value) => knownValue(field, value)));
  return indexOf([...values, ...knownAliases(vocabulary), ...ALWAYS_KNOWN]);
}

function aliases(field: Field, values: readonly string[], words: string): readonly Spelled[] {
  return words.split(', ').map((written) => {
    const isOrdinary = FUNCTION_WORDS.has(written);
    return spell(readWords(written).words, { field, values, written, isAlias: true, isOrdinary });
  });
}

function knownValue(field: Field, value: string): Spelled {
  const { words } = readWords(value);
  const key = words.map(({ text }) => text).join('');
  const isWeak =
    (!isWellKnown(field, value) && words.every(({ text }) => saysNothing(field, text, words.length))) ||
    key.length < MIN_LENGTH ||
    /^\d+$/.test(key);
  return spell(words, { field, values: [value], written: foldText(value), isAlias: false, isOrdinary: isWeak });
}

/** What calls are found to be about is told by one word only where that is no word of any call. */
function saysNothing(field: Field, word: string, words: number): boolean {
  return ORDINARY_VALUES.has(word) || isOrdinary(word) || (words === 1 && TOPICS.has(field) && GENERIC_WORDS.has(word));
}

/** Values that are known whatever calls have, such as those of the channel and the language. */
function isWellKnown(field: Field, value: string): boolean {
  const key = bareKey(value);
  if (FUNCTION_WORDS.has(key) || ORDINARY_VALUES.has(key)) return false;
  return ALWAYS_NAMED.has(field) || MAY_BE_KNOWN.some((known) => known.field === field && known.keys.has(key));
}

function spell(words: readonly QuestionWord[], known: KnownValue): Spelled {
  const key = words.map((word) => word.key).join('');
  return { known, key, sound: words.map(({ sound }) => sound).join(''), words: words.length };
}

/** Other words for those values that the calls have: `uttar` for North, where there is a North. */
function knownAliases(vocabulary: Vocabulary): readonly Spelled[] {
  return MAY_BE_KNOWN.flatMap(({ field, keys, words }) => {
    const known = vocabulary[field].filter((value) => value.length <= MAX_ALIASED && keys.has(bareKey(value)));
    return known.length === 0 ? [] : aliases(field, known, words);
  });
}

/** `North Zone` and `north-india` are the north. */
function bareKey(value: string): string {
  const words = readWords(value).words.map(({ text }) => text);
  const bare = words.filter((word) => !/^(?:zone|region|area|india|channel|segment)$/.test(word));
  return (bare.length === 0 ? words : bare).join('');
}

function indexOf(spelled: readonly Spelled[]): ValueIndex {
  const [keys, sounds] = [createSpellings(), createSpellings()];
  for (const { known, key, sound } of spelled) {
    if (key === '') continue;
    keys.add(key, known);
    if (sound.length >= MIN_SOUND && !known.isOrdinary && known.field !== 'agent_id') sounds.add(sound, known);
  }
  const misspelt = createMisspellings(spelled.filter(mayBeMisspelt).map(({ key, known }) => [key, known] as const));
  return { keys, sounds, misspelt };
}

function mayBeMisspelt({ known: { field, isAlias, isOrdinary }, key, words }: Spelled): boolean {
  if (isOrdinary || field === 'agent_id') return false;
  return !isAlias || (words === 1 && key.length >= MIN_MISSPELT_ALIAS);
}
