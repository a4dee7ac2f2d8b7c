import { createWordTable, type WordTable } from '../../text/word-table.ts';
import { type CueTable, createCueTable } from './cue-table.ts';
import { GIVEN_NAMES_THAT_ARE_THINGS, NAMES_THAT_ARE_WORDS } from './data/ambiguous-names.ts';
import { FIELD_PHRASES, NAME_PHRASES, NAME_QUESTIONS } from './data/cue-phrases.ts';
import { DEVANAGARI_NAMES, EASTERN_GIVEN_NAMES, WESTERN_GIVEN_NAMES } from './data/given-names.ts';
import {
  FILLER_WORDS,
  FUNCTION_WORDS,
  LINK_WORDS,
  REQUEST_WORDS,
  STATE_WORDS,
  UNIT_WORDS,
} from './data/grammar-words.ts';
import { ORDINARY_WORDS } from './data/ordinary-words.ts';
import { BRANDS, PLACES } from './data/places-and-brands.ts';
import { SURNAMES } from './data/surnames.ts';
import {
  ADDRESS_WORDS,
  COMPANY_WORDS,
  DATE_WORDS,
  DIGIT_WORDS,
  MAIL_WORDS,
  PARTICLES,
  POSTAL_WORDS,
  SITE_WORDS,
  STREET_WORDS,
  TITLE_WORDS,
} from './data/value-words.ts';
import { TAG } from './tags.ts';
import { ASK } from './types.ts';

const LISTS: readonly (readonly [words: string, tags: number])[] = [
  [FUNCTION_WORDS, TAG.FUNCTION],
  [FILLER_WORDS, TAG.FILLER],
  [LINK_WORDS, TAG.LINK],
  [STATE_WORDS, TAG.STATE],
  [REQUEST_WORDS, TAG.REQUEST],
  [UNIT_WORDS, TAG.UNIT],
  [DIGIT_WORDS, TAG.DIGIT],
  [STREET_WORDS, TAG.STREET],
  [SITE_WORDS, TAG.SITE],
  [ADDRESS_WORDS, TAG.ADDRESS],
  [DATE_WORDS, TAG.DATE],
  [MAIL_WORDS, TAG.MAIL],
  [TITLE_WORDS, TAG.TITLE],
  [PARTICLES, TAG.PARTICLE],
  [POSTAL_WORDS, TAG.POSTAL],
  [PLACES, TAG.PLACE],
  [BRANDS, TAG.BRAND],
  [COMPANY_WORDS, TAG.COMPANY],
  [WESTERN_GIVEN_NAMES, TAG.NAME],
  [EASTERN_GIVEN_NAMES, TAG.NAME],
  [DEVANAGARI_NAMES, TAG.NAME],
  [SURNAMES, TAG.NAME],
  [NAMES_THAT_ARE_WORDS, TAG.NAME | TAG.WORD],
  [GIVEN_NAMES_THAT_ARE_THINGS, TAG.NAME | TAG.WORD | TAG.GIVEN],
  [ORDINARY_WORDS, TAG.WORD],
];

/** Values of cues: what a field holds, and the two strengths of cues of names. */
export const NAME_SURE = 1 << 20;
export const NAME_LIKELY = 1 << 21;
export const NAME_ASKED = 1 << 22;
export const NAME_BEHIND = 1 << 23;
export const NAME_NONE = 1 << 24;
export const NAME_ROLE = 1 << 25;

/** All phrases that announce or ask for a value. */
export const CUES: CueTable = createCueTable([
  ...Object.entries(FIELD_PHRASES).flatMap(([type, phrases]) => withValue(phrases, ASK[type as keyof typeof ASK])),
  ...withValue(NAME_PHRASES.SURE, NAME_SURE),
  ...withValue(NAME_PHRASES.LIKELY, NAME_LIKELY),
  ...withValue(NAME_PHRASES.BEHIND, NAME_BEHIND),
  ...withValue(NAME_PHRASES.NONE, NAME_NONE),
  ...withValue(NAME_PHRASES.ROLE, NAME_ROLE),
  ...withValue(NAME_QUESTIONS, NAME_ASKED),
]);

/** Tags of all words that any list holds. */
export const LEXICON: WordTable = createWordTable(collect());

function withValue(phrases: readonly string[], value: number): [phrase: string, value: number][] {
  return phrases.map((phrase) => [phrase, value]);
}

function collect(): Map<string, number> {
  const tags = new Map<string, number>();
  const add = (word: string, tag: number) => tags.set(word, (tags.get(word) ?? 0) | tag);
  for (const [words, tag] of LISTS) for (const word of words.trim().split(/\s+/)) add(word, tag);
  for (const word of CUES.firstWords) add(word, TAG.CUE);
  return tags;
}
