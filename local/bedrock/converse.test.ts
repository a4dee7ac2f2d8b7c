import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUEST, startTestBedrock, type TestBedrock } from './test-bedrock.ts';

const HAIKU = 'us.anthropic.claude-haiku-5-5';
const NOVA = 'us.amazon.nova-lite-v1:0';
let stand: TestBedrock;

beforeAll(async () => {
  stand = await startTestBedrock();
});
afterAll(() => stand.stop());

const ask = (request: object, modelId = NOVA) =>
  stand.client.send(new ConverseCommand({ modelId, ...request } as unknown as ConverseCommandInput));

/** Past the client, which would not send everything. */
async function post(body: string, modelId = NOVA) {
  const url = `http://127.0.0.1:${stand.bedrock.port}/model/${encodeURIComponent(modelId)}/converse`;
  return await fetch(url, { method: 'POST', body });
}

const without = { ...REQUEST, toolConfig: undefined };
const user = (text: string) => ({ role: 'user', content: [{ text }] });
const assistant = (text: string) => ({ role: 'assistant', content: [{ text }] });
const use = { role: 'assistant', content: [{ toolUse: { toolUseId: 'u1', name: 'record', input: {} } }] };
const result = (toolUseId: string) => ({
  role: 'user',
  content: [{ toolResult: { toolUseId, content: [{ text: 'Summary is too long.' }] } }],
});

