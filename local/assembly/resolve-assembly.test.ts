// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of Fn::Sub
import { describe, expect, it } from 'vitest';
import type { Stack, TemplateResource } from './load-stacks.ts';
import { resolveAssembly } from './resolve-assembly.ts';
import { rateSeconds } from './schedules.ts';

const values = {
  region: 'us-east-1',
  account: '000000000000',
  awsUrl: 'http://127.0.0.1:4566',
  issuerUrl: (pool: string) => `http://127.0.0.1:4566/oidc/${pool}`,
};

function stack(name: string, template: Stack['template']): Stack {
  return { name, template, dir: '/asm', assets: { abc: '/asm/asset.abc' } };
}

function outputOf(value: unknown, resources: Record<string, TemplateResource> = {}, extra: Stack['template'] = {}) {
  const template = { ...extra, Resources: resources, Outputs: { It: { Value: value } } };
  return resolveAssembly([stack('app', template)], values).outputs.app?.It;
}

const queue = { Type: 'AWS::SQS::Queue' };
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

describe('intrinsic functions', () => {
  it.each([
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] }, 'a-us-east-1-1'],
    [{ 'Fn::Sub': '${AWS::AccountId}/${!Kept}/${Q.QueueName}' }, '000000000000/${Kept}/app-Q'],
    [{ 'Fn::Sub': ['${x}-${AWS::Partition}', { x: { 'Fn::Join': ['', ['y', 'z']] } }] }, 'yz-aws'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', arn('Q')] }] }, 'aws'],
    [{ 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    [{ 'Fn::If': ['IsEast', 'yes', 'no'] }, 'yes'],
    [{ 'Fn::FindInMap': ['M', 'a', 'b'] }, 'c'],
    [{ Ref: 'Size' }, 'small'],
    [{ Ref: 'Q' }, 'http://127.0.0.1:4566/000000000000/app-Q'],
    [arn('Q'), 'arn:aws:sqs:us-east-1:000000000000:app-Q'],
    [{ 'Fn::GetAtt': 'Users.ProviderURL' }, 'http://127.0.0.1:4566/oidc/local_Users'],
    [{ 'Fn::GetAtt': ['Users', 'ProviderName'] }, '127.0.0.1:4566/oidc/local_Users'],
  ])('%j gives %s', (expression, expected) => {
    const resources = { Q: queue, Users: { Type: 'AWS::Cognito::UserPool' } };
    const extra = {
      Conditions: { IsEast: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }] } },
      Parameters: { Size: { Default: 'small' } },
      Mappings: { M: { a: { b: 'c' } } },
    };
    expect(outputOf(expression, resources, extra)).toBe(expected);
  });

  it('removes what AWS::NoValue stands for', () => {
    expect(outputOf({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] })).toBe('{"b":[1]}');
  });

  it.each([
    [{ 'Fn::Cidr': [] }, 'Stack app, Outputs.It: the function Fn::Cidr is not supported by the laptop runtime.'],
    [
      { 'Fn::GetAtt': ['Q', 'Colour'] },
      'Stack app, Outputs.It: the attribute Colour of Q (AWS::SQS::Queue) is not known.',
    ],
    [{ Ref: 'Nowhere' }, 'Stack app, Outputs.It: there is no resource or parameter Nowhere.'],
    [{ 'Fn::ImportValue': 'x' }, 'Stack app, Outputs.It: no stack exports x.'],
    ['{{resolve:ssm:/x}}', 'Stack app, Outputs.It: dynamic references ({{resolve:…}}) are not supported.'],
  ])('%j is an error that says where', (expression, message) => {
    expect(() => outputOf(expression, { Q: queue })).toThrow(message);
  });
});

describe('references between stacks', () => {
  const producer = (output: object) =>
    stack('a', { Resources: { Q: queue }, Outputs: { Out: { Value: arn('Q'), ...output } } });

  it('follows exports and stack outputs', () => {
    const strong = { 'Fn::ImportValue': 'a:Out' };
    const weak = { 'Fn::GetStackOutput': { StackName: 'a', OutputName: 'Out', Region: { Ref: 'AWS::Region' } } };
    const consumer = stack('b', { Outputs: { Strong: { Value: strong }, Weak: { Value: weak } } });
    const { outputs } = resolveAssembly([producer({ Export: { Name: 'a:Out' } }), consumer], values);
    const expected = 'arn:aws:sqs:us-east-1:000000000000:a-Q';
    expect(outputs.b).toEqual({ Strong: expected, Weak: expected });
  });
});

