import { pseudonymousId } from '../../pii/pseudonymous-id.ts';
import { canonicalId } from '../../transcript/canonical-id.ts';
import { isoOf } from '../time/calendar.ts';
import type { TimeRange } from '../time/date-expression.ts';
import { findDates } from '../time/find-dates.ts';
import { findFiscalYears } from '../time/fiscal-years.ts';
import { localDay, type Moment, todayIn } from '../time/local-time.ts';
import { findImpossibleDays, findTimesOfDay } from '../time/unread-times.ts';
import { compares } from './compared.ts';
import { findComparisons } from './comparisons.ts';
import { findCountLimits } from './counted-calls.ts';
import type { Draft } from './draft.ts';
import { findIdentifiers, findIds } from './find-ids.ts';
import { findParts } from './find-parts.ts';
import { findPhrases } from './find-phrases.ts';
import { type FoundValue, findNames, findValues } from './find-values.ts';
import { signDates } from './negated-dates.ts';
import { signValues } from './negation.ts';
import type { PartIndex } from './part-index.ts';
import { asksForLowest, findRanks } from './ranks.ts';
import { exclude, type Wanted } from './to-filters.ts';
import { turnDenied } from './turn-denied.ts';
import type { ValueIndex } from './value-index.ts';

/** An id that no call of the vocabulary has: there may be more of them than are known. */
const UNKNOWN_AGENT = 0.8;
/** A word for a share, or a rank, is rarely meant otherwise. */
const SURE = 1;
/** Read, but no filter follows from it: a time that is not wanted, a fiscal year, durations that exclude each other. */
const UNUSED = 0.1;

const TAGGED = /^(?:tags?|tagged|labels?|labelled)$/;

/** What the values of a vocabulary are known by: whole, and in part. */
export interface Indexes {
  readonly values: ValueIndex;
  readonly parts: PartIndex;
}

/** Phrases in quotes; behind the word for a tag, those that are one. */
export function addPhrases(
  draft: Draft,
  knownTag: (text: string) => string | undefined,
): Pick<Wanted, 'phrases' | 'values'> {
  const { words } = draft.question;
  const values: Wanted['values'][number][] = [];
  const phrases: string[] = [];
  for (const { text, first, end } of findPhrases(draft.question)) {
    const tag = TAGGED.test(words[first - 1]?.text ?? '') ? knownTag(text) : undefined;
    if (tag === undefined) {
      draft.add({ kind: 'phrase', field: 'contains', value: text, first, end, score: SURE });
      phrases.push(text);
    } else {
      draft.add({ kind: 'value', field: 'tag', value: tag, first: first - 1, end, score: SURE });
      values.push({ field: 'tag', values: [tag], negated: false });
    }
  }
  return { phrases, values };
}

/** Ids as filters compare them: those of clients as they are stored, those of agents as the vocabulary writes them. */
export function addIds(draft: Draft, knownAgent: (id: string) => string | undefined): Wanted['values'] {
  return findIds(draft.question, draft.isTaken).map(({ field, id, whole, isWhole, first, end }) => {
    const known = field === 'agent_id' ? (knownAgent(id) ?? knownAgent(whole)) : undefined;
    const value = known ?? pseudonymousId(canonicalId(isWhole ? whole : id));
    const score = field === 'client_id' || known !== undefined ? SURE : UNKNOWN_AGENT;
    draft.add({ kind: 'value', field, value, first, end, score });
    return { field, values: [value], negated: false };
  });
}

/** Takes the words of names, so that a number in one is no date; addValues makes mentions of them. */
export function addNames(draft: Draft, index: ValueIndex): readonly FoundValue[] {
  const names = findNames(index, draft.question, draft.isTaken);
  for (const name of names) draft.take(name);
  return names;
}

/** Those that are not part of an id or a name. */
export function addIdentifiers(draft: Draft): readonly string[] {
  const { all, found } = findIdentifiers(draft.question);
  const others = new Set<string>();
  for (const { identifier, first, end } of found) {
    if (draft.isTaken(first)) {
      others.add(identifier);
      continue;
    }
    draft.add({ kind: 'identifier', field: 'identifiers', value: identifier, first, end, score: SURE });
  }
  return all.filter((identifier) => !others.has(identifier));
}

