import { readFileSync } from 'node:fs';
import { isDevanagari, romanise } from './devanagari.ts';
import { foldSpelling } from './fold-spelling.ts';

/** English words by the Hindi words and phrases that mean them; words under the empty key mean nothing by themselves. */
export type GlossEntries = Readonly<Record<string, readonly string[]>>;

/** Puts English words in place of Hindi ones, in Latin letters or Devanagari; all other words stay as they are. */
export type Gloss = (words: readonly string[]) => readonly string[];

/** The longest phrase, in words. */
const MAX_PHRASE = 4;
/** Nothing longer is a word of Hindi, and folding costs time; shorter abbreviations would be taken for Hindi. */
const MAX_LETTERS = 24;
const MIN_LETTERS = 4;

export function readGloss(): GlossEntries {
  return JSON.parse(readFileSync(new URL('gloss.json', import.meta.url), 'utf8'));
}

/**
 * A word is looked up as it is written, then folded; an English word (`isEnglish`) only as it is written, so that no
 * English text changes because of a likeness. Phrases come before words, and match folded.
 */
export function createGloss(entries: GlossEntries, isEnglish: (word: string) => boolean): Gloss {
  const { exact, folded, starts } = indexEntries(entries);

  const lookUp = (word: string): readonly string[] | undefined => {
    const spelled = exact.get(word) ?? exact.get(inLatin(word));
    const open = isDevanagari(word) || (word.length >= MIN_LETTERS && !isEnglish(word));
    return spelled ?? (open ? folded.get(fold(word)) : undefined);
  };

  return (words) => {
    const keys = words.map(fold);
    const english: string[] = [];
    for (let i = 0; i < words.length; ) {
      const length = phraseAt(keys, i, starts, folded);
      const word = words[i] ?? '';
      const meaning = length > 1 ? folded.get(keys.slice(i, i + length).join(' ')) : lookUp(word);
      english.push(...(meaning ?? [inLatin(word)])); // लॉगिन is login
      i += length;
    }
    return english;
  };
}

interface GlossIndex {
  /** Meanings by phrase as it is listed, and by phrase with its spelling folded; what is listed first wins. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
  readonly folded: ReadonlyMap<string, readonly string[]>;
  /** Length in words of the longest phrase by its first word, folded. */
  readonly starts: ReadonlyMap<string, number>;
}

function indexEntries(entries: GlossEntries): GlossIndex {
  const exact = new Map<string, readonly string[]>();
  const folded = new Map<string, readonly string[]>();
  for (const [english, phrases] of Object.entries(entries)) {
    const meaning = english === '' ? [] : english.split(' ');
    for (const phrase of phrases) {
      addOnce(exact, phrase, meaning);
      addOnce(folded, phrase.split(' ').map(fold).join(' '), meaning);
    }
  }
  return { exact, folded, starts: phraseLengths(folded.keys()) };
}

/** Length in words of the longest phrase that starts at `at`; 1 if there is none. */
function phraseAt(
  keys: readonly string[],
  at: number,
  starts: ReadonlyMap<string, number>,
  phrases: ReadonlyMap<string, unknown>,
): number {
  let length = Math.min(starts.get(keys[at] ?? '') ?? 1, keys.length - at);
  while (length > 1 && !phrases.has(keys.slice(at, at + length).join(' '))) length--;
  return Math.max(length, 1);
}

function phraseLengths(phrases: Iterable<string>): ReadonlyMap<string, number> {
  const lengths = new Map<string, number>();
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    lengths.set(first, Math.min(MAX_PHRASE, Math.max(lengths.get(first) ?? 1, words.length)));
  }
  return lengths;
}

function fold(word: string): string {
  return word.length > MAX_LETTERS ? word : foldSpelling(inLatin(word));
}

function inLatin(word: string): string {
  return isDevanagari(word) && word.length <= MAX_LETTERS ? romanise(word) : word;
}

function addOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