describe('resources', () => {
  const resources: Record<string, TemplateResource> = {
    Bucket12345678: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } },
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: { VisibilityTimeout: 360, RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 5 } },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: 'a:B', Resource: '*' } } }] },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        Roles: [{ Ref: 'Role' }],
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Work') }] },
      },
    },
    TriageFunction824FC928: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Key: 'abc.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arn('Role'),
        Timeout: 60,
        Environment: { Variables: { QUEUE: { Ref: 'Work' } } },
      },
    },
    Provider: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: 'x' }, Runtime: 'python3.13' } },
    Notifications: {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        ServiceToken: arn('Provider'),
        BucketName: { Ref: 'Bucket12345678' },
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Events: ['s3:ObjectCreated:*'],
              QueueArn: arn('Work'),
              Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'in/' }] } },
            },
          ],
        },
      },
    },
    Cron: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'cron(0 1 * * ? *)' } },
    Gone: { Type: 'AWS::SQS::Queue', Condition: 'Never' },
  };
  const template = { Resources: resources, Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
  const model = resolveAssembly([stack('App', template)], values);

  it('names buckets within the rules of S3, and keeps given names', () => {
    expect(model.buckets).toEqual([
      { stack: 'App', logicalId: 'Bucket12345678', name: 'app-bucket12345678', versioned: true },
    ]);
    expect(model.queues.map(({ name }) => name)).toEqual(['dead', 'App-Work']);
  });

  it('gives a function its bundle, its environment and the statements of its role', () => {
    expect(model.functions).toMatchObject([
      {
        shortName: 'triage',
        assetDir: '/asm/asset.abc',
        timeoutSeconds: 60,
        memoryMb: 128,
        environment: { QUEUE: 'http://127.0.0.1:4566/000000000000/App-Work' },
        statements: [{ Action: 'a:B' }, { Resource: 'arn:aws:sqs:us-east-1:000000000000:App-Work' }],
      },
    ]);
  });

  it('reads redrive policies and the notifications of the custom resource', () => {
    const redrive = { deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:dead', maxReceiveCount: 5 };
    expect(model.queues[1]).toMatchObject({ visibilitySeconds: 360, redrive });
    const queueArn = 'arn:aws:sqs:us-east-1:000000000000:App-Work';
    expect(model.bucketNotifications).toEqual([
      { bucket: 'app-bucket12345678', events: ['s3:ObjectCreated:*'], queueArn, prefix: 'in/' },
    ]);
  });

  it('says what it leaves out', () => {
    expect(model.notices).toEqual(['The schedule Cron is not run on the laptop: cron(0 1 * * ? *) is no rate.']);
  });
});

describe('messages', () => {
  const source = (queue: string) => ({
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { EventSourceArn: arn(queue), FunctionName: 'enrich', ScalingConfig: { MaximumConcurrency: 3 } },
  });
  const resources: Record<string, TemplateResource> = {
    Events: { Type: 'AWS::SNS::Topic' },
    Priority: queue,
    Normal: queue,
    ToPriority: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Events' },
        Protocol: 'sqs',
        Endpoint: arn('Priority'),
        RawMessageDelivery: true,
        FilterPolicy: { lane: ['priority'] },
      },
    },
    ToSomebody: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: { Ref: 'Events' }, Protocol: 'email', Endpoint: 'a@example.com' },
    },
    PrioritySource: source('Priority'),
    NormalSource: source('Normal'),
    Off: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'rate(5 minutes)',
        State: 'DISABLED',
        Targets: [{ Arn: arn('Gone'), Id: 'T' }],
      },
    },
  };
  const model = resolveAssembly([stack('App', { Resources: resources })], values);

  it('reach a queue by a filter, and a function by several queues', () => {
    const queueArn = 'arn:aws:sqs:us-east-1:000000000000:App-Priority';
    const topicArn = 'arn:aws:sns:us-east-1:000000000000:App-Events';
    expect(model.subscriptions).toEqual([{ topicArn, queueArn, raw: true, filterPolicy: '{"lane":["priority"]}' }]);
    expect(model.eventSourceMappings).toMatchObject([
      { queueArn, functionArn: 'enrich', maximumConcurrency: 3 },
      { queueArn: queueArn.replace('Priority', 'Normal'), functionArn: 'enrich', maximumConcurrency: 3 },
    ]);
  });

  it('are not mailed and disabled schedules not run', () => {
    expect(model.notices).toEqual(['The email subscription ToSomebody is not run on the laptop, only sqs is.']);
    expect(model.schedules).toEqual([]);
  });
});

