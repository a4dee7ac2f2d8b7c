import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { EnrichmentSettingsSchema } from '#lambdas/domain/enrichment/settings.ts';
import { functionOf, nameOf, rightsOf, statementsOf } from './rights.ts';
import { synthesize } from './synth.ts';

const dev = synthesize();
const prod = synthesize({ env: 'prod', batchEnrichment: 'true', modelStrong: 'amazon.nova-pro-v1:0' });

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
