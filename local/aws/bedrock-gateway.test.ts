import { BedrockClient, CreateModelInvocationJobCommand, GetModelInvocationJobCommand } from '@aws-sdk/client-bedrock';
import { BedrockRuntimeClient, ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bedrockAccesses } from './bedrock-access.ts';
import { type AwsEndpoint, startAwsEndpoint } from './endpoint.ts';
import type { Statement } from './iam.ts';
import { startStandIn } from './test-stand-in.ts';

const TITAN = 'amazon.titan-embed-text-v2:0';
const NOVA = 'amazon.nova-lite-v1:0';
const ROLE = 'arn:aws:iam::000000000000:role/app-batch';
const PROFILE = `arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.${NOVA}`;
const JOBS = 'arn:aws:bedrock:us-east-1:000000000000:model-invocation-job';
const modelArn = (model: string, region = 'us-east-1') => `arn:aws:bedrock:${region}::foundation-model/${model}`;

let granted: Statement[] = [];
let model: Awaited<ReturnType<typeof startStandIn>>;
let endpoint: AwsEndpoint;

const grant = (...pairs: [Action: string, Resource: string][]) => {
  granted = pairs.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
};

beforeAll(async () => {
  model = await startStandIn({ embedding: [1, 0], inputTextTokenCount: 2, jobArn: `${JOBS}/abcdefghijkl` });
  endpoint = await startAwsEndpoint({
    port: 0,
    upstream: { bedrock: model.url },
    onProblem: () => {},
    grants: (accessKeyId) => (accessKeyId === 'search' ? granted : undefined),
  });
});

beforeEach(() => grant());

afterAll(async () => {
  await endpoint.close();
  await model.close();
});

const settings = (accessKeyId: string) => ({
  endpoint: endpoint.url,
  region: 'us-east-1',
  credentials: { accessKeyId, secretAccessKey: 'unused' },
  maxAttempts: 1,
  requestHandler: new NodeHttpHandler(),
});

describe('a call of a model', () => {
  const invoke = (accessKeyId: string) =>
    new BedrockRuntimeClient(settings(accessKeyId)).send(
      new InvokeModelCommand({ modelId: TITAN, body: '{"inputText":"hello"}', contentType: 'application/json' }),
    );
  const converse = (modelId: string) =>
    new BedrockRuntimeClient(settings('search')).send(
      new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: 'hello' }] }] }),
    );

  it('is answered for whoever is granted the model', async () => {
    grant(['bedrock:InvokeModel', modelArn(TITAN)]);
    for (const who of ['person', 'search']) {
      const { body } = await invoke(who);
      expect(JSON.parse(body.transformToString())).toMatchObject({ embedding: [1, 0], inputTextTokenCount: 2 });
    }
    expect(model.seen.at(-1)).toEqual({
      method: 'POST',
      path: `/model/${encodeURIComponent(TITAN)}/invoke`,
      body: '{"inputText":"hello"}',
    });
  });

  it('of another model is denied as Bedrock does', async () => {
    grant(['bedrock:InvokeModel', modelArn(TITAN).replace('v2', 'v1')]);
    await expect(invoke('search')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `search is not authorized to perform: bedrock:InvokeModel on resource: ${modelArn(TITAN)}`,
    });
  });

  it('by an inference profile needs the profile, and its model in every region that it routes to', async () => {
    const action = 'bedrock:InvokeModel';
    grant([action, modelArn(NOVA, '*')]);
    await expect(converse(`us.${NOVA}`)).rejects.toThrow(`on resource: ${PROFILE}`);
    grant([action, PROFILE], [action, modelArn(NOVA)]);
    await expect(converse(`us.${NOVA}`)).rejects.toThrow(`on resource: ${modelArn(NOVA, 'us-east-2')}`);
    grant([action, PROFILE], [action, modelArn(NOVA, '*')]);
    await converse(`us.${NOVA}`);
    await converse(PROFILE);
    expect(model.seen.at(-1)?.path).toBe(`/model/${encodeURIComponent(PROFILE)}/converse`);
  });
});

