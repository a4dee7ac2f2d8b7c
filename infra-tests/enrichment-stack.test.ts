import { readFileSync } from 'node:fs';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { EnrichmentSettingsSchema } from '#lambdas/domain/enrichment/settings.ts';
import { FUNCTION_ENV, METRIC } from '#lambdas/names.ts';
import { synthesize } from './synth.ts';

const dev = synthesize();
const prod = synthesize({ env: 'prod', batchEnrichment: 'true', modelStrong: 'amazon.nova-pro-v1:0' });

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a role may do, as `action resource`, without keys, traces, logs and the taking of messages. */
function rightsOf(template: Template, role: string): string[] {
  return statementsOf(template, role)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${nameOf(resource)}`)),
    )
    .filter((right) => !/^(kms|xray|logs|sqs:(?!SendMessage))/.test(right))
    .toSorted();
}

function statementsOf(template: Template, role: string): Statement[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith(role));
  expect(policies).toHaveLength(1);
  return policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

/** An ARN without partition, region and account; of another stack's resource its logical id without the hash. */
function nameOf(resource: unknown): string {
  const text = textOf(resource);
  const foreign = /ExportsOutput(?:FnGetAtt|Ref)(\w+?)[0-9A-F]{8}(?:Arn)?[0-9A-F]{8}(.*)$/.exec(text);
  if (foreign) return `${foreign[1]}${foreign[2]}`;
  return text.replace(/^arn:<AWS::Partition>:bedrock:/, '').replace(/[0-9A-F]{8}>$/, '>');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['']] = Object.entries(value as object);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(textOf).join('');
  if (name === 'Fn::ImportValue') return textOf(argument);
  return `<${[argument].flat()[0]}>`;
}

function functionOf(template: Template, name: string) {
  const [found] = Object.values(template.findResources('AWS::Lambda::Function')).filter(
    ({ Properties }) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
  );
  return found?.Properties;
}

const LEDGER = ['GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} Ledger`);
const profileOf = (id: string) => `<AWS::Region>:<AWS::AccountId>:inference-profile/${id}`;
const JOBS = '<AWS::Region>:<AWS::AccountId>:model-invocation-job/*';
const LITE = 'amazon.nova-lite-v1:0';

describe('the settings of enrichment', () => {
  it.each([
    ['dev', dev, { batch: null, budget: { day_usd: 5, month_usd: 50, economy_share: 0.8 } }],
    [
      'prod with batches',
      prod,
      { batch: { delay_seconds: 900, min_records: 100 }, models: { strong: 'amazon.nova-pro-v1:0' } },
    ],
  ])('of %s are taken by their schema', (_stage, { enrichment, api }, expected) => {
    for (const [template, name] of [
      [enrichment, 'enrichment'],
      [enrichment, 'batch-enrichment'],
      [enrichment, 're-enrichment'],
      [api, 'costs'],
    ] as const) {
      const settings = JSON.parse(functionOf(template, name)?.Environment.Variables.ENRICHMENT_SETTINGS);
      expect(EnrichmentSettingsSchema.parse(settings)).toMatchObject(expected);
    }
  });
});

