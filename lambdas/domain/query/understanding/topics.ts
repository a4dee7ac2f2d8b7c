import type { Mention, QueryType } from '../interpretation.ts';
import { UNREAD_TIMES } from '../time/unread-times.ts';
import type { FoundGroup } from './groups.ts';
import type { MetricWords } from './metric-words.ts';
import { NEGATIONS, ORDINARY_WORDS } from './ordinary-words.ts';
import type { Phrased, PhraseHit } from './phrase-finder.ts';
import type { Reading } from './reading.ts';

/** Tokens of a question that stand side by side, inclusive, and what they say. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** Fields whose words say more than their value: they are looked for as well. */
const LOOKED_FOR: ReadonlySet<string> = new Set(['issue', 'key_issue', 'tag']);

/**
 * What a question is about beside its filters and what is counted: runs of words that are in no rule of its type, without
 * ordinary words at their ends.
 */
export function topicsOf(reading: Reading, groups: readonly FoundGroup[], type?: QueryType): readonly Run[] {
  const spent = ruleTokens(reading, groups, type);
  return runsOf(reading, (i) => spent.has(i) || isFilter(reading.mentions[i]));
}

/** What is to be looked for; phrases stay in quotes. */
export function searchTextOf(reading: Reading, groups: readonly FoundGroup[], type: QueryType): string {
  const spent = ruleTokens(reading, groups, type);
  const isSpent = (i: number) => {
    const mention = reading.mentions[i];
    if (mention === undefined) return spent.has(i);
    if (isUnread(mention)) return spent.has(i);
    return isFilter(mention) && mention.kind !== 'phrase' && !LOOKED_FOR.has(mention.field);
  };
  return runsOf(reading, isSpent)
    .filter((run) => !isOnlyUnread(reading, run))
    .map((run) => quoted(reading, run))
    .join(' ');
}

/** A time that no filter has is looked for as a part of what is said, and not alone. */
function isOnlyUnread(reading: Reading, { first, last }: Run): boolean {
  for (let i = first; i <= last; i++) {
    const mention = reading.mentions[i];
    if (mention === undefined ? !isOrdinary(reading, i, i) : !isUnread(mention)) return false;
  }
  return true;
}

function isUnread({ kind, value }: Mention): boolean {
  return kind === 'date' && (UNREAD_TIMES as readonly string[]).includes(value);
}

function isFilter(mention: Mention | undefined): boolean {
  return mention !== undefined && mention.kind !== 'identifier';
}

/** Tokens that are words of a rule that was found, gaps between them aside. */
function ruleTokens(reading: Reading, groups: readonly FoundGroup[], type: QueryType | undefined): ReadonlySet<number> {
  const tokens = new Set<number>();
  const counts = type !== 'search';
  const hits: readonly PhraseHit<Phrased>[] = [
    ...reading.types.filter(({ row }) => type === undefined || row.type === type),
    ...reading.metrics.filter(({ row }) =>
      counts ? row.ranks === undefined || groups.length > 0 : ranksByLength(row),
    ),
    ...(type === 'aggregation' ? reading.periods : []),
  ];
  for (const { row, first, last } of hits) {
    for (let i = first; i <= last; i++) if (wordsOf(row).has(reading.words[i] ?? '')) tokens.add(i);
  }
  if (counts) for (const { first, last } of groups) for (let i = first; i <= last; i++) tokens.add(i);
  return tokens;
}

/** "Longest" is said of calls by their length, "unhappiest" by what is said in them. */
const ranksByLength = ({ ranks, metric }: MetricWords): boolean => ranks !== undefined && metric === 'avg_duration';

const known = new WeakMap<Phrased, ReadonlySet<string>>();

/** Words of the phrases of a row. */
function wordsOf(row: Phrased): ReadonlySet<string> {
  const words = known.get(row) ?? new Set(row.phrases.flatMap((phrase) => phrase.split(/[\s()|*]+/)));
  known.set(row, words);
  return words;
}

function runsOf(reading: Reading, isSpent: (i: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let i = 0; i <= reading.words.length; i++) {
    if (i < reading.words.length && !isSpent(i) && (i === from || !endsBetween(reading, i))) continue;
    const run = trimmed(reading, from, i - 1);
    if (run !== undefined) runs.push(run);
    from = isSpent(i) ? i + 1 : i;
  }
  return runs;
}

const END = /[.,;!?\n\u0964]/;

/** Whether something ends between token `i` and the one before it. */
function endsBetween({ tokens }: Reading, i: number): boolean {
  return END.test(tokens.text.slice(tokens.end[i - 1] ?? 0, tokens.start[i] ?? 0).slice(0, 16));
}

function trimmed(reading: Reading, from: number, to: number): Run | undefined {
  let [first, last] = [from, to];
  while (first <= last && isOrdinary(reading, first, from)) first++;
  while (last > first && isOrdinary(reading, last, from)) last--;
  const isEmpty = (place: number) => isOrdinary(reading, place, place) || isNegation(reading, place);
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (places.every(isEmpty)) return undefined;
  return { first, last, text: textOf(reading, places) };
}

/** As it is written, words that are misspelt aside. */
function textOf({ tokens: { text, start, end }, words, corrected }: Reading, places: readonly number[]): string {
  return places
    .map((i, n) => {
      const gap = n === 0 ? '' : text.slice(end[i - 1] ?? 0, start[i] ?? 0);
      return gap + (corrected.has(i) ? words[i] : text.slice(start[i] ?? 0, end[i] ?? 0));
    })
    .join('');
}

function isOrdinary({ words, mentions }: Reading, i: number, from: number): boolean {
  const word = words[i] ?? '';
  if (mentions[i] !== undefined) return false;
  return ORDINARY_WORDS.has(word) && !(i > from && NEGATIONS.has(words[i - 1] ?? ''));
}

function isNegation({ words, mentions }: Reading, i: number): boolean {
  return mentions[i] === undefined && NEGATIONS.has(words[i] ?? '');
}

const QUOTES = /["“”]/g;

/** The text of a run without quotes but those of the phrases of the question. */
function quoted({ tokens, mentions }: Reading, { first, last }: Run): string {
  const parts: string[] = [];
  for (let i = first; i <= last; i++) {
    const mention = mentions[i];
    const isPhrase = mention?.kind === 'phrase';
    if (isPhrase && mention === mentions[i - 1]) continue;
    const between = i > first && !isPhrase ? tokens.text.slice(tokens.end[i - 1] ?? 0, tokens.start[i] ?? 0) : '';
    const text = isPhrase
      ? ` "${mention.text.replace(QUOTES, '').trim()}"`
      : tokens.text.slice(tokens.start[i] ?? 0, tokens.end[i] ?? 0);
    parts.push(between.replace(QUOTES, ' '), text);
  }
  return parts.join('').replace(/\s+/g, ' ').trim();
}
