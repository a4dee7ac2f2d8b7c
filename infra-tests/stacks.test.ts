import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { synthesize } from './synth.ts';

const { storage, pipeline, api } = synthesize();

/** Actions of the statements that the policies of a role hold, without those that every function has. */
function actionsOf(template: Template, role: RegExp): Set<string> {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
    role.test(JSON.stringify(Properties.Roles)),
  );
  expect(policies).toHaveLength(1);
  const actions = policies.flatMap(({ Properties }) =>
    Properties.PolicyDocument.Statement.flatMap((statement: { Action: string | string[] }) => statement.Action),
  );
  return new Set(actions.filter((action: string) => !/^(kms|xray|logs|ec2):/.test(action)));
}

const CONSUMES_SQS = [
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueUrl',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
];

describe('storage', () => {
  it('keeps transcripts versioned, encrypted with our key, private and after the stack is gone', () => {
    storage.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            Match.objectLike({ ServerSideEncryptionByDefault: Match.objectLike({ SSEAlgorithm: 'aws:kms' }) }),
          ],
        },
      }),
    });
  });

  it('refuses requests to the buckets without TLS', () => {
    for (const policy of Object.values(storage.findResources('AWS::S3::BucketPolicy'))) {
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('keeps calls on demand, with point-in-time recovery and their indexes', () => {
    storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        GlobalSecondaryIndexes: [
          Match.objectLike({ IndexName: 'by-client' }),
          Match.objectLike({ IndexName: 'unsettled', Projection: { ProjectionType: 'KEYS_ONLY' } }),
          {
            IndexName: 'parked',
            KeySchema: [
              { AttributeName: 'parked_shard', KeyType: 'HASH' },
              { AttributeName: 'parked_since', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['revision'] },
          },
        ],
      }),
    });
  });

  it('keeps the ledger like the calls', () => {
    storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: Match.objectLike({ SSEType: 'KMS' }),
      }),
    });
  });

  it('keeps answers like the calls, each until its own end', () => {
    storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        TimeToLiveSpecification: { AttributeName: 'expires_at', Enabled: true },
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: Match.objectLike({ SSEType: 'KMS' }),
      }),
    });
  });

  it('keeps complaints like the calls, with the two indexes of what is outstanding', () => {
    const keys = (partition: string, sort: string) => [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ];
    const Projection = { ProjectionType: 'KEYS_ONLY' };
    const withPolicy = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['policy_version'] };
    storage.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        KeySchema: keys('pk', 'sk'),
        GlobalSecondaryIndexes: [
          { IndexName: 'unsettled', KeySchema: keys('unsettled_shard', 'unsettled_since'), Projection },
          { IndexName: 'due', KeySchema: keys('due_shard', 'due_at'), Projection: withPolicy },
        ],
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: Match.objectLike({ SSEType: 'KMS' }),
      }),
    });
  });

  it('deletes no row of the ledger, no call and no complaint by itself', () => {
    const ended = Object.entries(storage.findResources('AWS::DynamoDB::Table')).filter(
      ([, { Properties }]) => Properties.TimeToLiveSpecification !== undefined,
    );
    expect(ended.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['Answers']);
  });

  it('deletes the files of batch jobs after a month', () => {
    const rules = Object.values(storage.findResources('AWS::S3::Bucket')).flatMap(
      ({ Properties }) => Properties.LifecycleConfiguration.Rules,
    );
    expect(rules).toContainEqual({ Prefix: 'batches/', ExpirationInDays: 30, Status: 'Enabled' });
  });
});

