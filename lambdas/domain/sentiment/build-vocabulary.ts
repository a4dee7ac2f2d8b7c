import { type Entry, MARK, ROLE, type Role } from './entries.ts';
import { pairHash } from './pair-hash.ts';
import { createPhraseTrie, type Phrase, type PhraseTrie } from './phrase-trie.ts';
import { createWordIds, type WordIds } from './word-ids.ts';

/** Plain data, so that it can be stored and restored; what is done with it stands beside its parts. */
export interface Vocabulary {
  /** Ids of words by the hashes of their tokens; 0 is no word. */
  readonly ids: WordIds;
  /** All different entries; the first one says nothing. */
  readonly entries: readonly Entry[];
  /** Place in `entries` by the id of a word or phrase. */
  readonly entryOf: Uint16Array;
  /** MARK bits by id. */
  readonly marks: Uint8Array;
  readonly phrases: PhraseTrie;
  /** 1 at the hash of every pair of words that begins a phrase. */
  readonly pairs: Uint8Array;
}

export interface Sources {
  readonly words: Iterable<readonly [word: string, valence: number]>;
  /** Roles of words and phrases. */
  readonly roles: Iterable<readonly [text: string, role: string]>;
  readonly phrases: Iterable<readonly [text: string, valence: number]>;
}

type Texts = Map<string, Entry>;
const NOTHING: Entry = { valence: 0, role: ROLE.plain };

/** Numbers all words, and phrases by what they say, and links the phrases word by word. */
export function buildVocabulary(sources: Sources): Vocabulary {
  const texts = readTexts(sources);
  const entries: Entry[] = [NOTHING];
  const ids = new Map<string, number>();
  const idOf = (word: string): number =>
    ids.get(word) ?? number(ids, word, entries.push(texts.get(word) ?? NOTHING) - 1);
  const phraseTexts = [...texts.keys()].filter((text) => text.includes(' '));
  for (const text of texts.keys()) if (!text.includes(' ')) idOf(text);
  const wordIds = phraseTexts.map((text) => text.split(' ').map(idOf));
  const firstPhrase = entries.length;
  const phraseIds = new Map<string, number>();
  const phrases = phraseTexts.map((text, at): Phrase => {
    const entry = texts.get(text) ?? NOTHING;
    const key = keyOf(entry);
    const id = phraseIds.get(key) ?? number(phraseIds, key, entries.push(entry) - 1);
    return { wordIds: wordIds[at] ?? [], id };
  });
  return {
    ids: createWordIds(ids),
    ...distinct(entries),
    marks: Uint8Array.from(entries, (entry, id) => marksOf(entry) | (id >= firstPhrase ? MARK.PHRASE : 0)),
    phrases: createPhraseTrie(phrases),
    pairs: pairsOf(phrases),
  };
}

/** What each word and phrase says. A phrase that ends in a negation negates what follows, as its last word does. */
function readTexts({ words, roles, phrases }: Sources): Texts {
  const texts: Texts = new Map();
  for (const [word, valence] of words) texts.set(word, { valence, role: ROLE.plain });
  for (const [text, role] of roles) texts.set(text, { valence: texts.get(text)?.valence ?? 0, role: roleOf(role) });
  for (const [text, valence] of phrases) {
    const last = texts.get(text.slice(text.lastIndexOf(' ') + 1))?.role;
    const role = last === ROLE.negation ? last : (texts.get(text)?.role ?? ROLE.plain);
    texts.set(text, { valence, role });
  }
  return texts;
}

/** Thousands of words share few entries. */
function distinct(all: readonly Entry[]): Pick<Vocabulary, 'entries' | 'entryOf'> {
  const entries: Entry[] = [];
  const places = new Map<string, number>();
  const placeOf = (entry: Entry): number => {
    const key = keyOf(entry);
    return places.get(key) ?? number(places, key, entries.push(entry) - 1);
  };
  return { entryOf: Uint16Array.from(all, placeOf), entries };
}

function keyOf({ valence, role }: Entry): string {
  return `${valence} ${role}`;
}

function number(ids: Map<string, number>, key: string, id: number): number {
  ids.set(key, id);
  return id;
}

function pairsOf(phrases: readonly Phrase[]): Uint8Array {
  const pairs = new Uint8Array(0x10000);
  for (const { wordIds } of phrases) pairs[pairHash(wordIds[0] ?? 0, wordIds[1] ?? 0)] = 1;
  return pairs;
}

function marksOf({ valence, role }: Entry): number {
  return valence !== 0 || role === ROLE.contrast || role === ROLE.negationEither ? MARK.SPEAKS : 0;
}

function roleOf(name: string): Role {
  if (name in ROLE) return ROLE[name as keyof typeof ROLE];
  throw new RangeError(`There is no role ${name}.`);
}
