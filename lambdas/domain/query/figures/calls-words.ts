import type { Filters } from '../../search/filters.ts';
import { clausesOf, describeFilters } from './describe-filters.ts';
import { anyOf } from './label-words.ts';
import { numberWords } from './number-words.ts';

/** What a call with an intent is called: one, and several. */
const NOUNS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  complaint: ['a complaint', 'complaints'],
  billing_dispute: ['a billing dispute', 'billing disputes'],
  technical_issue: ['a technical issue', 'technical issues'],
  inquiry: ['an inquiry', 'inquiries'],
  general: ['a general call', 'general calls'],
};

const spaced = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ');

/** `37 calls of Fibre 500`. */
export function countedCalls(count: number, filters: Filters, time_zone: string): string {
  return spaced(numberWords(count), count === 1 ? 'call' : 'calls', describeFilters(filters, time_zone));
}

/** `calls of Fibre 500`. */
export function callsWords(filters: Filters, time_zone: string): string {
  return spaced('calls', describeFilters(filters, time_zone));
}

/**
 * The calls that filters let through, told (`The filters let 37 calls of Fibre 500 through.`) and named (`the 37 calls of
 * Fibre 500 that the filters let through`); without filters these are all.
 */
export function letThrough(count: number, filters: Filters, time_zone: string) {
  const calls = countedCalls(count, filters, time_zone);
  if (describeFilters(filters, time_zone) === '')
    return {
      told: `There ${count === 1 ? 'is' : 'are'} ${calls}.`,
      named: count === 1 ? 'the only call' : `all ${calls}`,
    };
  return { told: `The filters let ${calls} through.`, named: `the ${calls} that the filters let through` };
}

export function noCall(filters: Filters, time_zone: string): string {
  const words = describeFilters(filters, time_zone);
  return words === '' ? 'There are no calls.' : `No call matches: calls ${words}.`;
}

/** How many calls the filters let through; where they ask for intents, the calls were those. */
export function countSentence(count: number, filters: Filters, time_zone: string): string {
  const { intent = [], ...rest } = filters;
  const nouns = anyOf(intent.flatMap((one) => NOUNS[one]?.[count === 1 ? 0 : 1] ?? []));
  const be = count === 1 ? ['is', 'was'] : ['are', 'were'];
  if (nouns === '') return `There ${be[0]} ${countedCalls(count, filters, time_zone)}.`;
  return `${countedCalls(count, rest, time_zone)} ${be[1]} ${nouns}.`;
}

/** What filters say of calls that are spoken of already: `are complaints and have negative sentiment`. */
export function predicate(filters: Filters, time_zone: string): string {
  const { intent = [], ...rest } = filters;
  const nouns = anyOf(intent.flatMap((one) => NOUNS[one]?.[1] ?? []));
  const said = clausesOf(rest, time_zone).map(asPredicate);
  return [...(nouns === '' ? [] : [`are ${nouns}`]), ...said].join(' and ');
}

/** Beginnings of clauses and what they become; everything else follows `are`. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^that /, ''],
  [/^with /, 'have '],
  [/^without /, 'do not have '],
  [/^(?=on \d|from \d|since \d|until \d)/, 'began '],
  [/^/, 'are '],
];

function asPredicate(clause: string): string {
  const [beginning, verb] = VERBS.find(([form]) => form.test(clause)) ?? [/^/, 'are '];
  return clause.replace(beginning, verb);
}
