import { networkInterfaces } from 'node:os';
import { CreateTableCommand, GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from './endpoint.ts';
import { signToken } from './oidc.ts';
import { clientsFor, drain, queueUrl, temporaryFolder } from './test-clients.ts';

const dataDir = temporaryFolder();
let endpoint: AwsEndpoint;
let aws: ReturnType<typeof clientsFor>;

beforeAll(async () => {
  endpoint = await startAwsEndpoint({ port: 0, dataDir });
  aws = clientsFor(endpoint.url);
});

afterAll(() => endpoint.close());

describe('the endpoint', () => {
  it('stores and reads DynamoDB items in a table that is active at once', async () => {
    await aws.dynamodb.send(
      new CreateTableCommand({
        TableName: 'calls',
        KeySchema: [{ AttributeName: 'call_id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'call_id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await aws.dynamodb.send(new PutItemCommand({ TableName: 'calls', Item: { call_id: { S: 'c1' }, n: { N: '1' } } }));
    const { Item } = await aws.dynamodb.send(
      new GetItemCommand({ TableName: 'calls', Key: { call_id: { S: 'c1' } }, ConsistentRead: true }),
    );
    expect(Item).toEqual({ call_id: { S: 'c1' }, n: { N: '1' } });
  });

  it('hands out queue URLs that lead back to itself', async () => {
    const url = queueUrl(endpoint.url, 'urls');
    expect((await aws.sqs.send(new CreateQueueCommand({ QueueName: 'urls' }))).QueueUrl).toBe(url);
    expect((await aws.sqs.send(new GetQueueUrlCommand({ QueueName: 'urls' }))).QueueUrl).toBe(url);
    expect((await aws.sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'urls' }))).QueueUrls).toEqual([url]);
    await aws.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'hello' }));
    expect(await drain(aws.sqs, url)).toEqual(['hello']);
  });

  it('returns a message at once when its visibility is set to zero', async () => {
    const { QueueUrl } = await aws.sqs.send(new CreateQueueCommand({ QueueName: 'impatient' }));
    await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'again' }));
    const { Messages } = await aws.sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
    await aws.sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    expect(await drain(aws.sqs, QueueUrl ?? '')).toEqual(['again']);
  });

  it('delivers SNS messages to a subscribed queue', async () => {
    await aws.sqs.send(new CreateQueueCommand({ QueueName: 'subscriber' }));
    const { TopicArn } = await aws.sns.send(new CreateTopicCommand({ Name: 'call-events' }));
    const Endpoint = 'arn:aws:sqs:us-east-1:000000000000:subscriber';
    await aws.sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint }));
    await aws.sns.send(new PublishCommand({ TopicArn, Message: 'critical call' }));
    const [body = '{}'] = await drain(aws.sqs, queueUrl(endpoint.url, 'subscriber'));
    expect(JSON.parse(body)).toMatchObject({ Type: 'Notification', Message: 'critical call' });
  });

  it('issues tokens that its own key set verifies, from this process and from any other with the data folder', async () => {
    const issuer = endpoint.issuer.url('pool-1');
    const claims = { audience: 'web', subject: 'ann', groups: ['analyst'], expiresInSeconds: 60 };
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const tokens = [
      await endpoint.issuer.token({ pool: 'pool-1', ...claims }),
      await signToken(dataDir, issuer, claims),
    ];
    for (const token of tokens) {
      const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer, audience: 'web' });
      expect(payload).toMatchObject({ sub: 'ann', token_use: 'id', 'cognito:groups': ['analyst'] });
      expect(protectedHeader.kid).toBeTruthy();
    }
    const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });
  });

  it('reports its health', async () => {
    expect((await fetch(`${endpoint.url}/_callsift/health`)).status).toBe(200);
  });

  it('cannot be reached from another machine', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of addresses.filter(({ family, internal }) => family === 'IPv4' && !internal)) {
      await expect(fetch(`http://${address}:${endpoint.port}/_callsift/health`)).rejects.toThrow();
    }
  });

  it('says which port is taken and how to choose another', async () => {
    await expect(startAwsEndpoint({ port: endpoint.port })).rejects.toThrow(
      `Port ${endpoint.port} on 127.0.0.1 is taken; set CALLSIFT_AWS_PORT to another one.`,
    );
  });

  it('refuses a data folder that another runtime is using', async () => {
    await expect(startAwsEndpoint({ port: 0, dataDir })).rejects.toThrow(/is another Callsift using it/);
  });

  it('keeps its state over a restart, and closes within a second', async () => {
    await aws.sqs.send(new CreateQueueCommand({ QueueName: 'kept' }));
    await aws.sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(endpoint.url, 'kept'), MessageBody: 'still here' }));
    const poll = new ReceiveMessageCommand({ QueueUrl: queueUrl(endpoint.url, 'impatient'), WaitTimeSeconds: 20 });
    const polling = aws.sqs.send(poll).catch(() => 'cut off');
    const started = performance.now();
    await endpoint.close();
    await polling;
    expect(performance.now() - started).toBeLessThan(1000);

    endpoint = await startAwsEndpoint({ port: 0, dataDir });
    aws = clientsFor(endpoint.url);
    expect((await aws.dynamodb.send(new ListTablesCommand({}))).TableNames).toContain('calls');
    const { QueueUrl } = await aws.sqs.send(new GetQueueUrlCommand({ QueueName: 'kept' }));
    expect(QueueUrl).toBe(queueUrl(endpoint.url, 'kept'));
    expect(await drain(aws.sqs, QueueUrl ?? '')).toEqual(['still here']);
  });
});
