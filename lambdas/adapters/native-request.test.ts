import { describe, expect, it } from 'vitest';
import { MODELS } from '../domain/cost/model-catalogue.ts';
import type { ChatRequest } from '../domain/enrichment/ports.ts';
import { nativeFormat } from './native-request.ts';

const schema = { type: 'object', properties: { mood: { type: 'string' } } };
const REQUEST: ChatRequest = {
  model: 'us.amazon.nova-lite-v1:0',
  system: 'You read calls.',
  user: 'A call.',
  tool: { name: 'record', description: 'Records.', schema },
  max_tokens: 300,
  temperature: 0,
};
const NO_CACHE = { cache_read: 0, cache_write: 0 };

const nova = nativeFormat('us.amazon.nova-lite-v1:0');
const claude = nativeFormat('arn:aws:bedrock:us-east-1:000000000000:inference-profile/us.anthropic.claude-haiku-5-5');

describe('requests in a model’s own format', () => {
  it('are those of Converse for Nova', () => {
    expect(nova?.body(REQUEST)).toEqual({
      schemaVersion: 'messages-v1',
      system: [{ text: 'You read calls.' }],
      messages: [{ role: 'user', content: [{ text: 'A call.' }] }],
      inferenceConfig: { maxTokens: 300, temperature: 0 },
      toolConfig: {
        tools: [{ toolSpec: { name: 'record', description: 'Records.', inputSchema: { json: schema } } }],
        toolChoice: { tool: { name: 'record' } },
      },
    });
  });

  it('are Messages for Claude, with the fields that the model needs besides', () => {
    const { temperature: _, ...request } = REQUEST;
    expect(claude?.body({ ...request, fields: { thinking: { type: 'disabled' } } })).toEqual({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: 300,
      system: 'You read calls.',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'A call.' }] }],
      tools: [{ name: 'record', description: 'Records.', input_schema: schema }],
      tool_choice: { type: 'tool', name: 'record' },
      thinking: { type: 'disabled' },
    });
  });

  it('are known for every model that has a price for batches', () => {
    const models = MODELS.filter(({ batch_prices }) => batch_prices !== undefined);
    const ids = models.flatMap(({ id, profiles }) => [id, ...profiles]);
    expect(ids.length).toBeGreaterThan(8);
    expect(ids.filter((id) => nativeFormat(id) === undefined)).toEqual([]);
    expect(nativeFormat('other.model-v1')).toBeUndefined();
  });
});

describe('answers in a model’s own format', () => {
  it('give the input of the tool, what was said beside, and all tokens', () => {
    const content = [{ text: 'Here:' }, { toolUse: { toolUseId: 'x', name: 'record', input: { mood: 'calm' } } }];
    const usage = { inputTokens: 9, outputTokens: 4, cacheReadInputTokenCount: 3, cacheWriteInputTokenCount: 2 };
    const answer = { output: { message: { role: 'assistant', content } }, stopReason: 'tool_use', usage };
    expect(nova?.read(answer, 'record')).toEqual({
      kind: 'answered',
      input: { mood: 'calm' },
      text: 'Here:',
      stop_reason: 'tool_use',
      usage: { input: 9, output: 4, cache_read: 3, cache_write: 2 },
    });
    const blocks = [
      { type: 'text', text: 'Here:' },
      { type: 'tool_use', id: 'x', name: 'record', input: { mood: 'calm' } },
    ];
    const tokens = { input_tokens: 9, output_tokens: 4, cache_read_input_tokens: 3, cache_creation_input_tokens: 2 };
    expect(claude?.read({ content: blocks, stop_reason: 'tool_use', usage: tokens }, 'record')).toEqual(
      nova?.read(answer, 'record'),
    );
  });

  it('need no counts of cached tokens', () => {
    const usage = { inputTokens: 9, outputTokens: 4, cacheReadInputTokenCount: null };
    expect(nova?.read({ usage }, 'record').usage).toEqual({ input: 9, output: 4, ...NO_CACHE });
    expect(claude?.read({ usage: { input_tokens: 9, output_tokens: 4 } }, 'record').usage).toEqual({
      input: 9,
      output: 4,
      ...NO_CACHE,
    });
  });

  it.each([
    {},
    { output: 5, usage: 'none', stopReason: {} },
    { output: { message: { content: [null, 7, { text: 3 }, { toolUse: null }] } } },
    { content: [null, 7, { type: 'text', text: {} }, { type: 'tool_use' }], usage: { input_tokens: '9' } },
    { usage: { inputTokens: -1, outputTokens: 4 } },
  ])('may hold anything: %j is no answer of use', (answer) => {
    const nothing = { input: undefined, text: '', usage: undefined, stop_reason: 'unknown' };
    expect(nova?.read(answer, 'record')).toMatchObject(nothing);
    expect(claude?.read(answer, 'record')).toMatchObject(nothing);
  });
});
