import type { Tokens } from '../text/tokenize.ts';
import { GAP, gapBefore } from './boundary.ts';
import { elongatedId, hasRunOfThree } from './elongation.ts';
import { type Entry, MARK, ROLE } from './entries.ts';
import { pairHash } from './pair-hash.ts';
import { phraseAt, step } from './phrase-trie.ts';
import { VOCABULARY } from './vocabulary.ts';
import { findWord } from './word-ids.ts';

const NOTHING: Entry = { valence: 0, role: ROLE.plain };
const { ids: WORD_IDS, entries: ENTRIES, entryOf: ENTRY_OF, marks: MARKS, pairs: PAIRS, phrases: PHRASES } = VOCABULARY;

/** What was found in the text read last. Kept from text to text, so that reading allocates nothing. */
const found = {
  /** Id of the entry at each token, 0 where there is none; a phrase stands at its last token. */
  ids: new Int32Array(1024),
  /** First token of the phrase that stands at a token. */
  firsts: new Int32Array(1024),
  /** The tokens whose entries speak, in order. */
  speaking: new Int32Array(1024),
};

/** Looks up all words of a text, joins those that are phrases, and says how many entries speak. */
export function lookUp(tokens: Tokens): number {
  const { count, hash, text, start, end } = tokens;
  if (found.ids.length < count) makeRoom(count);
  const { ids } = found;
  for (let i = 0; i < count; i++) {
    const id = findWord(WORD_IDS, hash[i] ?? 0);
    const drawnOut = id === 0 && hasRunOfThree(text, start[i] ?? 0, end[i] ?? 0);
    ids[i] = drawnOut ? elongatedId(WORD_IDS, tokens, i) : id;
  }
  return joinPhrases(tokens);
}

/** The token of an entry that speaks; of a phrase the last. */
export function speakingAt(index: number): number {
  return found.speaking[index] ?? 0;
}

/** The entry at token `i`; one that says nothing where there is none. */
export function entryAt(i: number): Entry {
  const id = found.ids[i] ?? 0;
  return id === 0 ? NOTHING : (ENTRIES[ENTRY_OF[id] ?? 0] ?? NOTHING);
}

/** First token of the word or phrase whose last is token `i`. */
export function firstOf(i: number): number {
  const mark = MARKS[found.ids[i] ?? 0] ?? 0;
  return (mark & MARK.PHRASE) === 0 ? i : (found.firsts[i] ?? i);
}

/** Takes away the entry at token `i`, so that it serves nothing else. */
export function useUp(i: number): void {
  found.ids[i] = 0;
}

function makeRoom(count: number): void {
  found.ids = new Int32Array(2 * count);
  found.firsts = new Int32Array(2 * count);
  found.speaking = new Int32Array(2 * count);
}

function joinPhrases(tokens: Tokens): number {
  const { ids, speaking } = found;
  const { count } = tokens;
  let speakers = 0;
  for (let i = 0; i < count; i++) {
    const id = ids[i] ?? 0;
    if (id === 0) continue;
    // Most pairs of words begin no phrase, which saves the walk.
    if (i + 1 < count && PAIRS[pairHash(id, ids[i + 1] ?? 0)] !== 0) i = joinPhrase(tokens, i);
    if (((MARKS[ids[i] ?? 0] ?? 0) & MARK.SPEAKS) !== 0) speaking[speakers++] = i;
  }
  return speakers;
}

/** Joins the longest phrase that begins at a token and says which token is its last; the token itself without one. */
function joinPhrase(tokens: Tokens, first: number): number {
  const { ids, firsts } = found;
  let last = first;
  let phrase = 0;
  let node = step(PHRASES, 0, ids[first] ?? 0);
  for (let i = first + 1; i < tokens.count; i++) {
    node = step(PHRASES, node, ids[i] ?? 0);
    if (node === 0 || gapBefore(tokens, i) !== GAP.none) break;
    const ended = phraseAt(PHRASES, node);
    if (ended === 0) continue;
    last = i;
    phrase = ended;
  }
  if (phrase === 0) return first;
  for (let i = first; i < last; i++) ids[i] = 0;
  ids[last] = phrase;
  firsts[last] = first;
  return last;
}
