import type { Field } from '../../analytics/dimensions.ts';
import { isAskedHow } from './asked-how.ts';
import { isMeantAsChannel } from './channel-hints.ts';
import { namedBefore, namedFields, type Span, withFieldName } from './field-names.ts';
import type { KnownValue } from './known-values.ts';
import { FUNCTION_WORDS, ORDINARY_WORDS } from './ordinary-words.ts';
import type { IsTaken, Question, QuestionWord } from './question-words.ts';
import { isDevanagari } from './spelling.ts';
import type { ValueIndex } from './value-index.ts';

/** Words that name values. */
export interface FoundValue {
  readonly field: Field;
  readonly values: readonly string[];
  /** Half-open range of words, with the name of the field beside it. */
  readonly first: number;
  readonly end: number;
  readonly score: number;
}

/** Most words of a value with the signs between them, and of a misspelt one. */
const MAX_WORDS = 12;
const MAX_MISSPELT_WORDS = 3;
/** Most groups of words that are looked up as misspelt, so that long questions stay quick. */
const MAX_MISSPELT = 40;
/** Shortest word in Latin letters that is known by its sound. */
const MIN_SOUNDED = 4;

const SCORES = { exact: 1, form: 0.95, sound: 0.85, oneMistake: 0.75, twoMistakes: 0.65 } as const;

/** Of several fields that know a word, the first that stands here; what readers of the call found comes last. */
const PREFERRED: readonly Field[] = [
  ...(['product', 'region', 'client_segment', 'channel', 'language', 'agent_id'] as const),
  ...(['intent', 'sentiment', 'importance', 'resolution', 'churn_risk', 'escalation_risk'] as const),
  ...(['issue', 'key_issue', 'tag', 'mentioned_product'] as const),
];
/** Fields whose misspelt values have one mistake at most: they are words of any call. */
const WORDS_OF_CALLS = new Set<Field>(['issue', 'key_issue', 'tag']);

/** Fields whose values are names. */
const NAMES = new Set<Field>(['product', 'mentioned_product', 'region', 'client_segment', 'channel', 'agent_id']);

/** The values that a question names, in their order, not overlapping: at each place the longest that is known. */
export function findValues(index: ValueIndex, question: Question, isTaken: IsTaken): readonly FoundValue[] {
  const reader = { index, ...question, isTaken, misspelt: MAX_MISSPELT };
  return scan(reader, (i, free) => knownAt(reader, i, free) ?? misspeltAt(reader, i));
}

/** Only names that could be taken for something else: of several words, or with a number in them. */
export function findNames(index: ValueIndex, question: Question, isTaken: IsTaken): readonly FoundValue[] {
  const isName: Accepts = ({ field, isAlias }, { first, end }) =>
    !isAlias && NAMES.has(field) && (end - first > 1 || /\p{N}/u.test(question.words[first]?.text ?? ''));
  const reader = { index, ...question, isTaken, misspelt: 0, accepts: isName };
  return scan(reader, (i, free) => knownAt(reader, i, free));
}

function scan({ words, isTaken }: Reader, valueAt: (i: number, free: number) => FoundValue | undefined) {
  const found: FoundValue[] = [];
  let free = 0;
  for (let i = 0; i < words.length; i++) {
    if (isTaken(i)) continue;
    const value = valueAt(i, free);
    if (value === undefined) continue;
    if (value.values.length > 0) found.push(value);
    free = value.end;
    i = value.end - 1;
  }
  return found;
}

type Accepts = (known: KnownValue, span: Span) => boolean;

interface Reader {
  readonly index: ValueIndex;
  readonly text: string;
  readonly words: readonly QuestionWord[];
  readonly isTaken: IsTaken;
  /** Look-ups of misspelt words that are left. */
  misspelt: number;
  readonly accepts?: Accepts;
}

function knownAt(reader: Reader, i: number, free: number): FoundValue | undefined {
  const { index, words } = reader;
  const keys = spellingsFrom(reader, i, 'key');
  const sounds = spellingsFrom(reader, i, 'sound');
  for (let length = Math.max(keys.length, sounds.length); length > 0; length--) {
    const span = { first: i, end: i + length, free };
    const known = choose(reader, span, index.keys.get(keys[length - 1] ?? ''));
    if (known) return found(reader, span, known, isWritten(reader, span, known) ? SCORES.exact : SCORES.form);
    const heard = index.sounds.get(sounds[length - 1] ?? '');
    const sounded = heard.length > 0 && maySound(words.slice(i, i + length)) && choose(reader, span, heard);
    if (sounded) return found(reader, span, sounded, SCORES.sound);
  }
  return undefined;
}

/** The spellings of the groups of one, two and more words that begin there, as far as a value is spelled so long. */
function spellingsFrom({ index, words, isTaken }: Reader, i: number, by: 'key' | 'sound'): readonly string[] {
  const known = by === 'key' ? index.keys : index.sounds;
  const spellings: string[] = [];
  let spelling = '';
  for (let j = i; j < Math.min(words.length, i + MAX_WORDS) && !isTaken(j); j++) {
    spelling += words[j]?.[by] ?? '';
    if (spelling.length > known.reach(spelling)) break;
    spellings.push(spelling);
  }
  return spellings;
}

/** Ordinary words are what they are written as, whatever sounds like them. */
function maySound(words: readonly QuestionWord[]): boolean {
  if (words.every(({ text }) => isDevanagari(text))) return true;
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return letters >= MIN_SOUNDED && !words.every(({ text }) => ORDINARY_WORDS.has(text));
}

