import { Duration } from 'aws-cdk-lib';
import type { MetricAlarm } from './alarms.ts';
import type { Counting } from './counted-by.ts';
import { measured } from './metrics.ts';

/** Days before the end of a model from which it is time to take another one. */
const END_OF_LIFE_DAYS = 60;

const REFUSED = 'Bedrock refuses requests, which no repetition changes: model access, rights or the request itself.';
const ECONOMY = 'Most of the budget is committed: only the economical model is used.';

interface Asking {
  readonly service: Counting<'budgetStep'>;
  /** What comes of a spent budget. */
  readonly spent: string;
  /** @default requests are refused */
  readonly refused?: string;
}

const READ = 'The budget is committed: calls get what can be said without a model.';
const ASKED = 'The budget is committed: questions get what can be said without a model.';

/** Functions that ask models, by the beginning of their alarms' names. */
const ASKING = {
  '': { service: 'enrichment', spent: READ },
  Batch: {
    service: 'batch-enrichment',
    spent: READ,
    refused: 'Bedrock refuses batch jobs, which no repetition changes: model access, rights or the job itself.',
  },
  Query: { service: 'query', spent: ASKED },
  QueryStream: { service: 'query-stream', spent: ASKED },
  ComplaintSummary: {
    service: 'complaint-summary',
    spent: 'The budget is committed: summaries of complaints get what can be said without a model.',
  },
} as const satisfies Readonly<Record<string, Asking>>;

type Name<Suffix extends string> = `${keyof typeof ASKING}${Suffix}`;

function forEach<Suffix extends string>(suffix: Suffix, rule: (asking: Asking) => MetricAlarm) {
  const rules = Object.entries<Asking>(ASKING).map(([prefix, asking]) => [`${prefix}${suffix}`, rule(asking)]);
  return Object.fromEntries(rules) as Record<Name<Suffix>, MetricAlarm>;
}

/** Requests of a function that a model refuses: nothing but a person mends that. */
const refusals = ({ service, refused = REFUSED }: Asking): MetricAlarm => ({
  severity: 'ticket',
  metric: measured('modelRefused', service, { statistic: 'Sum' }),
  description: refused,
  threshold: 1,
});

/**
 * A step of the budget as a function sees it. It lasts until the function that saw it says otherwise, also through a night
 * without calls.
 */
const step = (service: Asking['service'], threshold: number) => ({
  metric: measured('budgetStep', service, { statistic: 'Maximum' }),
  threshold,
  lastCounts: true,
});

/** What models refuse, what of the budget is spent, and which model ends. */
export function modelAlarms() {
  return {
    ...forEach('ModelRefused', refusals),
    ...forEach('BudgetEconomyOnly', ({ service }) => ({
      ...step(service, 1),
      severity: 'info',
      description: ECONOMY,
    })),
    ...forEach('BudgetExtractiveOnly', ({ service, spent }) => ({
      ...step(service, 2),
      severity: 'ticket',
      description: spent,
    })),
    ModelEndOfLife: {
      severity: 'ticket',
      metric: measured('modelEndOfLifeDays', 'enrichment', { statistic: 'Minimum', period: Duration.hours(6) }),
      description: `A model in use ends within ${END_OF_LIFE_DAYS} days.`,
      threshold: END_OF_LIFE_DAYS,
      when: 'atMost',
      lastCounts: true,
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}
