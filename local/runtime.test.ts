// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders of Fn::Sub
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, it } from 'vitest';
import { startStandIn } from './aws/test-stand-in.ts';
import { startRuntime } from './runtime.ts';

const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const bundle = join(import.meta.dirname, '../node_modules/@aws-sdk/client-s3');

/** Copies each upload from in/ to out/, and answers GET /who with what it may do. */
const SOURCE = `
const { S3Client, PutObjectCommand } = require(${JSON.stringify(bundle)});
const s3 = new S3Client({});
exports.handler = async (event) => {
  if (event.httpMethod) {
    const put = new PutObjectCommand({ Bucket: process.env.BUCKET, Key: 'secret/x', Body: 'x' });
    return { statusCode: 200, body: await s3.send(put).then(() => 'allowed', (error) => error.name) };
  }
  for (const { body } of event.Records) {
    const [{ s3: { object } }] = JSON.parse(body).Records;
    if (object.key === 'in/bad') throw new Error('bad object');
    await s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: object.key.replace('in/', 'out/'), Body: 'copy' }));
  }
};`;

/** Tells the search engine that it was run, and with what. */
const ADMIN_SOURCE = `
exports.handler = async (event) => {
  if (event.fail) throw new Error('no engine');
  const answer = await fetch(process.env.SEARCH_ENDPOINT + '/ensure', { method: 'POST', body: JSON.stringify(event) });
  return answer.json();
};`;

const template = {
  Resources: {
    Calls: { Type: 'AWS::OpenSearchService::Domain' },
    Admin: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'aws:asset:path': 'asset.admin' },
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arn('Role'),
        Timeout: 10,
        MemorySize: 256,
        Environment: { Variables: { SEARCH_ENDPOINT: { 'Fn::Sub': 'https://${Calls.DomainEndpoint}' } } },
      },
    },
    AdminVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Admin' } } },
    Ensure: {
      Type: 'Custom::Trigger',
      Properties: { ServiceToken: 'arn:aws:lambda:x', HandlerArn: { Ref: 'AdminVersion' } },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              Event: 's3:ObjectCreated:*',
              Queue: arn('Work'),
              Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
            },
          ],
        },
      },
    },
    Dead: { Type: 'AWS::SQS::Queue' },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 60,
        RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 1 },
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Sub': '${Bucket.Arn}/out/*' } },
                { Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: arn('Work') },
              ],
            },
          },
        ],
      },
    },
    Timers: { Type: 'AWS::Scheduler::ScheduleGroup' },
    TimerRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'scheduler.amazonaws.com' } }],
        },
        Policies: [
          { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Work') }] } },
        ],
      },
    },
    Copy: {
      Type: 'AWS::Lambda::Function',
      Metadata: { 'aws:asset:path': 'asset.copy' },
      Properties: {
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arn('Role'),
        Timeout: 10,
        MemorySize: 256,
        Environment: { Variables: { BUCKET: { Ref: 'Bucket' } } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: arn('Work'), FunctionName: { Ref: 'Copy' }, BatchSize: 1 },
    },
    Api: { Type: 'AWS::ApiGateway::RestApi' },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev' } },
    Who: {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'who' },
    },
    GetWho: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Who' },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'AWS_PROXY',
          Uri: { 'Fn::Sub': 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${Copy.Arn}/invocations' },
        },
      },
    },
  },
  Outputs: { Url: { Value: { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${Stage}/' } } },
};

/** Due at once; tells the function that works off the queue of an upload. */
const SCHEDULE = {
  Name: 'timed',
  GroupName: 'app-Timers',
  ScheduleExpression: 'at(2020-01-01T00:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: 'arn:aws:sqs:us-east-1:000000000000:app-Work',
    RoleArn: 'arn:aws:iam::000000000000:role/app-TimerRole',
    Input: '{"Records":[{"s3":{"object":{"key":"in/timed"}}}]}',
  },
} as const;