export function addRanks(draft: Draft): { top?: number; ascending: boolean; percentage: boolean } {
  const line = draft.line();
  const ranks = findRanks(line);
  for (const { kind, first, end, top } of ranks) {
    const said =
      kind === 'top'
        ? { field: top === undefined ? 'order' : 'top', value: `${top ?? 'asc'}` }
        : { field: 'percentages', value: 'true' };
    draft.add({ kind, ...said, first, end, score: SURE });
  }
  const top = ranks.find((rank) => rank.top !== undefined)?.top;
  return {
    ...(top !== undefined && { top }),
    ascending: ranks.some(({ ascending }) => ascending === true) || asksForLowest(line),
    percentage: ranks.some(({ kind }) => kind === 'percentage'),
  };
}

export function addComparisons(draft: Draft): Wanted['limits'] {
  const found = findComparisons(draft.line());
  const score = exclude(found.flatMap(({ limits }) => limits)) ? UNUSED : SURE;
  for (const { limits, first, end } of found) {
    const field = limits.map(([name]) => name).join(', ') || 'duration_min';
    const value = limits.map(([, number]) => number).join(', ') || 'unread';
    draft.add({ kind: 'comparison', field, value, first, end, score: limits.length === 0 ? UNUSED : score });
  }
  return found.flatMap(({ limits }) => limits);
}

/** How many calls a group must have; the greatest of several. */
export function addCountLimits(draft: Draft): { min_count?: number } {
  const found = findCountLimits(draft.line());
  for (const { first, end, min_count } of found) {
    const read = min_count === undefined ? { value: 'unread', score: UNUSED } : { value: `${min_count}`, score: SURE };
    draft.add({ kind: 'comparison', field: 'min_count', first, end, ...read });
  }
  const limits = found.flatMap(({ min_count }) => min_count ?? []);
  return limits.length === 0 ? {} : { min_count: Math.max(...limits) };
}

/** Times that no filter has; read first, as their words mean something else alone ("business hours", "before noon"). */
export function addUnreadTimes(draft: Draft): void {
  const found = [...findTimesOfDay(draft.question), ...findImpossibleDays(draft.question, draft.line())];
  for (const { first, end, value } of found) {
    if (Array.from({ length: end - first }, (_, i) => first + i).some(draft.isTaken)) continue;
    draft.add({ kind: 'date', field: 'date_range', value, first, end, score: UNUSED });
  }
}

/** They have no filter; read before identifiers, which FY2025 would be one of. */
export function addFiscalYears(draft: Draft): void {
  for (const { first, end } of findFiscalYears(draft.line())) {
    draft.add({ kind: 'date', field: 'date_range', value: 'fiscal year', first, end, score: UNUSED });
  }
}

export function addDates(draft: Draft, moment: Moment): Wanted['dates'] {
  const context = {
    today: todayIn(moment),
    now: moment.now,
    dayAt: (ms: number) => localDay(ms, moment.time_zone),
    compares: compares(draft.question.text.toLowerCase()),
  };
  const dates = signDates(findDates(draft.line(), context), draft.question.words, draft.isTaken);
  for (const { range, first, end, score, negated } of dates) {
    const value = daysOf(range);
    draft.add({ kind: 'date', field: 'date_range', value, first, end, score: negated ? UNUSED : score, negated });
  }
  return dates.flatMap(({ range, negated }) => (negated ? [] : [range]));
}

function daysOf({ from, to }: TimeRange): string {
  return `${from === undefined ? '' : isoOf(from)}..${to === undefined ? '' : isoOf(to)}`;
}

/** Names, all other values, and parts of names, told from those that are not wanted. */
export function addValues(draft: Draft, indexes: Indexes, names: readonly FoundValue[]): Wanted['values'] {
  const { question, isTaken } = draft;
  const whole = turnDenied(findValues(indexes.values, question, isTaken), question.words, isTaken);
  for (const value of whole) draft.take(value);
  const parts = findParts(indexes.parts, question, isTaken);
  for (const value of parts) draft.take(value);
  const values = [...names, ...whole, ...parts].sort((a, b) => a.first - b.first);
  return signValues(values, question.words, isTaken).map(({ field, values: each, first, end, score, negated }) => {
    draft.add({ kind: 'value', field, value: each.join(', '), first, end, score, negated: negated !== undefined });
    return { field, values: each, negated: negated !== undefined };
  });
}
