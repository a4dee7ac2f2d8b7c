import {
  BedrockRuntimeClient,
  type ConverseCommand,
  type ConverseCommandOutput,
  ThrottlingException,
} from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBedrock, type TestBedrock } from '#local/bedrock/test-bedrock.ts';
import type { ChatRequest } from '../domain/enrichment/ports.ts';
import { enrichmentTool } from '../domain/enrichment/schema.ts';
import { BedrockChat, converseBody, readAnswer } from './bedrock-converse.ts';

const REQUEST: ChatRequest = {
  model: 'us.amazon.nova-lite-v1:0',
  system: 'Read the call.',
  user: '{"turn":1,"speaker":"customer","text":"The parcel never came."}',
  tool: enrichmentTool(['late_delivery']),
  max_tokens: 400,
};
const USAGE = { inputTokens: 12, outputTokens: 5, totalTokens: 17 };

let service: TestBedrock;
beforeAll(async () => {
  service = await startTestBedrock();
});
afterAll(() => service.stop());

/** A chat whose client does this instead of asking Bedrock. */
function chatWith(send: (command: ConverseCommand) => Promise<unknown>): BedrockChat {
  return new BedrockChat({ send } as unknown as BedrockRuntimeClient);
}

type Content = NonNullable<NonNullable<NonNullable<ConverseCommandOutput['output']>['message']>['content']>;
const answerOf = (content: Content, more: object = {}) =>
  readAnswer(
    { output: { message: { role: 'assistant', content } }, stopReason: 'tool_use', usage: USAGE, ...more },
    'record',
  );
const use = (name: string, input: unknown) => ({ toolUse: { toolUseId: 't', name, input } }) as Content[number];

describe('a request by Converse', () => {
  it('forces the tool, and has sampling and fields of the model only when they are given', () => {
    const { name, description, schema } = REQUEST.tool;
    const body = converseBody(REQUEST);
    expect(body).toEqual({
      system: [{ text: REQUEST.system }],
      messages: [{ role: 'user', content: [{ text: REQUEST.user }] }],
      inferenceConfig: { maxTokens: 400 },
      toolConfig: {
        tools: [{ toolSpec: { name, description, inputSchema: { json: schema } } }],
        toolChoice: { tool: { name } },
      },
    });
    const fields = { thinking: { type: 'disabled' } };
    expect(converseBody({ ...REQUEST, temperature: 0, fields })).toEqual({
      ...body,
      inferenceConfig: { maxTokens: 400, temperature: 0 },
      additionalModelRequestFields: fields,
    });
  });

  it('goes to the model by its id, once, and brings its answer with its tokens', async () => {
    const before = service.asked.length;
    const outcome = await new BedrockChat(service.client).ask(REQUEST, 5_000);
    expect(outcome).toMatchObject({ kind: 'answered', stop_reason: 'tool_use', text: '' });
    expect(service.asked.slice(before)).toMatchObject([{ operation: 'converse', modelId: REQUEST.model }]);
    const { inputTokens, outputTokens } = service.bedrock.usage().chat.total;
    expect(outcome).toMatchObject({
      usage: { input: inputTokens, output: outputTokens, cache_read: 0, cache_write: 0 },
    });
    expect(outcome.latency_ms).toBeLessThan(5_000);
  });
});

describe('an answer of Converse', () => {
  it('is the input of the tool that was asked for, whatever else stands in it', () => {
    expect(answerOf([{ text: 'I see. ' }, use('other', { a: 1 }), use('record', { b: 2 }), { text: 'Done.' }])).toEqual(
      {
        kind: 'answered',
        input: { b: 2 },
        text: 'I see. Done.',
        stop_reason: 'tool_use',
        usage: { input: 12, output: 5, cache_read: 0, cache_write: 0 },
      },
    );
  });

  it('without the tool, a message or anything at all has no input', () => {
    expect(answerOf([use('other', { a: 1 })]).input).toBeUndefined();
    expect(answerOf([])).toMatchObject({ input: undefined, text: '' });
    expect(readAnswer({ output: undefined, stopReason: undefined, usage: undefined }, 'record')).toEqual({
      kind: 'answered',
      input: undefined,
      text: '',
      stop_reason: 'unknown',
      usage: undefined,
    });
  });

  it.each([
    ['us.amazon.nova-lite-v1:0', { model: 'us.amazon.nova-lite-v1:0' }],
    [
      'arn:aws:bedrock:us-east-1::foundation-model/a.b-v1:0',
      { model: 'arn:aws:bedrock:us-east-1::foundation-model/a.b-v1:0' },
    ],
    ['<b>model</b>', {}],
    ['', {}],
    [undefined, {}],
  ])('names the model that a router chose, where that is a name: %s', (invokedModelId, expected) => {
    const { kind, input, text, stop_reason, usage, ...more } = answerOf([], {
      trace: { promptRouter: { invokedModelId } },
    });
    expect(more).toEqual(expected);
  });

  it('tells tokens of the cache apart', () => {
    const usage = { ...USAGE, cacheReadInputTokens: 1000, cacheWriteInputTokens: 7 };
    expect(answerOf([], { usage }).usage).toEqual({ input: 12, output: 5, cache_read: 1000, cache_write: 7 });
  });

  it.each([
    [{ inputTokens: -1 }],
    [{ inputTokens: 1.5 }],
    [{ inputTokens: Number.NaN }],
    [{ inputTokens: undefined }],
    [{ outputTokens: '5' }],
    [{ outputTokens: 1e18 }],
    [{ outputTokens: 10_000_001 }],
    [{ cacheReadInputTokens: -2 }],
    [{ cacheWriteInputTokens: Number.POSITIVE_INFINITY }],
  ])('row 15: with tokens that nobody can have used, %j, tells none', (wrong) => {
    expect(answerOf([], { usage: { ...USAGE, ...wrong } }).usage).toBeUndefined();
  });
});