function choose(reader: Reader, span: Span, known: readonly KnownValue[]): KnownValue | undefined {
  if (known.length === 0) return undefined;
  const named = namedFields(reader, span);
  let best: KnownValue | undefined;
  for (const one of known) {
    if (reader.accepts?.(one, span) === false) continue;
    if (named.has(one.field) && isNameable(reader, span, one) && !(best && named.has(best.field))) best = one;
    else if (!counts(reader, span, one) || (best && named.has(best.field) && !named.has(one.field))) continue;
    else if (best === undefined || isPreferred(one, best)) best = one;
  }
  return best;
}

function isPreferred(one: KnownValue, other: KnownValue): boolean {
  const [place, best] = [PREFERRED.indexOf(one.field), PREFERRED.indexOf(other.field)];
  return place < best || (place === best && other.isAlias && !one.isAlias && one.values.length >= other.values.length);
}

/**
 * Whether a value with the name of its field beside it is one: "in" beside "region" is a preposition, unless it is
 * written in capitals as the value is; what else is a small word stands behind the name ("region us").
 */
function isNameable(
  reader: Reader,
  span: Span,
  { field, values: [value = ''], isOrdinary, isAlias }: KnownValue,
): boolean {
  const [word, ...more] = reader.words.slice(span.first, span.end);
  if (!isOrdinary || isAlias || more.length > 0 || !FUNCTION_WORDS.has(word?.text ?? '')) return true;
  if (isCode(value) && writtenAt(reader, span) === value && /\p{Ll}/u.test(reader.text)) return true;
  if (word?.text !== 'us') return false;
  return namedBefore(reader, span).has(field) || BEFORE_PLACE.test(reader.words[span.first - 1]?.text ?? '');
}

const BEFORE_PLACE = /^(?:the|in|from|of|for)$/;
const isCode = (value: string): boolean => /^\p{Lu}{2,4}$/u.test(value);

/** Ordinary words count as the value has them in capitals, in a question that has small letters (US, Home Service); ids as they are. */
function counts(reader: Reader, span: Span, { field, isOrdinary, values: [value = ''], isAlias }: KnownValue): boolean {
  if (field === 'channel' && !isMeantAsChannel(reader.words, span, (word) => isChannel(reader, word))) return false;
  if (field === 'resolution' && isAskedHow(reader.words, span)) return false;
  // A tag is a model's own word: it counts where it is called one, or quoted.
  if (field === 'tag') return false;
  if (!isOrdinary && field !== 'agent_id') return true;
  if (field === 'product' && isBesideCalls(reader, span)) return true;
  const written = writtenAt(reader, span);
  if (field === 'agent_id' && !isOrdinary) return !isAlias && written.toLowerCase() === value.toLowerCase();
  if (!/\p{Ll}/u.test(reader.text) || written !== value) return false;
  return isCode(value) || (span.end - span.first > 1 && /^\p{Lu}\S*(?:\s\p{Lu}\S*)+$/u.test(value));
}

const ABOUT = /^(?:about|regarding)$/;
const CALLS = /^(?:calls|ke|ki|ka)$/;
const ONE = /^(?:an?|per|each|every)$/;

/** One ordinary word names a product where calls are said to be about it: "party calls", "about party", "party ke kitne calls". */
function isBesideCalls({ words, isTaken }: Reader, { first, end }: Span): boolean {
  if (end - first > 1 || FUNCTION_WORDS.has(words[first]?.text ?? '')) return false;
  const [before, behind] = [words[first - 1]?.text ?? '', words[end]?.text ?? ''];
  if (ABOUT.test(before)) return true;
  return !isTaken(end) && (CALLS.test(behind) || (behind === 'call' && ONE.test(before)));
}

function isChannel({ index, words, isTaken }: Reader, word: number): boolean {
  return !isTaken(word) && index.keys.get(words[word]?.key ?? '').some(({ field }) => field === 'channel');
}

function writtenAt({ text, words }: Reader, { first, end }: Span): string {
  return text.slice(words[first]?.start ?? 0, words[end - 1]?.end ?? 0);
}

function isWritten(reader: Reader, span: Span, known: KnownValue): boolean {
  return writtenAt(reader, span).toLowerCase() === known.written;
}

function misspeltAt(reader: Reader, i: number): FoundValue | undefined {
  for (let length = mayBeMisspelt(reader, i); length > 0; length--) {
    const { index, words } = reader;
    const key = words
      .slice(i, i + length)
      .map((word) => word.key)
      .join('');
    if (!/\p{L}/u.test(key)) continue;
    if (reader.misspelt-- <= 0) return undefined;
    const near = index.misspelt.find(key, ({ field, isAlias }) => (isAlias || WORDS_OF_CALLS.has(field) ? 1 : 2));
    const span = { first: i, end: i + length, free: i };
    if (near === undefined || !counts(reader, span, near.known)) continue;
    const score = near.mistakes === 1 ? SCORES.oneMistake : SCORES.twoMistakes;
    return found(reader, span, near.known, score);
  }
  return undefined;
}

/** Words from there on that may be a misspelt value together: none of them ordinary, none behind punctuation. */
function mayBeMisspelt({ words, isTaken }: Reader, i: number): number {
  let length = 0;
  for (; length < MAX_MISSPELT_WORDS && !isTaken(i + length); length++) {
    const word = words[i + length];
    if (word === undefined || ORDINARY_WORDS.has(word.text) || (length > 0 && word.before !== '')) break;
  }
  return length;
}

/** With the name of the field beside it, which means nothing else then. */
function found(reader: Reader, span: Span, { field, values }: KnownValue, score: number): FoundValue {
  return { field, values, ...withFieldName(reader, span, field), score };
}
