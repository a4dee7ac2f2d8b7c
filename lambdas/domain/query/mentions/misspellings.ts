import { isWithin } from './edit-distance.ts';

/** Shortest words that may be misspelt, letters and digits: with one mistake, and with two. */
const ONE_MISTAKE = 5;
const TWO_MISTAKES = 8;
/** Endings that make another word of a word, rather than a mistake. */
const ENDING = /(?:ed|ing|er|ly|al|or|ion)$/;

/** Words that are known, to be found by misspelt ones. */
export interface Misspellings<T> {
  /** What is nearest to a word, if anything is near enough; `mistakes` is how far it is. */
  find(word: string, mayHave: (known: T) => number): { readonly known: T; readonly mistakes: number } | undefined;
}

interface Known<T> {
  readonly word: string;
  readonly letters: number;
  readonly known: T;
}

/** Words with the same first letter and nearly the same length are compared, so a look-up reads few of them. */
export function createMisspellings<T>(entries: Iterable<readonly [word: string, known: T]>): Misspellings<T> {
  const shelves = new Map<string, Known<T>[]>();
  for (const [word, known] of entries) {
    if (word.length < ONE_MISTAKE - 1) continue;
    const shelf = shelfOf(word, word.length);
    const words = shelves.get(shelf);
    const one = { word, letters: lettersOf(word), known };
    if (words) words.push(one);
    else shelves.set(shelf, [one]);
  }
  return { find: (word, mayHave) => nearest(shelves, word, mayHave) };
}

const shelfOf = (word: string, length: number): string => `${word[0]}${length}`;

function nearest<T>(shelves: ReadonlyMap<string, readonly Known<T>[]>, word: string, mayHave: (known: T) => number) {
  const most = word.length >= TWO_MISTAKES ? 2 : word.length >= ONE_MISTAKE ? 1 : 0;
  const letters = lettersOf(word);
  for (let mistakes = 1; mistakes <= most; mistakes++) {
    for (let length = word.length - mistakes; length <= word.length + mistakes; length++) {
      for (const one of shelves.get(shelfOf(word, length)) ?? []) {
        const isFar = bits(one.letters ^ letters) > 2 * mistakes || one.word.length < ONE_MISTAKE;
        if (isFar || mistakes > mayHave(one.known) || !isWithin(one.word, word, mistakes)) continue;
        if (isMistake(one.word, word)) return { known: one.known, mistakes };
      }
    }
  }
  return undefined;
}

/** Numbers have to agree: Fibre 100 is no misspelt Fibre 500. */
function isMistake(known: string, word: string): boolean {
  if (known.replace(/\D/g, '') !== word.replace(/\D/g, '')) return false;
  const isInflected = known.slice(-2) !== word.slice(-2) && (ENDING.test(known) || ENDING.test(word));
  return !isInflected || !known.startsWith(word.slice(0, Math.max(4, Math.min(word.length, known.length) - 3)));
}

/** A bit for each letter that occurs, of the Latin ones; the others share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const place = word.charCodeAt(i) - 97;
    letters |= 1 << (place >= 0 && place < 26 ? place : 26);
  }
  return letters;
}

/** Bits that are set (Hacker's Delight, 5-1). */
function bits(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
