import { ENGLISH } from '../../language/english-words.ts';
import { ROMAN_HINDI } from '../../language/hindi-words.ts';
import { CONCEPTS } from '../insight/words/concepts.ts';
import { ORDINARY_WORDS as COMMON_WORDS } from '../mentions/ordinary-words.ts';
import { DIMENSION_WORDS, PERIOD_WORDS } from './dimension-words.ts';
import { METRIC_WORDS } from './metric-words.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { TYPE_RULES } from './type-rules.ts';

/** Fewest letters of a word that may be misspelt, and of one where any letter may be another. */
const MIN_LETTERS = 4;
const ANY_LETTER = 8;
const LATIN = /^[a-z]+$/;

const isLong = (word: string): boolean => word.length >= MIN_LETTERS && LATIN.test(word);

/** Words of the rules themselves, ordinary ones first: a word that is as near to both is an ordinary one. */
const RULE_WORDS = [...TYPE_RULES, ...METRIC_WORDS, ...DIMENSION_WORDS, ...PERIOD_WORDS].flatMap(({ phrases }) =>
  phrases.flatMap((phrase) => phrase.split(/[\s()|*]+/)),
);
/** Words of calls that are one slip away from a word of the rules, and mean something else. */
const OTHERS = `lost cart speed blow bring trial trail quiet crate beat bear loan coast roast waist paid post plan pain clam calm
  fist sing sings tied tired quite form fro fraud from angel diary dairy expect except desert dessert`;
const KNOWN: ReadonlySet<string> = new Set([
  ...[...ORDINARY_WORDS, ...COMMON_WORDS, ...ENGLISH, ...ROMAN_HINDI, ...RULE_WORDS],
  ...`${OTHERS} ${CONCEPTS}`.split(/[^a-z]+/),
]);
const SHELVES = shelved([...ORDINARY_WORDS, ...RULE_WORDS].filter(isLong));

/** By first letter and length. */
function shelved(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const shelves = new Map<string, string[]>();
  for (const word of new Set(words)) {
    const shelf = `${word[0]}${word.length}`;
    shelves.set(shelf, [...(shelves.get(shelf) ?? []), word]);
  }
  return shelves;
}

/** The word of the rules that a word is, misspelt by one slip of the fingers: caals, abut, refnd. Undefined for any other. */
export function wordMeant(written: string): string | undefined {
  if (!isLong(written) || KNOWN.has(written)) return undefined;
  for (const length of [written.length, written.length + 1, written.length - 1]) {
    const near = SHELVES.get(`${written[0]}${length}`)?.find((word) => isSlip(word, written));
    if (near !== undefined) return near;
  }
  return undefined;
}

/**
 * Two letters swapped, one left out, one doubled or the wrong one of two doubled. Another letter makes a mistake of long
 * words only: of short ones it makes words of their own (cash and case).
 */
function isSlip(word: string, written: string): boolean {
  const [at, end] = [sharedStart(word, written), sharedEnd(word, written)];
  // Another ending makes another form of a word.
  if (at === Math.min(word.length, written.length)) return false;
  const [out, put] = [word.length - at - end, written.length - at - end];
  if (word.length > written.length) return out <= 1 && put <= 0;
  if (word.length < written.length)
    return out <= 0 && put <= 1 && (written.length >= ANY_LETTER || isDoubled(written, at));
  if (out === 1) return written.length >= ANY_LETTER || isDoubled(written, at);
  return out === 2 && word[at] === written[at + 1] && word[at + 1] === written[at];
}

const isDoubled = (written: string, at: number): boolean =>
  written[at] === written[at - 1] || written[at] === written[at + 1];

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < Math.min(one.length, other.length) && one[at] === other[at]) at++;
  return at;
}

/** Letters at the end that both have, behind those that they share at the beginning. */
function sharedEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length) - sharedStart(one, other);
  let count = 0;
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count++;
  return count;
}
