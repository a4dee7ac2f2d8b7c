import { expect, it } from 'vitest';
import { countResources } from './resources.ts';

it('counts what costs by the month: alarms by the metrics that they look at, without their expressions', () => {
  const Metrics = [
    { Id: 'rate', Expression: 'a / b' },
    { Id: 'a', MetricStat: {} },
    { Id: 'b', MetricStat: {} },
  ];
  const found = [
    { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } },
    { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics } },
    { Type: 'AWS::CloudWatch::CompositeAlarm' },
    { Type: 'AWS::CloudWatch::Dashboard' },
    { Type: 'AWS::KMS::Key' },
    { Type: 'AWS::S3::Bucket' },
  ];
  const counted = { alarms: 2, alarmMetrics: 3, compositeAlarms: 1, dashboards: 1, keys: 1 };
  expect(countResources(found)).toEqual(counted);
});
