import { isField } from '../../analytics/dimensions.ts';
import type { PlanInput } from '../../analytics/plan.ts';
import { startOfDay } from '../../analytics/time-zone.ts';
import { plainText } from '../../enrichment/plain-text.ts';
import type { Filters } from '../../search/filters.ts';
import type { Interpretation, Mention, QuestionContext } from '../interpretation.ts';
import { VOCABULARY_FIELDS, type Vocabulary } from '../vocabulary.ts';
import { ENUM_FIELDS, type Meaning, type MODEL_FIELDS } from './model-schema.ts';

/** From this score on, what the rules read literally stands where the model says nothing of it. */
export const LITERAL = 0.95;

interface Known {
  readonly context: QuestionContext;
  readonly vocabulary: Vocabulary;
}

/**
 * Filters that the model chose, beside those of the draft that it cannot name (durations, clients, exclusions, quoted
 * phrases) and those that stand in the question literally.
 */
export function saidFilters(meaning: Meaning, draft: Interpretation, { context, vocabulary }: Known): Filters {
  const filters: Record<string, unknown> = { ...draft.filters };
  for (const field of ENUM_FIELDS) setValues(filters, field, meaning[field] ?? []);
  for (const field of VOCABULARY_FIELDS) {
    const known = new Map(vocabulary[field].map((value) => [value.toLowerCase(), value]));
    const named = (meaning[field] ?? []).flatMap((value) => known.get(value.trim().toLowerCase()) ?? []);
    if (named.length > 0 || !isLiteral(draft, field)) setValues(filters, field, named);
  }
  const range = isDated(draft) ? undefined : rangeOf(meaning, context);
  if (range !== undefined) filters.date_range = range;
  setValues(filters, 'contains', phrasesOf(meaning, draft));
  return filters as Filters;
}

function setValues(filters: Record<string, unknown>, field: string, values: readonly string[]): void {
  if (values.length > 0) filters[field] = [...new Set(values)];
  else delete filters[field];
}

function isLiteral({ mentions }: Interpretation, field: string): boolean {
  return mentions.some((mention) => mention.field === field && !mention.negated && mention.score >= LITERAL);
}

/** Rules read times more surely than models. */
function isDated({ mentions }: Interpretation): boolean {
  return mentions.some(isReadDate);
}

/** A time that the filters have; one that is not wanted, or a fiscal year, has no filter. */
export function isReadDate({ kind, value, negated }: Mention): boolean {
  return kind === 'date' && negated !== true && value.includes('..');
}

/** Days of the time zone; undefined where there is none, or it ends before it begins. */
function rangeOf({ date_range }: Meaning, { time_zone }: QuestionContext): Filters['date_range'] {
  if (!date_range) return undefined;
  const [start, next] = [startOfDay(date_range.start, time_zone), startOfDay(date_range.end, time_zone, 1)];
  if (start === undefined || next === undefined || start >= next) return undefined;
  return { start: new Date(start).toISOString(), end: new Date(next - 1).toISOString() };
}

const MAX_PHRASES = 5;
const OPERATORS = /[^\p{L}\p{M}\p{N}\s'’.&-]+/gu;

/** Phrases of the question that must be said: those in quotes, and those that a count by the model is about. */
function phrasesOf({ query_type, said }: Meaning, { mentions }: Interpretation): readonly string[] {
  const quoted = mentions.filter(({ kind, score }) => kind === 'phrase' && score >= LITERAL).map(({ value }) => value);
  const named = query_type === 'aggregation' ? (said ?? []).map(words).filter((text) => text !== '') : [];
  return [...quoted, ...named].filter((text) => text !== '').slice(0, MAX_PHRASES);
}

/** Words alone: what a search could take for an operator is left out. */
function words(text: string): string {
  return plainText(text.replace(OPERATORS, ' '));
}

/** What is to be looked for, as the model says it, else as the rules do. */
export function searchText({ search_words }: Meaning, draft: Interpretation): string {
  const text = words(search_words ?? '');
  return text === '' ? draft.search_text : text;
}

/** The plan that a model means; it may break rules between fields (mend-plan.ts). */
export function planOf(
  meaning: Meaning,
  draft: Interpretation,
  filters: Filters,
  { time_zone }: QuestionContext,
): PlanInput {
  const { metrics, group_by, top, order, percentages } = meaning;
  const groups = [...new Set(group_by ?? [])];
  const ranked = groups.findIndex(isField);
  const min_count = Math.max(1, ...draft.mentions.filter(isCountLimit).map(({ value }) => Number(value)));
  return {
    metrics: metrics != null && metrics.length > 0 ? [...new Set(metrics)] : ['count'],
    group_by: groups.map((by, i) => (i === ranked && top != null ? { by, top } : { by })),
    filters,
    time_zone,
    ...(order != null && groups.length > 0 && { order }),
    percentages: groups.length > 0 && percentages === true,
    ...(ranked >= 0 && min_count > 1 && { min_count }),
  };
}

/** A number of calls that each group must have, which a model cannot name. */
function isCountLimit({ field, score }: Mention): boolean {
  return field === 'min_count' && score >= LITERAL;
}

/** The filters without those of the part; null where that is not said, or nothing of it is filtered by. */
export function shareOf({ part }: Meaning, filters: Filters | undefined, groups: number): Filters | null {
  const fields = (part ?? []).filter((field) => filters?.[field] !== undefined);
  if (filters === undefined || groups > 0 || fields.length === 0) return null;
  const whole = Object.entries(filters).filter(([field]) => !isIn(fields, field));
  return Object.fromEntries(whole);
}

const isIn = (fields: readonly (typeof MODEL_FIELDS)[number][], field: string): boolean =>
  (fields as readonly string[]).includes(field);
