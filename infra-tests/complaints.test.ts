import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#lambdas/domain/complaints/parse-policy.ts';
import { SummarySettingsSchema } from '#lambdas/domain/complaints/summary/settings.ts';
import { functionOf, nameOf, rightsOf, statementsOf } from './rights.ts';
import { synthesize } from './synth.ts';

const dev = synthesize();
const prod = synthesize({
  env: 'prod',
  modelStrong: 'amazon.nova-pro-v1:0',
  modelFallback: 'us.amazon.nova-micro-v1:0',
  complaintConcurrency: '7',
  complaintSummaryTokens: '500',
});

const table = (...actions: string[]) => actions.map((action) => `dynamodb:${action} Complaints`);
const profileOf = (id: string) => `<AWS::Region>:<AWS::AccountId>:inference-profile/${id}`;
/** Without what stands before the path of the domain, or before the name of the group of timers. */
const rights = (role: string) =>
  rightsOf(dev.search, role).map((right) =>
    right.replace(/ <CallsDomain\w+>/, ' ').replace(/ arn:.+:schedule\/\S+-Timers-\w+\//, ' schedule/'),
  );

/** What every function may do that changes complaints. */
const TICKETING = [
  ...table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
  'es:ESHttpGet /complaints-write/_alias/complaints-write',
  'es:ESHttpPost /_bulk',
  'iam:PassRole <ComplaintsDeadlinesTimerRole>',
  'scheduler:CreateSchedule schedule/*',
  'scheduler:DeleteSchedule schedule/*',
  'scheduler:UpdateSchedule schedule/*',
  'sns:Publish <ComplaintsEvents>',
];
const ASKS = 'es:ESHttpPost /complaints/_msearch';

describe('the rights of what works on complaints', () => {
  it.each([
    [
      'the intake, which reads calls and notes that it did',
      'ComplaintsIntakeRole',
      [...TICKETING, 'dynamodb:GetItem Calls', 'dynamodb:UpdateItem Calls', 's3:GetObject Transcripts/bodies/*'],
    ],
    ['the timers', 'ComplaintsTimersRole', TICKETING],
    ['the API, which lists as well', 'ComplaintsApiRole', [...TICKETING, ASKS]],
    ['the export, which reads the index alone', 'ComplaintsExportRole', [ASKS]],
    [
      'the summary, which changes no complaint',
      'ComplaintsSummaryRole',
      [
        ASKS,
        ...['anthropic.claude-haiku-5-5', 'amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'].flatMap((model) => [
          `bedrock:InvokeModel *::foundation-model/${model}`,
          `bedrock:InvokeModel ${profileOf(`us.${model}`)}`,
        ]),
        ...['GetItem', 'PutItem', 'UpdateItem'].map((action) => `dynamodb:${action} Ledger`),
        ...['GetItem', 'PutItem'].map((action) => `dynamodb:${action} Answers`),
        'sns:Publish Alerts',
      ],
    ],
    [
      'the sweeper, which finds what is outstanding and sends it on',
      'ComplaintsSweepingSweeperRole',
      [
        'dynamodb:Query Complaints',
        'dynamodb:Query Complaints/index/due',
        'dynamodb:Query Complaints/index/unsettled',
        'dynamodb:UpdateItem Complaints',
        'sqs:SendMessage <ComplaintsDeadlinesWorkQueue>',
      ],
    ],
    ['a timer', 'ComplaintsDeadlinesTimerRole', ['sqs:SendMessage <ComplaintsDeadlinesWorkQueue>']],
  ])('are no more than it needs: %s', (_what, role, expected) => {
    expect(rights(role)).toEqual(expected.toSorted());
  });

  it('let nobody delete a step of a complaint', () => {
    for (const template of Object.values(dev)) {
      const policies = Object.values(template.findResources('AWS::IAM::Policy'));
      const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
      const deleting = statements.filter(({ Action }) => [Action].flat().includes('dynamodb:DeleteItem'));
      expect(deleting.map(({ Resource }) => nameOf(Resource))).not.toContain('Complaints');
    }
  });

  it('use the keys for no more than tables and messages need', () => {
    const keys = (role: string) => {
      const ofKeys = statementsOf(dev.search, role).filter(({ Action }) =>
        [Action].flat().some((action) => action.startsWith('kms')),
      );
      return [...new Set(ofKeys.map(({ Resource }) => nameOf(Resource)))].toSorted();
    };
    expect(keys('ComplaintsExportRole')).toEqual([]);
    expect(keys('ComplaintsDeadlinesTimerRole')).toEqual(['MessageKey']);
    for (const role of ['Intake', 'Timers', 'Api', 'Summary', 'SweepingSweeper'])
      expect(keys(`Complaints${role}Role`), role).toEqual(['Key', 'MessageKey']);
  });
});

describe('the timers of complaints', () => {
  const [group] = Object.entries(dev.search.findResources('AWS::Scheduler::ScheduleGroup'));

  it('may be set by who may hand their role to EventBridge Scheduler, and to nothing else', () => {
    for (const role of ['ComplaintsIntakeRole', 'ComplaintsTimersRole', 'ComplaintsApiRole']) {
      const pass = statementsOf(dev.search, role).find(({ Action }) => Action === 'iam:PassRole');
      expect(pass?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
    }
  });

  it('run with a role that is taken for their group in this account alone', () => {
    const roles = Object.entries(dev.search.findResources('AWS::IAM::Role'));
    const [, role] = roles.find(([id]) => id.startsWith('ComplaintsDeadlinesTimerRole')) ?? [];
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: {
          StringEquals: {
            'aws:SourceAccount': { Ref: 'AWS::AccountId' },
            'aws:SourceArn': { 'Fn::GetAtt': [group?.[0], 'Arn'] },
          },
        },
      },
    ]);
  });

  it('go with their group, whose name is that of the functions, as the sweeper makes good what is due', () => {
    expect(group?.[1].DeletionPolicy).toBe('Delete');
    for (const name of ['complaint-intake', 'complaint-timers', 'complaints'])
      expect(functionOf(dev.search, name)?.Environment.Variables.TIMER_GROUP).toBe(group?.[1].Properties.Name);
    expect(group?.[1].Properties.Name.length).toBeLessThanOrEqual(64);
  });

  it('have a group for each deployment of an account', () => {
    const nameIn = ({ search }: { search: Template }) =>
      Object.values(search.findResources('AWS::Scheduler::ScheduleGroup'))[0]?.Properties.Name;
    expect(new Set([dev, prod, synthesize({ name: 'Other' })].map(nameIn)).size).toBe(3);
    expect(nameIn(synthesize({ name: `A${'b'.repeat(39)}` })).length).toBeLessThanOrEqual(64);
  });
});

