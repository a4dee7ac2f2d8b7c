import type { AlarmState, Comparison, MetricAlarmModel, Treatment } from '../../assembly/cloudwatch-model.ts';
import type { Points } from '../math/values.ts';

const HOLDS: Readonly<Record<Comparison, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** The comparison as people write it. */
export const SIGN: Readonly<Record<Comparison, string>> = {
  GreaterThanOrEqualToThreshold: '>=',
  GreaterThanThreshold: '>',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '<=',
};

/**
 * CloudWatch looks at more data points than the evaluation periods, and documents how many only by the example of five
 * for three. The rules and the tables that this follows are in
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html.
 */
export const EXTRA_POINTS = 2;

export type Rule = Pick<
  MetricAlarmModel,
  'threshold' | 'comparison' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData' | 'queries'
>;

/** The state of an alarm by the data points of its evaluation range, the latest one last. */
export function stateBy(points: Points, rule: Rule, current: AlarmState): AlarmState {
  const { evaluationPeriods: n, datapointsToAlarm: m } = rule;
  const breaches = points.map((point) => point !== undefined && HOLDS[rule.comparison](point, rule.threshold));
  const real = breaches.filter((_, i) => points[i] !== undefined);
  const breaching = (of: readonly boolean[]) => of.filter(Boolean).length;
  if (real.length >= n) return breaching(real.slice(-n)) >= m ? 'ALARM' : 'OK';
  const treatment = treatmentOf(rule);
  const missing = n - real.length;
  if (breaching(real) >= m) return 'ALARM';
  const hasGood = real.includes(false);
  switch (treatment) {
    case 'breaching':
      return breaching(real) + missing >= m ? 'ALARM' : 'OK';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return hasGood ? 'OK' : current;
    case 'missing':
      if (real.length === 0) return 'INSUFFICIENT_DATA';
      if (hasGood) return 'OK';
      return isOldBreach(breaches, m) ? 'ALARM' : current;
  }
}

/**
 * "Avoiding premature transitions": with missing data as missing, one breaching point is enough once it is as old as
 * the datapoints to alarm, and nothing in the range is within the threshold. The text asks that of later points only; the
 * third row of the table for two out of three, `0 - X - -`, of all.
 */
function isOldBreach(breaches: readonly boolean[], m: number): boolean {
  return breaches.length - breaches.indexOf(true) >= m;
}

/** Alarms on AWS/DynamoDB keep their state without data (PutMetricAlarm, TreatMissingData), unless told otherwise. */
function treatmentOf({ treatMissingData, queries }: Rule): Treatment {
  const ofDynamo = queries.some((query) => query.kind === 'metric' && query.metric.namespace === 'AWS/DynamoDB');
  return treatMissingData ?? (ofDynamo ? 'ignore' : 'missing');
}
