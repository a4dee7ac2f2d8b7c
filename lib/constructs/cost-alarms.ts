import { Duration } from 'aws-cdk-lib';
import type { MetricAlarm } from './alarms.ts';
import { summed } from './metrics.ts';
import type { Watched } from './watched.ts';

/** The alarm about money that is spent fast, whatever is left of the budget. */
export function costAlarms({ config }: Watched) {
  return {
    HourlyCost: {
      severity: 'page',
      metric: summed('modelCost', { period: Duration.hours(1), label: 'dollars in the hour' }),
      description: `Models have cost more than ${config.alarmHourlyUsd} dollars within an hour.`,
      threshold: config.alarmHourlyUsd,
      when: 'above',
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}