function assembly(): string {
  const dir = mkdtempSync(join(tmpdir(), 'callsift-asm-'));
  const app = { type: 'aws:cloudformation:stack', properties: { templateFile: 'app.json' } };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ artifacts: { app } }));
  writeFileSync(join(dir, 'app.json'), JSON.stringify(template));
  for (const [name, source] of Object.entries({ copy: SOURCE, admin: ADMIN_SOURCE })) {
    mkdirSync(join(dir, `asset.${name}`));
    writeFileSync(join(dir, `asset.${name}/index.js`), source);
  }
  return dir;
}

it('runs an assembly: uploads, queue, function, dead letters, role, schedules and API, and again after a restart', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'callsift-state-'));
  const problems: string[] = [];
  const engine = await startStandIn({ acknowledged: true });
  const onProblem = (line: string) => problems.push(line);
  const options = {
    assemblyDir: assembly(),
    stateDir,
    apiPort: 0,
    awsPort: 0,
    logDir: join(stateDir, 'logs'),
    onProblem,
    upstream: { opensearch: engine.url },
  };
  const runtime = await startRuntime(options);
  expect(engine.seen).toEqual([{ method: 'POST', path: '/ensure', body: '{}' }]);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'x' };
  const settings = { endpoint: runtime.awsUrl, region: 'us-east-1', credentials };
  const s3 = new S3Client({ ...settings, forcePathStyle: true, maxAttempts: 10 });
  const [Bucket = ''] = runtime.buckets;
  const read = (Key: string) =>
    s3.send(new GetObjectCommand({ Bucket, Key })).then(({ Body }) => Body?.transformToString());
  await s3.send(new PutObjectCommand({ Bucket, Key: 'in/a', Body: 'x' }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'in/bad', Body: 'x' }));
  await expect.poll(() => read('out/a').catch(() => undefined), { timeout: 10_000 }).toBe('copy');
  const scheduler = new SchedulerClient({ endpoint: runtime.awsUrl, region: 'us-east-1', credentials });
  await scheduler.send(new CreateScheduleCommand(SCHEDULE));
  await expect.poll(() => read('out/timed').catch(() => undefined), { timeout: 10_000 }).toBe('copy');
  expect(await (await fetch(`${runtime.apiUrl}/who`)).text()).toBe('AccessDenied');
  expect(runtime.outputs.app?.Url).toBe(`${runtime.apiUrl}/`);
  await expect.poll(() => problems.join('\n'), { timeout: 10_000 }).toContain('bad object');
  const lambda = new LambdaClient({ endpoint: runtime.awsUrl, region: 'us-east-1', credentials });
  const run = (event: object) =>
    lambda.send(new InvokeCommand({ FunctionName: 'app-Admin', Payload: Buffer.from(JSON.stringify(event)) }));
  expect((await run({ action: 'ensure' })).Payload?.transformToString()).toBe('{"acknowledged":true}');
  expect((await run({ fail: true })).FunctionError).toBe('Unhandled');
  const measured = () =>
    new Set(runtime.cloudWatch.store.metrics().map(({ namespace, name }) => `${namespace} ${name}`));
  await expect.poll(() => measured().has('AWS/SQS NumberOfMessagesSent'), { timeout: 10_000 }).toBe(true);
  expect([...measured()]).toEqual(
    expect.arrayContaining(['AWS/Lambda Errors', 'AWS/ApiGateway IntegrationLatency', 'AWS/ES ClusterStatus.red']),
  );
  const page = await fetch(`${runtime.awsUrl}/_callsift/dashboard`);
  expect(page.status).toBe(404);
  expect(await (await fetch(`${runtime.awsUrl}/_callsift/alarms`)).json()).toEqual([]);
  const started = performance.now();
  await runtime.close();
  expect(performance.now() - started).toBeLessThan(2000);

  // It listens before it knows its notifications; an upload of that moment must be told of all the same.
  const starting = startRuntime({ ...options, awsPort: Number(new URL(runtime.awsUrl).port) });
  const early = s3.send(new PutObjectCommand({ Bucket, Key: 'in/early', Body: 'x' }));
  const again = await starting;
  await early;
  expect(await read('out/a')).toBe('copy');
  await expect.poll(() => read('out/early').catch(() => undefined), { timeout: 10_000 }).toBe('copy');
  await again.close();
  expect(engine.seen.filter(({ body }) => body === '{}')).toHaveLength(2);
  await engine.close();
});