describe('pipeline', () => {
  it('hides a message for six times the timeout of its function and gives it up after five receives', () => {
    const timeout = 60;
    pipeline.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: timeout,
      Description: Match.stringLikeRegexp('transcripts'),
    });
    pipeline.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 6 * timeout,
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
    });
  });

  it('answers message by message and bounds its concurrency on every event source', () => {
    const sources = Object.values(pipeline.findResources('AWS::Lambda::EventSourceMapping'));
    expect(sources.length).toBeGreaterThan(0);
    for (const { Properties } of sources) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(Properties.ScalingConfig.MaximumConcurrency).toBeGreaterThan(0);
    }
  });

  it('notifies of new objects under transcripts/ only', () => {
    const notification = Object.values(pipeline.findResources('Custom::S3BucketNotifications'))[0];
    expect(notification?.Properties.NotificationConfiguration.QueueConfigurations).toEqual([
      expect.objectContaining({
        Events: ['s3:ObjectCreated:*'],
        Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'transcripts/' }] } },
      }),
    ]);
  });

  it('lets S3 use the key of the messages on behalf of the bucket only', () => {
    const keys = Object.values(pipeline.findResources('AWS::KMS::Key'));
    const ofS3 = keys.flatMap(({ Properties }) =>
      Properties.KeyPolicy.Statement.filter((statement: { Principal: object }) =>
        JSON.stringify(statement.Principal).includes('s3.amazonaws.com'),
      ),
    );
    expect(ofS3).toHaveLength(1);
    expect(ofS3[0].Action).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
    expect(JSON.stringify(ofS3[0].Condition)).toMatch(/^{"ArnLike":{"aws:SourceArn":.+:s3:::.+Transcripts/);
  });

  it('grants triage no more than it uses', () => {
    expect(actionsOf(pipeline, /TriageRole/)).toEqual(
      new Set([
        's3:GetObject',
        's3:GetObjectVersion',
        's3:ListBucket',
        's3:PutObject',
        'dynamodb:GetItem',
        'dynamodb:UpdateItem',
        'sns:Publish',
        'sqs:SendMessage',
        ...CONSUMES_SQS,
      ]),
    );
  });

  it('delivers the events of calls to the indexing queue as they are', () => {
    pipeline.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'sqs',
      Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IndexingWorkQueue'), 'Arn'] },
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IndexingWorkDead'), 'Arn'] } },
    });
  });

  it('row 11: bears an outage of the search engine of two hours before a message is given up', () => {
    const [queue] = Object.values(pipeline.findResources('AWS::SQS::Queue')).filter(
      ({ Properties }) => Properties.RedrivePolicy?.maxReceiveCount === 50,
    );
    expect(queue?.Properties.VisibilityTimeout * 50).toBeGreaterThan(2 * 3600);
  });

  it('lets SNS use the key of the messages on behalf of topics of this account only', () => {
    const [key] = Object.values(pipeline.findResources('AWS::KMS::Key'));
    const ofSns = key?.Properties.KeyPolicy.Statement.filter((statement: { Principal: object }) =>
      JSON.stringify(statement.Principal).includes('sns.amazonaws.com'),
    );
    expect(ofSns).toHaveLength(1);
    const { 'aws:SourceArn': source } = ofSns[0].Condition.ArnLike;
    expect(JSON.stringify(source)).toMatch(/AWS::AccountId.*:\*"/);
  });

  it('lets the sweeper send calls on to the queues of what is outstanding, and see how long these are', () => {
    const table = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:UpdateItem'];
    const queues = ['sqs:SendMessage', 'sqs:GetQueueAttributes'];
    expect(actionsOf(pipeline, /SweeperRole/)).toEqual(new Set([...table, ...queues, 'sns:Publish']));
  });
});

describe('api', () => {
  it('asks for a token on every route but health and ready', () => {
    const open = Object.entries(api.findResources('AWS::ApiGateway::Method'))
      .filter(([, { Properties }]) => Properties.AuthorizationType === 'NONE')
      .map(([id]) => id);
    expect(open).toHaveLength(2);
    for (const id of open) expect(id).toMatch(/health|ready/);
  });

  it('has the routes of the read model', () => {
    const paths = Object.values(api.findResources('AWS::ApiGateway::Resource')).map(
      ({ Properties }) => Properties.PathPart,
    );
    expect(paths).toEqual(expect.arrayContaining(['search', 'analytics', 'summary', 'trends', 'costs', 'complaints']));
  });

  it('lets the function of the costs read the ledger and keep sums in it, no more', () => {
    expect(actionsOf(api, /CostsRole/)).toEqual(new Set(['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:UpdateItem']));
  });

  it('throttles and writes access logs', () => {
    api.hasResourceProperties('AWS::ApiGateway::Stage', {
      AccessLogSetting: Match.objectLike({ DestinationArn: Match.anyValue() }),
      MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })],
    });
  });

  it("sets the account's role for logs, which outlives the stack, unless told not to", () => {
    for (const type of ['AWS::ApiGateway::Account', 'AWS::IAM::Role']) {
      const resources = Object.entries(api.findResources(type)).filter(([id]) => /CloudWatchRole|Account/.test(id));
      expect(resources).toHaveLength(1);
      expect(resources[0]?.[1].DeletionPolicy).toBe('Retain');
    }
    const without = synthesize({ apiLogRole: 'false' }).api;
    without.resourceCountIs('AWS::ApiGateway::Account', 0);
    without.hasResourceProperties('AWS::ApiGateway::Stage', {
      AccessLogSetting: Match.objectLike({ DestinationArn: Match.anyValue() }),
    });
  });

  it('answers its own errors as problem+json with a request id', () => {
    const responses = Object.values(api.findResources('AWS::ApiGateway::GatewayResponse'));
    expect(responses.length).toBeGreaterThan(5);
    for (const { Properties } of responses) {
      const body = JSON.parse(Properties.ResponseTemplates['application/json']);
      expect(body.type).toMatch(/^urn:callsift:problem:[a-z-]+$/);
      expect(body.request_id).toBe('$context.requestId');
    }
  });

  it('takes any OIDC issuer instead of a user pool', () => {
    const own = synthesize({ oidcIssuer: 'https://login.example.com', oidcAudience: 'callsift' }).api;
    own.resourceCountIs('AWS::Cognito::UserPool', 0);
    own.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ OIDC_ISSUER: 'https://login.example.com', OIDC_AUDIENCE: 'callsift' }),
      },
    });
  });
});