describe('Converse', () => {
  it('answers by the tool that it must use, with what it costs', async () => {
    const { output, stopReason, usage, metrics, $metadata } = await ask(REQUEST);
    expect(stopReason).toBe('tool_use');
    expect(output?.message?.role).toBe('assistant');
    const [block] = output?.message?.content ?? [];
    expect(block?.toolUse).toMatchObject({ name: 'record', toolUseId: expect.stringMatching(/^tooluse_/) });
    expect(usage).toMatchObject({ cacheReadInputTokens: 0, cacheWriteInputTokens: 0 });
    expect(usage?.totalTokens).toBe((usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0));
    expect(usage?.inputTokens).toBeGreaterThan(300);
    expect(metrics?.latencyMs).toBeGreaterThanOrEqual(0);
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('without a tool answers with sentences of what it was sent', async () => {
    const { output, stopReason } = await ask(without);
    expect(stopReason).toBe('end_turn');
    expect(output?.message?.content?.[0]?.text).toContain('The washing machine was delivered broken.');
  });

  it('says who answers', async () => {
    const answer = await post(JSON.stringify(without));
    expect(answer.headers.get('x-callsift-stand-in')).toBe('extractive');
  });

  it('gives the same answer to the same request', async () => {
    const [first, second] = [await ask(REQUEST), await ask(REQUEST)];
    const inputOf = ({ output }: typeof first) => output?.message?.content?.[0]?.toolUse?.input;
    expect(inputOf(second)).toEqual(inputOf(first));
    expect(second.usage).toEqual(first.usage);
  });

  it('counts more tokens of a text with the newer tokenizer of Claude', async () => {
    const [nova, haiku] = [await ask(REQUEST, NOVA), await ask(REQUEST, HAIKU)];
    expect(haiku.usage?.inputTokens).toBe(Math.ceil((nova.usage?.inputTokens ?? 0) * 1.3));
  });

  it('stops at the limit of tokens, with the fields that were complete', async () => {
    const { output, stopReason, usage } = await ask({ ...REQUEST, inferenceConfig: { maxTokens: 60 } });
    expect(stopReason).toBe('max_tokens');
    expect(Object.keys(output?.message?.content?.[0]?.toolUse?.input as object)).toEqual(['summary']);
    expect(usage?.outputTokens).toBe(60);
  });

  it.each([
    'amazon.nova-lite-v1:0',
    'us.amazon.nova-pro-v1:0',
    'global.anthropic.claude-haiku-5-5',
    'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-micro-v1:0',
    'arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0',
  ])('knows the model %s', async (modelId) => {
    expect((await ask(without, modelId)).stopReason).toBe('end_turn');
  });

  it('takes the results of a tool, and goes on', async () => {
    const messages = [...REQUEST.messages, use, result('u1')];
    expect((await ask({ ...REQUEST, messages })).stopReason).toBe('tool_use');
  });

  it('takes marks of a cache, which change nothing', async () => {
    const system = [...REQUEST.system, { cachePoint: { type: 'default' } }];
    expect((await ask({ ...REQUEST, system })).usage).toEqual((await ask(REQUEST)).usage);
  });
});

describe('a ValidationException', () => {
  const tool = REQUEST.toolConfig.tools[0];
  const chosen = (toolChoice: object) => ({ ...REQUEST, toolConfig: { ...REQUEST.toolConfig, toolChoice } });

  it.each([
    ['no messages', { messages: [] }, "'messages'"],
    ['an answer first', { messages: [assistant('Hello.')] }, 'must start with a user message'],
    ['two users in a row', { messages: [user('One.'), user('Two.')] }, 'must alternate between user and assistant'],
    ['a blank text', { messages: [user(' \n')] }, 'messages.0.content.0 is blank'],
    [
      'an empty message',
      { messages: [{ role: 'user', content: [] }] },
      'content field in the Message object at messages.0',
    ],
    ['a blank system text', { ...without, system: [{ text: '' }] }, 'SystemContentBlock object is blank'],
    ['no tokens', { ...without, inferenceConfig: { maxTokens: 0 } }, "'inferenceConfig.maxTokens'"],
    ['too many tokens', { ...without, inferenceConfig: { maxTokens: 5_001 } }, 'exceeds the model limit of 5000'],
    ['a temperature above 1', { ...without, inferenceConfig: { temperature: 1.1 } }, "'inferenceConfig.temperature'"],
    ['a tool that is not there', chosen({ tool: { name: 'other' } }), "Tool 'other' not found in provided tools"],
    ['a choice of two tools', chosen({ any: {}, tool: { name: 'record' } }), "'toolConfig.toolChoice'"],
    ['no tools', { ...without, toolConfig: { tools: [] } }, "'toolConfig.tools'"],
    ['a tool twice', { ...without, toolConfig: { tools: [tool, tool] } }, 'Tool names must be unique'],
    [
      'a schema of no object',
      { ...without, toolConfig: { tools: [{ toolSpec: { name: 'x', inputSchema: { json: { type: 'array' } } } }] } },
      'toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object',
    ],
    ['a use without tools', { messages: [user('Hi.'), use, result('u1')] }, 'toolConfig field must be defined'],
    [
      'a use without its result',
      { ...REQUEST, messages: [user('Hi.'), use, user('So?')] },
      'Expected toolResult blocks',
    ],
    ['a result of no use', { ...REQUEST, messages: [result('u1')] }, 'exceeds the number of toolUse blocks'],
  ])('comes for %s', async (_, request, message) => {
    const refused = { name: 'ValidationException', message: expect.stringContaining(message) };
    await expect(ask(request)).rejects.toMatchObject({ ...refused, $metadata: { httpStatusCode: 400 } });
  });

  it.each([
    ['temperature', { inferenceConfig: { temperature: 0 } }, '`temperature` is deprecated'],
    ['topP', { inferenceConfig: { topP: 0.5 } }, '`top_p` is deprecated'],
    ['top_k', { additionalModelRequestFields: { top_k: 5 } }, '`top_k` is deprecated'],
    ['a begun answer', { messages: [user('Hi.'), assistant('{')] }, 'does not support assistant message prefill'],
  ])('comes for %s with Claude Haiku 5.5, and not with Nova', async (_, more, message) => {
    await expect(ask({ ...without, ...more }, HAIKU)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
    expect((await ask({ ...without, ...more })).stopReason).toBe('end_turn');
  });

  it('comes for temperature and topP at once with Claude Haiku 4.5', async () => {
    const modelId = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
    const asked = ask({ ...without, inferenceConfig: { temperature: 0.5, topP: 0.5 } }, modelId);
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining('cannot both be specified') });
    expect((await ask({ ...without, inferenceConfig: { temperature: 0.5 } }, modelId)).stopReason).toBe('end_turn');
  });

  it('comes for a forced tool with Claude Sonnet 5.5', async () => {
    await expect(ask(REQUEST, 'us.anthropic.claude-sonnet-5-5')).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each(['nobody.knows-v1:0', 'eu.amazon.nova-2-pro-v1:0', 'arn:aws:bedrock:us-east-1::foundation-model/x'])(
    'comes for the unknown model %s',
    async (modelId) => {
      const refused = { name: 'ValidationException', message: 'The provided model identifier is invalid.' };
      await expect(ask(without, modelId)).rejects.toMatchObject(refused);
    },
  );

  it('comes for a model of embeddings', async () => {
    const asked = ask(without, 'amazon.titan-embed-text-v2:0');
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining("doesn't support the model") });
  });

  it.each([
    ['no JSON', '{"messages":'],
    ['no object', '[]'],
    ['a field that nobody knows', JSON.stringify({ ...without, guardrail: {} })],
    ['a text that is a number', JSON.stringify({ messages: [{ role: 'user', content: [{ text: 5 }] }] })],
    [
      'a block of two kinds',
      JSON.stringify({ messages: [{ role: 'user', content: [{ text: 'a', cachePoint: {} }] }] }),
    ],
    ['a role of its own', JSON.stringify({ messages: [{ role: 'system', content: [{ text: 'secret words' }] }] })],
    ['JSON without an end', `{"messages":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ])('comes for %s, and repeats nothing of it', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^ValidationException/);
    expect(await answer.text()).not.toContain('secret');
  });
});
