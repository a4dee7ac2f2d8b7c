import { CreateTableCommand, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { CreateTopicCommand, PublishBatchCommand, PublishCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AwsEndpoint, startAwsEndpoint } from './endpoint.ts';
import type { Statement } from './iam.ts';
import { clientsFor, queueUrl } from './test-clients.ts';

const ARN = 'us-east-1:000000000000';
const TopicArn = `arn:aws:sns:${ARN}:events`;
const problems: string[] = [];
let granted: Statement[] = [];
let endpoint: AwsEndpoint;
let person: ReturnType<typeof clientsFor>;
let triage: ReturnType<typeof clientsFor>;

function grant(...pairs: [action: string, resource: string][]): void {
  granted = pairs.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
}

beforeAll(async () => {
  endpoint = await startAwsEndpoint({
    port: 0,
    onProblem: (line) => problems.push(line),
    grants: (accessKeyId) => (accessKeyId === 'triage' ? granted : undefined),
  });
  person = clientsFor(endpoint.url);
  triage = clientsFor(endpoint.url, 'triage');
  await person.s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
  await person.s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'in/a', Body: 'a' }));
  await person.sqs.send(new CreateQueueCommand({ QueueName: 'q' }));
  await person.sns.send(new CreateTopicCommand({ Name: 'events' }));
  await person.dynamodb.send(
    new CreateTableCommand({
      TableName: 'calls',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
});

afterAll(() => endpoint.close());

describe('grants', () => {
  it('denies DynamoDB in JSON, names action and resource, and reports it', async () => {
    grant();
    const get = triage.dynamodb.send(new GetItemCommand({ TableName: 'calls', Key: { id: { S: '1' } } }));
    const why = `triage is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:${ARN}:table/calls`;
    await expect(get).rejects.toMatchObject({ name: 'AccessDeniedException', message: why });
    await expect(get).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    expect(problems).toContain(`Access denied: ${why}`);
  });

  it('asks for the index when a query uses one', async () => {
    grant(['dynamodb:Query', `arn:aws:dynamodb:${ARN}:table/calls`]);
    const query = new QueryCommand({
      TableName: 'calls',
      IndexName: 'byClient',
      KeyConditionExpression: 'id = :i',
      ExpressionAttributeValues: { ':i': { S: '1' } },
    });
    await expect(triage.dynamodb.send(query)).rejects.toThrow('table/calls/index/byClient');
  });

  it('denies SQS in JSON, and takes a batch for what it does', async () => {
    const QueueUrl = queueUrl(endpoint.url, 'q');
    grant();
    await expect(triage.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).rejects.toMatchObject({
      message: `triage is not authorized to perform: sqs:SendMessage on resource: arn:aws:sqs:${ARN}:q`,
    });
    grant(['sqs:SendMessage', `arn:aws:sqs:${ARN}:q`]);
    const Entries = [{ Id: '1', MessageBody: 'x' }];
    expect((await triage.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).Successful).toHaveLength(1);
  });

  it('denies SNS in XML, and takes PublishBatch for Publish', async () => {
    grant();
    await expect(triage.sns.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
      message: `triage is not authorized to perform: sns:Publish on resource: ${TopicArn}`,
    });
    grant(['sns:Publish', TopicArn]);
    const PublishBatchRequestEntries = [{ Id: '1', Message: 'x' }];
    const batch = await triage.sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));
    expect(batch.Successful).toHaveLength(1);
  });

  it('denies S3 in XML', async () => {
    grant(['s3:GetObject', 'arn:aws:s3:::bucket/in/*']);
    const object = { Bucket: 'bucket', Key: 'in/a' };
    expect(await (await triage.s3.send(new GetObjectCommand(object))).Body?.transformToString()).toBe('a');
    await expect(triage.s3.send(new PutObjectCommand({ ...object, Body: 'b' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'triage is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::bucket/in/a',
    });
  });

  it('I6: reports a denial without the personal data in the key', async () => {
    grant();
    const Key = 'in/maya@example.com/a b.json';
    await expect(triage.s3.send(new GetObjectCommand({ Bucket: 'bucket', Key }))).rejects.toThrow(Key);
    expect(problems.at(-1)).toBe(
      'Access denied: triage is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::bucket/in/[EMAIL_1]/a b.json',
    );
  });

  it('asks for both ends of a copy', async () => {
    const copy = new CopyObjectCommand({ Bucket: 'bucket', Key: 'out/a', CopySource: 'bucket/in/a' });
    grant(['s3:PutObject', 'arn:aws:s3:::bucket/out/*']);
    await expect(triage.s3.send(copy)).rejects.toThrow('s3:GetObject on resource: arn:aws:s3:::bucket/in/a');
    grant(['s3:PutObject', 'arn:aws:s3:::bucket/out/*'], ['s3:GetObject', 'arn:aws:s3:::bucket/in/a']);
    expect((await triage.s3.send(copy)).CopyObjectResult?.ETag).toBeTruthy();
  });

  it('checks every key of a DeleteObjects call by itself', async () => {
    await person.s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'tmp/<&> 1', Body: 'x' }));
    grant(['s3:DeleteObject', 'arn:aws:s3:::bucket/tmp/*']);
    const Objects = [{ Key: 'tmp/<&> 1' }, { Key: 'in/a' }];
    const result = await triage.s3.send(new DeleteObjectsCommand({ Bucket: 'bucket', Delete: { Objects } }));
    expect(result.Deleted).toMatchObject([{ Key: 'tmp/<&> 1' }]);
    expect(result.Errors).toMatchObject([{ Key: 'in/a', Code: 'AccessDenied' }]);
    await person.s3.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'in/a' }));
  });

  it('answers 403 instead of 404 to a function that may not list the bucket, as S3 does', async () => {
    const missing = new GetObjectCommand({ Bucket: 'bucket', Key: 'in/none' });
    grant(['s3:GetObject', 'arn:aws:s3:::bucket/*']);
    await expect(triage.s3.send(missing)).rejects.toMatchObject({ name: 'AccessDenied' });
    grant(['s3:GetObject', 'arn:aws:s3:::bucket/*'], ['s3:ListBucket', 'arn:aws:s3:::bucket']);
    await expect(triage.s3.send(missing)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});
