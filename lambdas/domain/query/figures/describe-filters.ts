import type { Field } from '../../analytics/dimensions.ts';
import type { Filters } from '../../search/filters.ts';
import { dateWords } from './date-words.ts';
import { anyOf, shownText, valueWords } from './label-words.ts';
import { durationWords, scoreWords } from './number-words.ts';

/** How a value is said of calls, `{}` in its place, and how it is denied; in the order that they are said in. */
const CLAUSES: { readonly [F in Field]: readonly [is: string, isNot: string] } = {
  product: ['of {}', 'not of {}'],
  client_id: ['of the client {}', 'not of the client {}'],
  client_segment: ['of the segment {}', 'not of the segment {}'],
  region: ['in the region {}', 'not in the region {}'],
  channel: ['by the channel {}', 'not by the channel {}'],
  language: ['in {}', 'not in {}'],
  agent_id: ['handled by the agent {}', 'not handled by the agent {}'],
  intent: ['with the intent {}', 'without the intent {}'],
  sentiment: ['with {} sentiment', 'without {} sentiment'],
  importance: ['of {} importance', 'not of {} importance'],
  lane: ['in the lane {}', 'not in the lane {}'],
  issue: ['with the issue {}', 'without the issue {}'],
  mentioned_product: ['that mention {}', 'that do not mention {}'],
  flag: ['flagged {}', 'not flagged {}'],
  key_issue: ['with the key issue {}', 'without the key issue {}'],
  tag: ['tagged {}', 'not tagged {}'],
  resolution: ['with the resolution {}', 'without the resolution {}'],
  churn_risk: ['with {} churn risk', 'without {} churn risk'],
  escalation_risk: ['with {} escalation risk', 'without {} escalation risk'],
  enriched: ['enriched {}', 'not enriched {}'],
};
const FIELDS = Object.keys(CLAUSES) as Field[];

/**
 * Filters in words that follow `calls`, such as `of Fibre 500 in the region North from 1 to 31 October 2026`; empty without
 * filters. Days are those of the time zone.
 */
export function describeFilters(filters: Filters, time_zone: string): string {
  return clausesOf(filters, time_zone).join(' ');
}

/** One clause for each filter. */
export function clausesOf(filters: Filters, time_zone: string): readonly string[] {
  const { not = {}, contains = [], date_range = {} } = filters;
  return [
    ...FIELDS.flatMap((field) => clause(field, filters[field], 0)),
    ...FIELDS.flatMap((field) => clause(field, not[field], 1)),
    ...(contains.length > 0 ? [`that say ${contains.map((phrase) => `“${shownText(phrase)}”`).join(' and ')}`] : []),
    ...rangeClauses(filters),
    dateWords(date_range, time_zone),
  ].filter((words) => words !== '');
}

function clause(field: Field, values: readonly string[] | undefined, place: 0 | 1): readonly string[] {
  if (values === undefined || values.length === 0) return [];
  const words = anyOf(values.map((value) => valueWords(field, value)));
  return [CLAUSES[field][place].replace('{}', () => words)];
}

function rangeClauses({ importance_min, duration_min, duration_max }: Filters): readonly string[] {
  return [
    ...(importance_min === undefined ? [] : [`with an importance of at least ${scoreWords(importance_min)}`]),
    ...(duration_min === undefined ? [] : [`of at least ${durationWords(duration_min)}`]),
    ...(duration_max === undefined ? [] : [`of at most ${durationWords(duration_max)}`]),
  ];
}

/** What some filters ask beyond wider ones. */
export function narrowing(filters: Filters, wider: Filters): Filters {
  const { not, ...rest } = filters;
  const denied = beyond(not ?? {}, wider.not ?? {});
  return { ...beyond(rest, wider), ...(Object.keys(denied).length > 0 && { not: denied }) };
}

function beyond<T extends object>(filters: T, wider: object): Partial<T> {
  const known = new Map(Object.entries(wider).map(([field, value]) => [field, JSON.stringify(value)]));
  const other = Object.entries(filters).filter(([field, value]) => known.get(field) !== JSON.stringify(value));
  return Object.fromEntries(other) as Partial<T>;
}