describe('a search domain', () => {
  const endpoint = { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Calls', 'DomainEndpoint'] }]] };
  const resources: Record<string, TemplateResource> = {
    Calls: {
      Type: 'AWS::OpenSearchService::Domain',
      // Of the network nothing needs to be understood.
      Properties: { VPCOptions: { SubnetIds: [{ 'Fn::Cidr': [] }] } },
    },
    Role: { Type: 'AWS::IAM::Role' },
    AdminFunction824FC928: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Key: 'abc.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arn('Role'),
        Environment: { Variables: { SEARCH_ENDPOINT: endpoint } },
      },
    },
    AdminVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'AdminFunction824FC928' } } },
    Provider: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Key: 'abc.zip' }, Runtime: 'nodejs24.x' } },
    Ensure: {
      Type: 'Custom::Trigger',
      Properties: { ServiceToken: arn('Provider'), HandlerArn: { Ref: 'AdminVersion' } },
    },
    Policy: { Type: 'Custom::OpenSearchAccessPolicy', Properties: { ServiceToken: arn('Provider') } },
  };
  const outputs = { Endpoint: { Value: endpoint }, Arn: { Value: arn('Calls') } };
  const model = resolveAssembly([stack('App', { Resources: resources, Outputs: outputs })], values);

  it('is the engine of the laptop for functions and in outputs, and keeps its name in ARNs', () => {
    expect(model.functions.map(({ environment }) => environment)).toEqual([
      { SEARCH_ENDPOINT: 'http://127.0.0.1:4566/_opensearch' },
    ]);
    expect(model.outputs.App).toEqual({
      Endpoint: 'http://127.0.0.1:4566/_opensearch',
      Arn: 'arn:aws:es:us-east-1:000000000000:domain/app-calls',
    });
    expect(model.searchDomains).toMatchObject([{ name: 'app-calls' }]);
  });

  it('has the functions that a deployment runs once, by the version that its trigger names', () => {
    expect(model.triggers).toEqual([
      { logicalId: 'Ensure', functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:App-AdminFunction824FC928' },
    ]);
    expect(model.notices).toEqual([]);
  });

  it('is the only one', () => {
    const two = {
      Calls: { Type: 'AWS::OpenSearchService::Domain' },
      Tickets: { Type: 'AWS::OpenSearchService::Domain' },
    };
    expect(() => resolveAssembly([stack('App', { Resources: two })], values)).toThrow(
      'Stack App, Tickets: the laptop runtime has one search domain only.',
    );
  });
});

describe('the routes of an API', () => {
  const uri = (version: string, action: string) =>
    `arn:aws:apigateway:us-east-1:lambda:path/${version}/functions/arn:aws:lambda:us-east-1:000000000000:function:fn/${action}`;
  const [WHOLE, STREAMED] = [uri('2015-03-31', 'invocations'), uri('2021-11-15', 'response-streaming-invocations')];
  const integrationOf = (integration: object) => {
    const method = { RestApiId: { Ref: 'Api' }, ResourceId: 'root', HttpMethod: 'POST', Integration: integration };
    const resources: Record<string, TemplateResource> = {
      Api: { Type: 'AWS::ApiGateway::RestApi' },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev' } },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: method },
    };
    return resolveAssembly([stack('App', { Resources: resources })], values).apis[0]?.routes[0]?.integration;
  };
  const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:fn';

  it('pass on an answer when it is whole, or as it comes', () => {
    expect(integrationOf({ Type: 'AWS_PROXY', Uri: WHOLE })).toEqual({
      kind: 'lambda',
      functionArn,
      timeoutMs: 29_000,
      streaming: false,
    });
    const streamed = { Type: 'AWS_PROXY', Uri: STREAMED, ResponseTransferMode: 'STREAM', TimeoutInMillis: 60_000 };
    expect(integrationOf(streamed)).toEqual({ kind: 'lambda', functionArn, timeoutMs: 60_000, streaming: true });
  });

  it.each([
    ['STREAM', WHOLE],
    ['BUFFERED', STREAMED],
    ['BUFFERED', 'arn:aws:apigateway:us-east-1:s3:path/x'],
  ])('do not take the mode %s with the URI %s', (ResponseTransferMode, Uri) => {
    expect(() => integrationOf({ Type: 'AWS_PROXY', Uri, ResponseTransferMode })).toThrow(
      `Stack App, Method: its URI names no function that answers in the mode ${ResponseTransferMode}.`,
    );
  });
});

it('reads rates in seconds', () => {
  expect([rateSeconds('rate(1 minute)'), rateSeconds('rate(2 hours)'), rateSeconds('cron(* * * * ? *)')]).toEqual([
    60,
    7200,
    undefined,
  ]);
});