describe('what makes the functions of complaints run', () => {
  const mappingOf = (template: Template, id: string) =>
    Object.entries(template.findResources('AWS::Lambda::EventSourceMapping')).find(([key]) => key.startsWith(id))?.[1]
      .Properties;

  it.each([
    ['ComplaintsIntakeSource', 'ComplaintIntakeWorkQueue'],
    ['ComplaintsTimersSource', '<ComplaintsDeadlinesWorkQueue>'],
  ])('%s takes ten messages at a time, each with its own outcome, within its own concurrency', (id, queue) => {
    for (const [template, concurrency] of [
      [dev.search, 5],
      [prod.search, 7],
    ] as const) {
      const mapping = mappingOf(template, id);
      expect(mapping).toMatchObject({
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: concurrency },
      });
      expect(nameOf(mapping?.EventSourceArn)).toBe(queue);
    }
  });

  it.each([
    ['complaint-intake', dev.pipeline, 'ComplaintIntakeWorkQueue'],
    ['complaint-timers', dev.search, 'ComplaintsDeadlinesWorkQueue'],
  ])('%s is hidden its messages for six times its timeout', (name, template, id) => {
    const [, queue] =
      Object.entries(template.findResources('AWS::SQS::Queue')).find(([key]) => key.startsWith(id)) ?? [];
    expect(queue?.Properties.VisibilityTimeout).toBe(6 * functionOf(dev.search, name)?.Timeout);
  });

  it('the sweeper runs every minute', () => {
    const rules = Object.values(dev.search.findResources('AWS::Events::Rule')).map(({ Properties }) => Properties);
    expect(rules).toMatchObject([{ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' }]);
    expect(JSON.stringify(rules[0]?.Targets)).toContain('ComplaintsSweepingSweeper');
  });
});

describe('the events of complaints', () => {
  it('are encrypted and published over TLS only', () => {
    const topics = Object.entries(dev.search.findResources('AWS::SNS::Topic'));
    expect(topics.map(([, { Properties }]) => nameOf(Properties.KmsMasterKeyId))).toEqual(['MessageKey']);
    const [policy] = Object.values(dev.search.findResources('AWS::SNS::TopicPolicy'));
    expect(JSON.stringify(policy?.Properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    dev.search.hasOutput('ComplaintEventsTopicArn', { Value: { Ref: topics[0]?.[0] } });
  });
});

describe('the settings of complaints', () => {
  it('hold a policy that its parser takes, the same in every function, within the room of an environment', () => {
    const names = ['complaint-intake', 'complaint-timers', 'complaints'];
    const environments = names.map((name) => functionOf(dev.search, name)?.Environment.Variables);
    const policies = new Set(environments.map(({ COMPLAINT_POLICY }) => COMPLAINT_POLICY));
    expect(policies.size).toBe(1);
    const { COMPLAINT_POLICY_VERSION } = functionOf(dev.search, 'complaint-sweeper')?.Environment.Variables ?? {};
    expect([...policies].map((policy) => parsePolicy(JSON.parse(policy)).version)).toEqual([COMPLAINT_POLICY_VERSION]);
    for (const policy of policies) expect(parsePolicy(JSON.parse(policy)).departments).toHaveProperty('general');
    // All variables of a function are at most 4 KB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
    for (const environment of environments) expect(JSON.stringify(environment).length).toBeLessThan(4_096);
  });

  it.each([
    ['dev', dev, { answer_tokens: 700, cache_seconds: 3_600, budget: { day_usd: 5 } }],
    ['prod', prod, { answer_tokens: 500, models: { strong: 'amazon.nova-pro-v1:0' } }],
  ])('of %s for summaries are taken by their schema', (_stage, { search }, expected) => {
    const { SUMMARY_SETTINGS } = functionOf(search, 'complaint-summary')?.Environment.Variables ?? {};
    expect(SummarySettingsSchema.parse(JSON.parse(SUMMARY_SETTINGS))).toMatchObject(expected);
  });
});

describe('the routes of complaints', () => {
  const methods = Object.entries(dev.api.findResources('AWS::ApiGateway::Method'));
  const integrationOf = (path: string, method: string) => {
    const [, found] = methods.find(([id]) => new RegExp(`^RestApi${path}${method}[0-9A-F]{8}$`).test(id)) ?? [];
    return found?.Properties.Integration;
  };

  it('wait for their functions as long as those may take, and get the export as it is written', () => {
    expect(integrationOf('complaintsexportcsv', 'GET')).toMatchObject({
      ResponseTransferMode: 'STREAM',
      TimeoutInMillis: functionOf(dev.search, 'complaint-export')?.Timeout * 1000,
    });
    for (const [path, method] of [
      ['complaints', 'GET'],
      ['complaintssummary', 'POST'],
      ['complaintscomplaintid', 'PATCH'],
    ] as const)
      expect(integrationOf(path, method), path).not.toHaveProperty('ResponseTransferMode');
    for (const name of ['complaints', 'complaint-summary'])
      expect(functionOf(dev.search, name)?.Timeout).toBeLessThanOrEqual(29);
  });

  it('let API Gateway invoke their functions, by these routes only', () => {
    const permissions = Object.values(dev.api.findResources('AWS::Lambda::Permission'))
      .map(({ Properties }) => Properties)
      .filter(({ FunctionName }) => /OutputFnGetAttComplaints/.test(JSON.stringify(FunctionName)));
    const routes = permissions.map(({ SourceArn }) => String(SourceArn['Fn::Join'][1].at(-1)));
    expect(routes.filter((route) => !route.includes('test-invoke-stage')).toSorted()).toEqual([
      '/GET/complaints',
      '/GET/complaints/*',
      '/GET/complaints/export.csv',
      '/GET/complaints/stats',
      '/PATCH/complaints/*',
      '/POST/complaints/*/comments',
      '/POST/complaints/assign',
      '/POST/complaints/summary',
    ]);
  });
});
