import { type Dimension, isField } from '../../analytics/dimensions.ts';
import type { Metric } from '../../analytics/metrics.ts';
import { MAX_ROWS, type PlanInput } from '../../analytics/plan.ts';
import type { Filters } from '../../search/filters.ts';
import type { QuestionContext } from '../interpretation.ts';
import { LOWEST } from './dimension-words.ts';
import type { FoundGroup } from './groups.ts';
import { hoursOf, intervalFor } from './periods.ts';
import type { Reading } from './reading.ts';

/** What a plan is made from. */
export interface PlanWords {
  readonly reading: Reading;
  readonly groups: readonly FoundGroup[];
  readonly filters: Filters;
  /** Periods that two times are compared by. */
  readonly compared: Dimension | undefined;
  readonly context: QuestionContext;
}

/** The plan that a question asks for; it may break rules between fields (mend-plan.ts). */
export function makePlan(words: PlanWords): PlanInput {
  const { reading, filters, context } = words;
  const dimensions = dimensionsOf(words);
  const metrics = metricsOf(reading, dimensions);
  const onlyTime = dimensions.length === 1 && dimensions.every((by) => !isField(by));
  const top = reading.found.top ?? words.groups.find(({ reason }) => reason !== 'by')?.top;
  const ranked = onlyTime && words.groups.some(({ reason }) => reason === 'ranked');
  const order = orderOf(words, metrics);
  return {
    metrics,
    group_by: withTop(dimensions, top),
    filters,
    time_zone: context.time_zone,
    ...(order !== undefined &&
      dimensions.length > 0 && { order, ...(onlyTime && { order_by: metrics[0] ?? 'count' }) }),
    ...(ranked && { order_by: metrics[0] ?? 'count' }),
    ...(ranked && top !== undefined && { limit: Math.min(Math.max(top, 1), MAX_ROWS) }),
    ...(reading.found.min_count !== undefined && dimensions.some(isField) && { min_count: reading.found.min_count }),
    percentages: dimensions.length > 0 && asksForShare(reading),
  };
}

export function asksForShare({ found, types }: Reading): boolean {
  return found.percentage || types.some(({ row }) => row.id === 'share');
}

function withTop(dimensions: readonly Dimension[], top: number | undefined): NonNullable<PlanInput['group_by']> {
  const ranked = dimensions.findIndex(isField);
  return dimensions.map((by, i) =>
    i === ranked && top !== undefined ? { by, top: Math.min(Math.max(top, 1), 1_000) } : { by },
  );
}

/** At most two, fields before times, one time. */
function dimensionsOf({ reading, groups, filters, compared, context }: PlanWords): readonly Dimension[] {
  const named = groups.map((group) => periodOf(group, filters, context));
  if (compared !== undefined) named.unshift(compared);
  const { compared: field } = reading.found;
  if (field !== undefined && field !== 'date_range') named.unshift(field);
  const times = named.filter((by) => !isField(by));
  if (times.length === 0) named.push(...periodsOf(reading, filters, context));
  const fields = [...new Set(named.filter(isField))].slice(0, 2);
  const [time] = named.filter((by) => !isField(by));
  if (time === undefined) return fields;
  return [...fields.slice(0, 1), time];
}

function periodsOf({ periods }: Reading, filters: Filters, { now }: QuestionContext): readonly Dimension[] {
  const named = periods.find(({ row }) => row.by !== undefined) ?? periods[0];
  if (named === undefined) return [];
  const by = named.row.by ?? intervalFor(filters.date_range, now);
  return [by === 'hour' ? hoursOf(filters.date_range, now) : by];
}

/** "Which day" of all time is one of the week, that of a month one of its days. */
function periodOf({ by, reason }: FoundGroup, { date_range }: Filters, { now }: QuestionContext): Dimension {
  if (by === 'hour') return reason === 'ranked' ? 'hour_of_day' : hoursOf(date_range, now);
  return by === 'day' && reason === 'ranked' && date_range === undefined ? 'day_of_week' : by;
}

function metricsOf({ metrics }: Reading, dimensions: readonly Dimension[]): Metric[] {
  const named = metrics.filter(({ row }) => row.ranks === undefined || dimensions.length > 0);
  const found = [...new Set(named.map(({ row }) => row.metric))];
  const useful = found.filter((metric) => !(metric === 'distinct_clients' && dimensions.includes('client_id')));
  return useful.length > 0 ? useful : ['count'];
}

const LOW: ReadonlySet<string> = new Set(LOWEST);
/** Words that are low of a feeling and high of anything else. */
const BAD: ReadonlySet<string> = new Set('worst poorest weakest kharab bura buri ganda खराब ख़राब बुरा बुरी'.split(' '));
const FIRST: ReadonlySet<string> = new Set(['bottom', 'neeche', 'नीचे']);

function orderOf({ reading, groups }: PlanWords, metrics: readonly Metric[]): 'asc' | 'desc' | undefined {
  const ranks = groups.length === 0 ? undefined : reading.metrics.find(({ row }) => row.ranks !== undefined)?.row.ranks;
  if (ranks !== undefined) return ranks;
  const { words, mentions } = reading;
  const is = (set: ReadonlySet<string>) => words.some((word, i) => set.has(word) && mentions[i]?.kind !== 'comparison');
  const feeling = metrics[0]?.endsWith('sentiment') ?? false;
  return reading.found.ascending || is(LOW) || is(FIRST) || (feeling && is(BAD)) ? 'asc' : undefined;
}