describe('the functions of enrichment', () => {
  it('take the critical calls by a mapping of their own, each with its own concurrency', () => {
    const mapping = (queue: string) => {
      const sources = Object.values(prod.enrichment.findResources('AWS::Lambda::EventSourceMapping'));
      return sources.find(({ Properties }) => nameOf(Properties.EventSourceArn) === queue)?.Properties;
    };
    const shared = { FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 20 } };
    expect(mapping('EnrichmentPriorityWorkQueue')).toMatchObject({ ...shared, BatchSize: 5 });
    expect(mapping('EnrichmentPriorityWorkQueue')).not.toHaveProperty('MaximumBatchingWindowInSeconds');
    expect(mapping('EnrichmentWorkQueue')).toMatchObject({
      ...shared,
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 1,
    });
  });

  it('are hidden their messages for six times their timeout', () => {
    const { Timeout } = functionOf(dev.enrichment, 'enrichment');
    for (const id of ['^EnrichmentPriorityWorkQueue', '^EnrichmentWorkQueue']) {
      const queues = Object.entries(dev.pipeline.findResources('AWS::SQS::Queue')).filter(([key]) =>
        new RegExp(id).test(key),
      );
      expect(queues.map(([, { Properties }]) => Properties.VisibilityTimeout)).toEqual([6 * Timeout]);
    }
  });

  it('may do what they need', () => {
    expect(rightsOf(dev.enrichment, 'EnrichmentRole')).toEqual(
      [
        ...['anthropic.claude-haiku-5-5', LITE, 'amazon.nova-pro-v1:0'].flatMap((model) => [
          `bedrock:InvokeModel *::foundation-model/${model}`,
          `bedrock:InvokeModel ${profileOf(`us.${model}`)}`,
        ]),
        ...LEDGER,
        'dynamodb:GetItem Calls',
        'dynamodb:UpdateItem Calls',
        's3:GetObject Transcripts/bodies/*',
        'sns:Publish Alerts',
        'sqs:SendMessage EnrichmentPriorityWorkQueue',
        'sqs:SendMessage EnrichmentWorkQueue',
        'sqs:SendMessage IndexingWorkQueue',
      ].toSorted(),
    );
    expect(rightsOf(dev.enrichment, 'ReEnrichmentRole')).toEqual([
      'dynamodb:Scan Calls',
      'dynamodb:UpdateItem Calls',
      's3:GetObject Transcripts/bodies/*',
      'sqs:SendMessage EnrichmentPriorityWorkQueue',
      'sqs:SendMessage EnrichmentWorkQueue',
    ]);
  });

  it('use the keys for no more than their tables, objects and messages need', () => {
    const keys = (template: Template, role: string) => {
      const ofKeys = statementsOf(template, role).filter(({ Action }) =>
        [Action].flat().some((a) => a.startsWith('kms')),
      );
      const of = (key: string) => ofKeys.filter(({ Resource }) => nameOf(Resource) === key);
      const actions = (key: string) => [...new Set(of(key).flatMap(({ Action }) => Action))].toSorted();
      return { storage: actions('Key'), messages: actions('MessageKey') };
    };
    const storage = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];
    const messages = ['kms:Decrypt', 'kms:GenerateDataKey'];
    // Publishing to a topic is granted by CDK, with the family.
    const published = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKey*'];
    expect(keys(dev.enrichment, 'EnrichmentRole')).toEqual({ storage, messages: published });
    expect(keys(dev.enrichment, 'BatchEnrichmentRole')).toEqual({ storage, messages: published });
    expect(keys(dev.enrichment, 'ReEnrichmentRole')).toEqual({ storage, messages });
    expect(keys(dev.enrichment, 'BatchEnrichmentJobRole')).toEqual({ storage: messages, messages: [] });
  });

  it('call a model behind an inference profile by that profile only, another one in the region only', () => {
    const invoke = (template: Template) =>
      statementsOf(template, 'EnrichmentRole').filter(({ Action }) => Action === 'bedrock:InvokeModel');
    const throughProfile = invoke(dev.enrichment).filter(({ Resource }) => nameOf(Resource).startsWith('*::'));
    expect(throughProfile).toHaveLength(3);
    for (const { Resource, Condition } of throughProfile) {
      const model = nameOf(Resource).replace('*::foundation-model/', '');
      expect(nameOf(Condition?.ArnLike?.['bedrock:InferenceProfileArn'])).toBe(profileOf(`us.${model}`));
    }
    expect(invoke(prod.enrichment).map(({ Resource }) => nameOf(Resource))).toContain(
      '<AWS::Region>::foundation-model/amazon.nova-pro-v1:0',
    );
  });
});

