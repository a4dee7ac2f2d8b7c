import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BatchService, BUCKET, startBatchService } from './test-batch-service.ts';

let service: BatchService;

beforeAll(async () => {
  service = await startBatchService();
});

afterEach(() => service.reset());
afterAll(() => service.close());

describe('a request', () => {
  const s3Input = (s3Uri: string) => ({ inputDataConfig: { s3InputDataConfig: { s3Uri } } });

  it.each([
    ['a name with a blank', { jobName: 'my parcel' }, 'jobName'],
    ['a long name', { jobName: 'a'.repeat(64) }, 'jobName'],
    ['a name that ends a pattern late', { jobName: `${'a-'.repeat(31)}!` }, 'jobName'],
    ['a token with a line', { clientRequestToken: 'a_b' }, 'clientRequestToken'],
    ['a role that is none', { roleArn: 'arn:aws:iam::1:user/a' }, 'roleArn'],
    ['another scheme', s3Input('https://batches/a.jsonl'), 'inputDataConfig.s3InputDataConfig.s3Uri'],
    ['a key with an equals sign', s3Input('s3://batches/day=1/a.jsonl'), 'inputDataConfig.s3InputDataConfig.s3Uri'],
    ['an empty part', s3Input('s3://batches//a.jsonl'), 'inputDataConfig.s3InputDataConfig.s3Uri'],
    ['too short a time', { timeoutDurationInHours: 1 }, 'timeoutDurationInHours'],
    ['an unknown type', { modelInvocationType: 'Chat' as 'Converse' }, 'modelInvocationType'],
    ['an unknown model', { modelId: 'nobody.knows-v1:0' }, 'model identifier is invalid'],
    ['a model that does not chat', { modelId: 'amazon.titan-embed-text-v2:0' }, 'model identifier is invalid'],
  ])('with %s is a ValidationException that says where', async (_, more, where) => {
    service.begin();
    const failure = service.create(`s3://${BUCKET}/in/a.jsonl`, more);
    await expect(failure).rejects.toMatchObject({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } });
    await expect(failure).rejects.toThrow(where);
    await expect(failure).rejects.not.toThrow('parcel');
  });

  it.each([
    ['POST', '/model-invocation-job', '[]', 400],
    ['POST', '/model-invocation-job', '{"jobName":', 400],
    ['GET', '/model-invocation-jobs?maxResults=0', '', 400],
    ['GET', '/model-invocation-jobs?statusEquals=Done', '', 400],
    ['GET', '/model-invocation-jobs?nextToken=x', '', 400],
    ['GET', '/model-invocation-jobs?submitTimeAfter=then', '', 400],
    ['GET', '/model-invocation-job/%E0%A4%A', '', 400],
    ['DELETE', '/model-invocation-job/abcdefghijkl', '', 404],
    ['GET', '/model-invocation-job/abcdefghijkl', '', 404],
  ])('%s %s with the body «%s» is answered with %i', async (method, path, body, status) => {
    service.begin();
    expect((await service.jobs().handle(method, path, body)).status).toBe(status);
  });
});
