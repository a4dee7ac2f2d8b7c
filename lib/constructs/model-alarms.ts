import { Duration } from 'aws-cdk-lib';
import type { MetricAlarm } from './alarms.ts';
import { highestOrZero, measured, summed } from './metrics.ts';

/** Days before the end of a model from which it is time to take another one. */
const END_OF_LIFE_DAYS = 60;

/**
 * An hour of five minutes each: a step of the budget is told by the calls that it meets, and one that nobody meets any more
 * is over. The last value of a function that is seldom asked would stand for ever.
 */
const AN_HOUR_LONG = { raise: 1, of: 12 };

/** The highest step that any function has met. */
const step = (threshold: number) => ({ metric: highestOrZero('budgetStep'), threshold, periods: AN_HOUR_LONG });

/** What models refuse, what of the budget is spent, and which model ends. */
export function modelAlarms() {
  return {
    ModelRefused: {
      severity: 'ticket',
      metric: summed('modelRefused'),
      description: 'Bedrock refuses requests, which no repetition changes: model access, rights or the request itself.',
      threshold: 1,
    },
    BudgetEconomy: {
      ...step(1),
      severity: 'info',
      description: 'Most of the budget is committed: only the economical model is used.',
    },
    BudgetSpent: {
      ...step(2),
      severity: 'page',
      description: 'The budget is committed: nothing is asked of models until the day, or the month, is over.',
    },
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