describe('batch jobs', () => {
  it('are begun and watched over the economical model, with the role for jobs alone', () => {
    expect(rightsOf(dev.enrichment, 'BatchEnrichmentRole')).toEqual(
      [
        ...['*::foundation-model/amazon.nova-lite-v1:0', profileOf(`us.${LITE}`), JOBS].map(
          (resource) => `bedrock:CreateModelInvocationJob ${resource}`,
        ),
        `bedrock:GetModelInvocationJob ${JOBS}`,
        ...LEDGER,
        'dynamodb:Query Ledger',
        'dynamodb:DeleteItem Ledger',
        'dynamodb:GetItem Calls',
        'dynamodb:Query Calls/index/parked',
        'dynamodb:UpdateItem Calls',
        'iam:PassRole <BatchEnrichmentJobRole>',
        's3:GetObject Transcripts/batches/*',
        's3:GetObject Transcripts/bodies/*',
        's3:ListBucket Transcripts',
        's3:PutObject Transcripts/batches/*',
        'sns:Publish Alerts',
        'sqs:SendMessage EnrichmentWorkQueue',
        'sqs:SendMessage IndexingWorkQueue',
      ].toSorted(),
    );
    const pass = statementsOf(dev.enrichment, 'BatchEnrichmentRole').find(({ Action }) => Action === 'iam:PassRole');
    expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'bedrock.amazonaws.com' } });
  });

  it('run with a role that Bedrock takes for jobs of this account, and that reaches their files and the model', () => {
    expect(rightsOf(dev.enrichment, 'BatchEnrichmentJobRole')).toEqual([
      'bedrock:InvokeModel *::foundation-model/amazon.nova-lite-v1:0',
      `bedrock:InvokeModel ${profileOf(`us.${LITE}`)}`,
      's3:GetObject Transcripts/batches/*',
      's3:ListBucket Transcripts',
      's3:PutObject Transcripts/batches/*',
    ]);
    dev.enrichment.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'bedrock.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              ArnLike: { 'aws:SourceArn': Match.anyValue() },
            },
          }),
        ],
      },
    });
  });

  it('are looked after without batchEnrichment as well, as some may be under way', () => {
    const rate = ({ enrichment }: { enrichment: Template }) =>
      Object.values(enrichment.findResources('AWS::Events::Rule')).map(({ Properties }) => [
        Properties.State,
        Properties.ScheduleExpression,
      ]);
    expect(rate(prod)).toEqual([['ENABLED', 'rate(5 minutes)']]);
    expect(rate(dev)).toEqual([['ENABLED', 'rate(1 hour)']]);
    expect(functionOf(prod.enrichment, 'batch-enrichment')?.Timeout).toBeLessThanOrEqual((5 - 1) * 60);
    // A failed run is made good by the next one only.
    dev.enrichment.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
  });
});

describe('alarms', () => {
  const alarms = Object.values(dev.enrichment.findResources('AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => Properties,
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
      'EnrichmentBatchFailed',
      'EnrichmentDeadLetters',
      'EnrichmentPriorityDeadLetters',
      'EnrichmentPriorityDelayed',
      'ModelEndOfLife',
      'ModelRefused',
    ]);
    for (const { AlarmActions } of alarms) expect(AlarmActions.map(nameOf)).toEqual(['Alerts']);
  });

  it('watch metrics of AWS, and ours as a function writes them', () => {
    const ours = alarms.filter(({ Namespace }) => !Namespace.startsWith('AWS/'));
    expect(ours).toHaveLength(9);
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
    ['BatchEnrichmentFailed', { Namespace: 'AWS/Lambda', MetricName: 'Errors', Threshold: 1 }],
    ['BudgetEconomyOnly', { MetricName: METRIC.budgetStep, Threshold: 1, TreatMissingData: 'ignore' }],
    ['BudgetExtractiveOnly', { MetricName: METRIC.budgetStep, Threshold: 2, TreatMissingData: 'ignore' }],
    ['ModelEndOfLife', { Threshold: 60, ComparisonOperator: 'LessThanOrEqualToThreshold', Statistic: 'Minimum' }],
    ['EnrichmentPriorityDelayed', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 }],
  ])('%s is raised at its threshold', (name, expected) => {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `Callsift-dev-${name}`);
    expect(alarm).toMatchObject({ ComparisonOperator: 'GreaterThanOrEqualToThreshold', ...expected });
  });
});
