import { FIELD_NAMES, INTERVALS } from '#lambdas/domain/analytics/dimensions.ts';
import { METRIC_NAMES } from '#lambdas/domain/analytics/metrics.ts';
import { MAX_ROWS } from '#lambdas/domain/analytics/plan.ts';
import { DEFAULT_SERIES } from '#lambdas/domain/analytics/trend.ts';
import { type COST_PARAMETERS, MAX_DAYS } from '#lambdas/domain/cost/cost-query.ts';
import type { Operation } from '../operation.ts';
import { FILTER_REFS, type ParameterObject, queryParameter } from '../parameter.ts';

const ZONE = queryParameter('time_zone', 'Name of the time zone that days are meant in.', {
  type: 'string',
  default: 'UTC',
});

const TREND: readonly ParameterObject[] = [
  queryParameter('interval', 'Length of a period. Hours and days without a start show the last 2 and 30 days.', {
    type: 'string',
    enum: [...INTERVALS],
    default: 'day',
  }),
  queryParameter('group_by', 'Field that gives each of its values a series.', {
    type: 'string',
    enum: [...FIELD_NAMES],
  }),
  queryParameter('metric', 'What is worked out for each period.', {
    type: 'string',
    enum: [...METRIC_NAMES],
    default: 'count',
  }),
  queryParameter('top', 'Series that are shown, those with the most calls; only with group_by.', {
    type: 'integer',
    minimum: 1,
    maximum: MAX_ROWS,
    default: DEFAULT_SERIES,
  }),
];

const COSTS: Readonly<Record<(typeof COST_PARAMETERS)[number], ParameterObject>> = {
  start_date: queryParameter('start_date', 'First day, UTC. Without it the month of the end begins it.', {
    type: 'string',
    format: 'date',
  }),
  end_date: queryParameter('end_date', `Last day, UTC, included; at most ${MAX_DAYS} days. Without it today.`, {
    type: 'string',
    format: 'date',
  }),
};

export const FIGURES: readonly Operation[] = [
  {
    method: 'get',
    path: '/analytics/summary',
    id: 'summariseCalls',
    tag: 'Figures',
    summary: 'See the figures of a time',
    description: 'Counts, shares, durations and costs of the calls that the filters let through. No model is asked.',
    parameters: [...FILTER_REFS, ZONE],
    answer: { description: 'The figures.', schema: 'Summary' },
    problems: ['BadRequest', 'SearchUnavailable'],
  },
  {
    method: 'get',
    path: '/analytics/trends',
    id: 'followTrend',
    tag: 'Figures',
    summary: 'Follow a metric over time',
    description: 'One series, or one for each of the largest groups. No model is asked.',
    parameters: [...FILTER_REFS, ZONE, ...TREND],
    answer: { description: 'The series.', schema: 'Trend' },
    problems: ['BadRequest', 'SearchUnavailable'],
  },
  {
    method: 'get',
    path: '/costs',
    id: 'readCosts',
    tag: 'Figures',
    summary: 'See what models cost',
    description: 'By day, model, purpose and outcome, with what is left of the budget.',
    parameters: Object.values(COSTS),
    answer: { description: 'The costs.', schema: 'Costs' },
    problems: ['BadRequest'],
  },
];
