import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from './faults.ts';
import { type Bedrock, startBedrock } from './server.ts';

const TITAN = 'amazon.titan-embed-text-v2:0';
const faults: Fault[] = [];
let bedrock: Bedrock;
let client: BedrockRuntimeClient;

beforeAll(async () => {
  bedrock = await startBedrock({ port: 0, faults: () => faults.shift() });
  client = clientWith(1);
});

afterAll(async () => {
  client.destroy();
  await bedrock.stop();
});

function clientWith(maxAttempts: number): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${bedrock.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'person', secretAccessKey: 'unused' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts,
  });
}

async function invoke(request: unknown, modelId = TITAN) {
  const body = typeof request === 'string' ? request : JSON.stringify(request);
  const answer = await client.send(new InvokeModelCommand({ modelId, body, contentType: 'application/json' }));
  return JSON.parse(answer.body.transformToString());
}

const norm = (vector: readonly number[]) => Math.hypot(...vector);

test('a text gets a vector of 1,024 components and length 1 when nothing is said about it', async () => {
  const answer = await invoke({ inputText: 'The parcel never came.' });
  expect(answer.embedding).toHaveLength(1024);
  expect(norm(answer.embedding)).toBeCloseTo(1, 5);
  expect(answer.embeddingsByType).toEqual({ float: answer.embedding });
  expect(answer.inputTextTokenCount).toBe(6);
});

test.each([256, 512, 1024])('%i components are the same direction, filled up with zeros', async (dimensions) => {
  const short = await invoke({ inputText: 'A late train.', dimensions: 256 });
  const { embedding } = await invoke({ inputText: 'A late train.', dimensions });
  expect(embedding).toEqual([...short.embedding, ...Array(dimensions - 256).fill(0)]);
});

test('a vector that is not normalised has the same direction and another length', async () => {
  const unit = await invoke({ inputText: 'My card is lost.', dimensions: 256 });
  const raw = await invoke({ inputText: 'My card is lost.', dimensions: 256, normalize: false });
  const length = norm(raw.embedding);
  expect(Math.abs(length - 1)).toBeGreaterThan(0.01);
  expect(raw.embedding[7] / length).toBeCloseTo(unit.embedding[7], 5);
});

test('a binary embedding has the signs of the components', async () => {
  const answer = await invoke({ inputText: 'Refund me.', dimensions: 256, embeddingTypes: ['float', 'binary'] });
  const signs = answer.embedding.map((component: number) => (component > 0 ? 1 : 0));
  expect(answer.embeddingsByType).toEqual({ float: answer.embedding, binary: signs });
  expect(new Set(signs).size).toBe(2);
});

test('the number of tokens is in a header of the answer too', async () => {
  const body = JSON.stringify({ inputText: 'two words' });
  const answer = await fetch(`http://127.0.0.1:${bedrock.port}/model/amazon.titan-embed-text-v2%3A0/invoke`, {
    method: 'POST',
    body,
  });
  expect(answer.headers.get('x-amzn-bedrock-input-token-count')).toBe('2');
  expect(await answer.json()).toMatchObject({ inputTextTokenCount: 2 });
});

test('the ARN of a foundation model names it as well as its id', async () => {
  const arn = `arn:aws:bedrock:us-east-1::foundation-model/${TITAN}`;
  expect((await invoke({ inputText: 'hello', dimensions: 256 }, arn)).embedding).toHaveLength(256);
});

test.each([
  ['an empty text', { inputText: '' }, 'expected minLength: 1, actual: 0'],
  ['no text', { dimensions: 256 }, 'required key [inputText] not found'],
  ['a text that is no string', { inputText: 12 }, '#/inputText: expected type: String, found: Number'],
  ['50,001 characters', { inputText: ' '.repeat(50_001) }, 'expected maxLength: 50000, actual: 50001'],
  ['8,193 tokens', { inputText: 'yes '.repeat(8_193) }, 'Max input tokens: 8192, request input token count: 8193'],
  ['other dimensions', { inputText: 'a', dimensions: 384 }, '384 is not a valid enum value'],
  ['a flag that is no boolean', { inputText: 'a', normalize: 'yes' }, 'expected type: Boolean, found: String'],
  ['an unknown type of embedding', { inputText: 'a', embeddingTypes: ['int8'] }, '#/embeddingTypes'],
  ['an unknown field', { inputText: 'a', temperature: 1 }, 'extraneous key'],
  ['two faults', { inputText: '', dimensions: 1 }, '2 schema violations found'],
  ['a body that is no JSON', '{"inputText":', 'Malformed input request'],
  ['a body that is no object', '[]', 'expected type: JSONObject, found: JSONArray'],
])('%s is a ValidationException', async (_, request, message) => {
  await expect(invoke(request)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
    $metadata: { httpStatusCode: 400 },
  });
});

test('50,000 characters and 8,192 tokens are taken', async () => {
  expect((await invoke({ inputText: 'word'.padEnd(50_000) })).inputTextTokenCount).toBe(1);
  expect((await invoke({ inputText: 'yes '.repeat(8_192) })).inputTextTokenCount).toBe(8_192);
});

test('an unknown model is refused by name of the fault', async () => {
  await expect(invoke({ inputText: 'a' }, 'nobody.knows-v1:0')).rejects.toMatchObject({ name: 'ValidationException' });
});

test('an unknown operation is not found', async () => {
  const answer = await fetch(`http://127.0.0.1:${bedrock.port}/model/${TITAN}/toString`, { method: 'POST' });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('x-amzn-errortype')).toMatch(/^UnknownOperationException/);
});

test.each([
  ['ThrottlingException', 429],
  ['InternalServerException', 500],
  ['ServiceUnavailableException', 503],
] as const)('a scripted %s reaches the client by its name and status %i', async (code, httpStatusCode) => {
  faults.push({ code });
  await expect(invoke({ inputText: 'a' })).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode } });
});

test('the SDK tries again after a scripted throttling', async () => {
  faults.push({ code: 'ThrottlingException' });
  const patient = clientWith(2);
  const body = JSON.stringify({ inputText: 'again', dimensions: 256 });
  const answer = await patient.send(new InvokeModelCommand({ modelId: TITAN, body }));
  expect(answer.$metadata.attempts).toBe(2);
  patient.destroy();
});

test('a scripted delay holds the answer back', async () => {
  faults.push({ delayMs: 80 });
  const started = performance.now();
  await invoke({ inputText: 'slow' });
  expect(performance.now() - started).toBeGreaterThanOrEqual(75);
});

test('a client that hangs up in the middle of its body leaves the server working', async () => {
  const hungUp = new AbortController();
  const body = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode('{"inputText":"'));
      setTimeout(() => hungUp.abort(), 20);
    },
  });
  const url = `http://127.0.0.1:${bedrock.port}/model/${TITAN}/invoke`;
  const request = { method: 'POST', body, duplex: 'half', signal: hungUp.signal } as RequestInit;
  await expect(fetch(url, request)).rejects.toThrow();
  expect((await invoke({ inputText: 'still here', dimensions: 256 })).embedding).toHaveLength(256);
});