describe('what went wrong', () => {
  const named = (name: string, httpStatusCode?: number) =>
    Object.assign(new Error('of maya.fields@example.com'), { name, $metadata: { httpStatusCode } });
  const coded = (code: unknown) => Object.assign(new Error('x'), { code });

  it.each([
    ['throttled', 'ThrottlingException', named('ThrottlingException', 429)],
    ['throttled', 'ModelNotReadyException', named('ModelNotReadyException', 429)],
    ['throttled', 'TooManyRequestsException', named('TooManyRequestsException', 429)],
    ['unavailable', 'ServiceUnavailableException', named('ServiceUnavailableException', 503)],
    ['unavailable', 'InternalServerException', named('InternalServerException', 500)],
    ['unavailable', 'ModelTimeoutException', named('ModelTimeoutException', 408)],
    ['unavailable', 'ModelErrorException', named('ModelErrorException', 424)],
    ['unavailable', 'BadGateway', named('BadGateway', 502)],
    ['unavailable', 'RequestTimeout', named('RequestTimeout', 408)],
    ['unavailable', 'FailedDependency', named('FailedDependency', 424)],
    ['unavailable', 'ECONNREFUSED', coded('ECONNREFUSED')],
    ['unavailable', 'ENOTFOUND', coded('ENOTFOUND')],
    ['timeout', 'TimeoutError', named('TimeoutError')],
    ['timeout', 'AbortError', named('AbortError')],
    ['lost', 'ECONNRESET', coded('ECONNRESET')],
    ['lost', 'SyntaxError', named('SyntaxError', 200)],
    ['lost', 'unknown', 'a text'],
    ['lost', 'unknown', undefined],
    ['refused', 'AccessDeniedException', named('AccessDeniedException', 403)],
    ['refused', 'ValidationException', named('ValidationException', 400)],
    ['refused', 'ResourceNotFoundException', named('ResourceNotFoundException', 404)],
    ['refused', 'ExpiredTokenException', named('ExpiredTokenException', 403)],
    ['refused', 'unknown', named('of maya.fields@example.com', 400)],
    ['lost', 'unknown', coded('x'.repeat(65))],
    ['lost', 'Error', coded(7)],
  ] as const)('is %s when it is %s, told by its name alone', async (fault, code, error) => {
    const outcome = await chatWith(() => Promise.reject(error)).ask(REQUEST, 1_000);
    expect(outcome).toEqual({ kind: 'fault', fault, code, latency_ms: expect.any(Number) });
  });

  it('row 12: is read from the exceptions of the client itself', async () => {
    const error = new ThrottlingException({ message: 'Slow down.', $metadata: { httpStatusCode: 429 } });
    expect(await chatWith(() => Promise.reject(error)).ask(REQUEST, 1_000)).toMatchObject({ fault: 'throttled' });
  });

  it.each(['before', 'mid-body'] as const)(
    'row 15: is a time-out when nothing more comes (%s), within the time given',
    async (hang) => {
      service.faults.push({ hang });
      const started = performance.now();
      const outcome = await new BedrockChat(service.client).ask(REQUEST, 250);
      expect(outcome).toMatchObject({ kind: 'fault', fault: 'timeout' });
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(outcome.latency_ms).toBeGreaterThan(200);
    },
  );

  it('row 15: is lost when the connection breaks off', async () => {
    service.faults.push({ cut: true });
    expect(await new BedrockChat(service.client).ask(REQUEST, 5_000)).toMatchObject({ kind: 'fault', fault: 'lost' });
  });

  it('row 12: is that nobody was asked when there is no connection', async () => {
    const client = new BedrockRuntimeClient({
      endpoint: 'http://127.0.0.1:9',
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
      requestHandler: new NodeHttpHandler(),
    });
    const outcome = await new BedrockChat(client).ask(REQUEST, 5_000);
    client.destroy();
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'unavailable', code: 'ECONNREFUSED' });
  });
});
