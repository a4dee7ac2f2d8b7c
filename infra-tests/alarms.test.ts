import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_ENV, METRIC } from '#lambdas/names.ts';
import { nameOf } from './rights.ts';
import { synthesize } from './synth.ts';

const dev = synthesize();

describe('alarms', () => {
  const alarms = [dev.enrichment, dev.search].flatMap((template) =>
    Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties),
  );

  it('have a name of the deployment and tell the topic of alerts', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName.replace(/^Callsift-dev-/, '')).toSorted()).toEqual([
      'BatchBudgetEconomyOnly',
      'BatchBudgetExtractiveOnly',
      'BatchEnrichmentFailed',
      'BatchJobFailed',
      'BatchModelRefused',
      'BudgetEconomyOnly',
      'BudgetExtractiveOnly',
      'ComplaintIntakeDeadLetters',
      'ComplaintIntakeEventsFailed',
      'ComplaintIntakeFailed',
      'ComplaintSummaryBudgetEconomyOnly',
      'ComplaintSummaryBudgetExtractiveOnly',
      'ComplaintSummaryModelRefused',
      'ComplaintSweeperFailed',
      'ComplaintTimersEventsFailed',
      'ComplaintTimersFailed',
      'ComplaintsEventsFailed',
      'ComplaintsUnsettledAge',
      'DeadlineLag',
      'DeadlineNoticedLate',
      'DeadlinesDeadLetters',
      'EnrichmentBatchFailed',
      'EnrichmentDeadLetters',
      'EnrichmentPriorityDeadLetters',
      'EnrichmentPriorityDelayed',
      'ModelEndOfLife',
      'ModelRefused',
      'QueryBudgetEconomyOnly',
      'QueryBudgetExtractiveOnly',
      'QueryModelRefused',
      'QueryStreamBudgetEconomyOnly',
      'QueryStreamBudgetExtractiveOnly',
      'QueryStreamModelRefused',
    ]);
    for (const { AlarmActions } of alarms) expect(AlarmActions.map(nameOf)).toEqual(['Alerts']);
  });

  it('watch metrics of AWS, and ours as a function writes them', () => {
    const ours = alarms.filter(({ Namespace }) => !Namespace.startsWith('AWS/'));
    expect(ours).toHaveLength(24);
    for (const { Namespace, MetricName, Dimensions } of ours) {
      expect(Namespace).toBe('Callsift');
      expect(Object.values(METRIC)).toContain(MetricName);
      expect(Dimensions).toEqual([{ Name: 'service', Value: expect.toBeOneOf(Object.keys(FUNCTION_ENV)) }]);
    }
  });

  it('watch each metric in every function that counts it', () => {
    const ours = alarms.filter(({ Namespace }) => !Namespace.startsWith('AWS/'));
    const watched = new Set(ours.map(({ MetricName, Dimensions: [service] }) => `${MetricName} ${service.Value}`));
    const names = new Set(ours.map(({ MetricName }) => MetricName));
    const keys = Object.entries(METRIC).flatMap(([key, name]) => (names.has(name) ? [[key, name] as const] : []));
    const counted = Object.keys(FUNCTION_ENV).flatMap((service) => {
      const code = readFileSync(`dist/${service}/index.cjs`, 'utf8');
      // Its name in METRIC, as a property that is read.
      return keys.flatMap(([key, name]) => (new RegExp(`\\.${key}\\b`).test(code) ? [`${name} ${service}`] : []));
    });
    expect(counted).toContain(`${METRIC.enrichmentBatchFailed} batch-enrichment`);
    expect([...watched].toSorted()).toEqual(counted.toSorted());
  });

  it.each([
    ['EnrichmentBatchFailed', { Threshold: 1, TreatMissingData: 'notBreaching' }],
    ['BatchJobFailed', { MetricName: METRIC.enrichmentBatchFailed, Threshold: 1, TreatMissingData: 'notBreaching' }],
    ['BatchBudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['QueryModelRefused', { MetricName: METRIC.modelRefused, Threshold: 1, TreatMissingData: 'notBreaching' }],
    ['QueryStreamBudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['BatchEnrichmentFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['BudgetEconomyOnly', { MetricName: METRIC.budgetStep, Threshold: 1, TreatMissingData: 'ignore' }],
    ['BudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['ModelEndOfLife', { Threshold: 60, ComparisonOperator: 'LessThanOrEqualToThreshold', Statistic: 'Minimum' }],
    ['ComplaintsUnsettledAge', { MetricName: METRIC.complaintsUnsettledAge, Threshold: 900, Statistic: 'Maximum' }],
    ['DeadlineLag', { MetricName: METRIC.deadlineLag, Threshold: 300, Statistic: 'Maximum' }],
    ['DeadlineNoticedLate', { MetricName: METRIC.deadlineLag, Threshold: 300, Statistic: 'Maximum' }],
    ['ComplaintTimersEventsFailed', { MetricName: METRIC.complaintEventsFailed, Threshold: 1, Statistic: 'Sum' }],
    ['ComplaintIntakeFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['ComplaintTimersFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['ComplaintSweeperFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['DeadlinesDeadLetters', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 }],
    ['EnrichmentPriorityDelayed', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 }],
  ])('%s is raised at its threshold', (name, expected) => {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `Callsift-dev-${name}`);
    expect(alarm).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', ...expected });
  });
});
