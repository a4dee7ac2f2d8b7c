import { describe, expect, it } from 'vitest';
import type { TemplateResource } from './load-stacks.ts';
import { resolveAssembly } from './resolve-assembly.ts';

const values = {
  region: 'us-east-1',
  account: '000000000000',
  awsUrl: 'http://127.0.0.1:4566',
  issuerUrl: (pool: string) => `http://127.0.0.1:4566/oidc/${pool}`,
};
const resolve = (Resources: Record<string, TemplateResource>) =>
  resolveAssembly([{ name: 'App', template: { Resources }, dir: '/asm', assets: {} }], values);
const arnOf = (name: string) => `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`;

const Alerts = { Type: 'AWS::SNS::Topic' };
const Late = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: 'app-Late',
    AlarmDescription: 'It is late.',
    AlarmActions: [{ Ref: 'Alerts' }],
    ComparisonOperator: 'GreaterThanThreshold',
    Dimensions: [{ Name: 'service', Value: 'a' }],
    EvaluationPeriods: 3,
    ExtendedStatistic: 'p99',
    MetricName: 'Lag',
    Namespace: 'Test',
    Period: 300,
    Threshold: 10,
    TreatMissingData: 'notBreaching',
  },
};

describe('alarms', () => {
  it('of one metric', () => {
    const { alarms, notices } = resolve({ Alerts, Late });
    expect(notices).toEqual([]);
    expect(alarms).toEqual([
      {
        kind: 'metric',
        stack: 'App',
        logicalId: 'Late',
        name: 'app-Late',
        arn: arnOf('app-Late'),
        description: 'It is late.',
        actionsEnabled: true,
        actions: { ALARM: ['arn:aws:sns:us-east-1:000000000000:App-Alerts'], OK: [], INSUFFICIENT_DATA: [] },
        queries: [
          {
            id: 'm1',
            returnData: true,
            kind: 'metric',
            metric: { namespace: 'Test', name: 'Lag', dimensions: { service: 'a' } },
            statistic: 'p99',
            periodSeconds: 300,
          },
        ],
        threshold: 10,
        comparison: 'GreaterThanThreshold',
        evaluationPeriods: 3,
        datapointsToAlarm: 3,
        treatMissingData: 'notBreaching',
      },
    ]);
  });

  it('of an expression over metrics', () => {
    const Metrics = [
      { Id: 'rate', Expression: '100 * bad', Label: 'Rate' },
      {
        Id: 'bad',
        ReturnData: false,
        MetricStat: { Metric: { Namespace: 'Test', MetricName: 'Bad' }, Period: 60, Stat: 'Sum' },
      },
    ];
    const { alarms } = resolve({
      Rate: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Metrics,
          ComparisonOperator: 'LessThanThreshold',
          EvaluationPeriods: 2,
          DatapointsToAlarm: 1,
          Threshold: 5,
        },
      },
    });
    const metric = { namespace: 'Test', name: 'Bad', dimensions: {} };
    expect(alarms).toMatchObject([
      {
        name: 'App-Rate',
        datapointsToAlarm: 1,
        queries: [
          { id: 'rate', label: 'Rate', returnData: true, kind: 'expression', expression: '100 * bad' },
          { id: 'bad', returnData: false, kind: 'metric', metric, statistic: 'Sum', periodSeconds: 60 },
        ],
      },
    ]);
  });

  it('of other alarms, with what holds them back', () => {
    const rule = { 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': ['Late', 'Arn'] }, '")']] };
    const Page = {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: {
        AlarmRule: rule,
        ActionsSuppressor: { 'Fn::GetAtt': ['Late', 'Arn'] },
        ActionsSuppressorWaitPeriod: 30,
      },
    };
    const [, composite] = resolve({ Alerts, Late, Page }).alarms;
    expect(composite).toMatchObject({
      kind: 'composite',
      name: 'App-Page',
      arn: arnOf('App-Page'),
      rule: `ALARM("${arnOf('app-Late')}")`,
      suppressor: { alarm: arnOf('app-Late'), waitSeconds: 30, extensionSeconds: 60 },
    });
  });

  it('that look for anomalies are not evaluated, which is said', () => {
    const Odd = { Type: 'AWS::CloudWatch::Alarm', Properties: { ComparisonOperator: 'GreaterThanUpperThreshold' } };
    expect(resolve({ Odd })).toMatchObject({
      alarms: [],
      notices: ['The alarm App-Odd is not evaluated on the laptop, which has no anomaly detection.'],
    });
  });
});

it('dashboards have their body with everything in it resolved', () => {
  const DashboardBody = {
    'Fn::Join': [
      '',
      ['{"widgets":[{"type":"alarm","properties":{"alarms":["', { 'Fn::GetAtt': ['Late', 'Arn'] }, '"]}}]}'],
    ],
  };
  const Board = { Type: 'AWS::CloudWatch::Dashboard', Properties: { DashboardName: 'app-cost', DashboardBody } };
  const [dashboard] = resolve({ Alerts, Late, Board }).dashboards;
  expect(dashboard).toEqual({
    stack: 'App',
    logicalId: 'Board',
    name: 'app-cost',
    body: `{"widgets":[{"type":"alarm","properties":{"alarms":["${arnOf('app-Late')}"]}}]}`,
  });
});