describe('a batch job', () => {
  const client = (accessKeyId = 'search') => new BedrockClient(settings(accessKeyId));
  const create = (accessKeyId?: string) =>
    client(accessKeyId).send(
      new CreateModelInvocationJobCommand({
        jobName: 'calls',
        roleArn: ROLE,
        modelId: `us.${NOVA}`,
        inputDataConfig: { s3InputDataConfig: { s3Uri: 's3://calls/in.jsonl' } },
        outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://calls/out/' } },
      }),
    );
  const action = 'bedrock:CreateModelInvocationJob';
  const needed: [string, string][] = [
    [action, PROFILE],
    [action, modelArn(NOVA, '*')],
    [action, `${JOBS}/*`],
    ['iam:PassRole', ROLE],
  ];

  it('is begun by whoever may use the model, begin jobs and hand over the role', async () => {
    grant(...needed);
    for (const who of ['person', 'search']) expect((await create(who)).jobArn).toBe(`${JOBS}/abcdefghijkl`);
    expect(model.seen.at(-1)).toMatchObject({ method: 'POST', path: '/model-invocation-job' });
  });

  it.each([
    [0, `${action} on resource: ${PROFILE}`],
    [1, `${action} on resource: ${modelArn(NOVA)}`],
    [2, `${action} on resource: ${JOBS}/*`],
    [3, `iam:PassRole on resource: ${ROLE}`],
  ])('is not begun without right %i of these', async (left, why) => {
    grant(...needed.filter((_, index) => index !== left));
    const before = model.seen.length;
    await expect(create()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(why),
    });
    expect(model.seen).toHaveLength(before);
  });

  it('is looked at by its own right, whether it is named by its id or its ARN', async () => {
    const get = (jobIdentifier: string) => client().send(new GetModelInvocationJobCommand({ jobIdentifier }));
    await expect(get('abcdefghijkl')).rejects.toThrow(`GetModelInvocationJob on resource: ${JOBS}/abcdefghijkl`);
    grant(['bedrock:GetModelInvocationJob', `${JOBS}/abcdefghijkl`]);
    await get('abcdefghijkl');
    await get(`${JOBS}/abcdefghijkl`);
    expect(model.seen.at(-1)).toMatchObject({
      method: 'GET',
      path: `/model-invocation-job/${encodeURIComponent(`${JOBS}/abcdefghijkl`)}`,
    });
  });
});

describe('the rights to send a request', () => {
  const rights = (path: string, method = 'POST', body = '') =>
    bedrockAccesses({ method, path, body }, 'us-east-1').map(({ action, resource }) => `${action} ${resource}`);

  it.each([
    ['/model/m/converse', 'bedrock:InvokeModel', modelArn('m')],
    ['/model/m/converse-stream', 'bedrock:InvokeModelWithResponseStream', modelArn('m')],
    ['/model/m/invoke-with-response-stream', 'bedrock:InvokeModelWithResponseStream', modelArn('m')],
    [
      `/model/${encodeURIComponent(modelArn('m', 'eu-west-1'))}/invoke`,
      'bedrock:InvokeModel',
      modelArn('m', 'eu-west-1'),
    ],
    ['/model/%E0%A4%A/invoke', 'bedrock:InvokeModel', modelArn('%E0%A4%A')],
    ['/model/m/rate', 'bedrock:rate', modelArn('m')],
    ['/models', 'bedrock:UnknownOperation', '*'],
    ['/model-invocation-jobber', 'bedrock:UnknownOperation', '*'],
    ['/model-invocation-job/abc/stop', 'bedrock:StopModelInvocationJob', `${JOBS}/abc`],
    ['/model-invocation-job', 'bedrock:CreateModelInvocationJob', `${JOBS}/*`],
  ])('to %s are %s on %s', (path, action, resource) => {
    expect(rights(path)).toEqual([`${action} ${resource}`]);
  });

  it('list all jobs, or look at one, by themselves', () => {
    expect(rights('/model-invocation-jobs?maxResults=1', 'GET')).toEqual(['bedrock:ListModelInvocationJobs *']);
    expect(rights('/model-invocation-job/abc', 'GET')).toEqual([`bedrock:GetModelInvocationJob ${JOBS}/abc`]);
  });

  it('to a global profile are those to its model in this region and in none', () => {
    expect(rights('/model/global.anthropic.claude-haiku-5-5/converse')).toEqual([
      'bedrock:InvokeModel arn:aws:bedrock:us-east-1:000000000000:inference-profile/global.anthropic.claude-haiku-5-5',
      'bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-haiku-5-5',
      'bedrock:InvokeModel arn:aws:bedrock:::foundation-model/anthropic.claude-haiku-5-5',
    ]);
  });

  it.each(['null', '"text"', '{', '[]', '{"modelId":1,"roleArn":{}}'])('do not fall over a job that is %s', (body) => {
    expect(rights('/model-invocation-job', 'POST', body)).toEqual([`bedrock:CreateModelInvocationJob ${JOBS}/*`]);
  });
});

describe("the stand-in's own account", () => {
  it('is read without a signature', async () => {
    const answer = await fetch(`${endpoint.url}/_bedrock/usage`);
    expect(await answer.json()).toMatchObject({ inputTextTokenCount: 2 });
    expect(model.seen.at(-1)).toEqual({ method: 'GET', path: '/_standin/usage', body: '' });
  });

  it('cannot be written to', async () => {
    const before = model.seen.length;
    await fetch(`${endpoint.url}/_bedrock/usage`, { method: 'POST', body: '{}' });
    expect(model.seen).toHaveLength(before);
  });
});
