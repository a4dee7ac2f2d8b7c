import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConverseRequest } from '../converse/types.ts';
import { createBridge } from './bridge.ts';
import { type BridgeOptions, chatCompletionsOf } from './connection.ts';
import { completion, startChatServer, text } from './test-chat-server.ts';

const MODEL_ID = 'us.amazon.nova-lite-v1:0';
const TOOL = {
  name: 'note_parcel',
  description: 'Notes what became of a parcel.',
  inputSchema: { json: { type: 'object', properties: { late: { type: 'boolean' } }, required: ['late'] } },
};
const REQUEST: ConverseRequest = {
  system: [{ text: 'Read the call.' }, { cachePoint: { type: 'default' } }, { text: 'Be short.' }],
  messages: [{ role: 'user', content: [{ text: 'My parcel is nine days late.' }] }],
  inferenceConfig: { maxTokens: 300, temperature: 0, topP: 0.9, stopSequences: ['END'] },
  toolConfig: { tools: [{ toolSpec: TOOL }], toolChoice: { tool: { name: TOOL.name } } },
};
const CALL = { id: 'call_1', type: 'function', function: { name: TOOL.name, arguments: '{"late":true}' } };

let server: Awaited<ReturnType<typeof startChatServer>>;

beforeAll(async () => {
  server = await startChatServer();
});

afterAll(() => server.close());

function ask(request: ConverseRequest = REQUEST, options: Partial<BridgeOptions> = {}) {
  return createBridge({ url: server.url, model: 'tiny', ...options })(request, MODEL_ID);
}

const refusal = async (request?: ConverseRequest, options?: Partial<BridgeOptions>) =>
  ask(request, options).then(
    () => undefined,
    (error) => error,
  );

describe('a request of Converse', () => {
  it('becomes a chat completion with the tool as a function that must be called', async () => {
    server.willReply(completion({ tool_calls: [CALL] }));
    await ask();
    const { method, path, headers, body } = server.seen.at(-1) ?? {};
    expect([method, path, headers?.authorization]).toEqual(['POST', '/v1/chat/completions', undefined]);
    expect(body).toEqual({
      model: 'tiny',
      stream: false,
      messages: [
        { role: 'system', content: 'Read the call.\n\nBe short.' },
        { role: 'user', content: 'My parcel is nine days late.' },
      ],
      max_tokens: 300,
      temperature: 0,
      top_p: 0.9,
      stop: ['END'],
      tools: [
        {
          type: 'function',
          function: { name: TOOL.name, description: TOOL.description, parameters: TOOL.inputSchema.json },
        },
      ],
      tool_choice: { type: 'function', function: { name: TOOL.name } },
    });
  });

  it('says nothing of what it does not set', async () => {
    server.willReply(completion({ content: 'Yes.' }));
    await ask({ messages: [{ role: 'user', content: [{ text: 'Late?' }] }] });
    expect(server.seen.at(-1)?.body).toEqual({
      model: 'tiny',
      stream: false,
      messages: [{ role: 'user', content: 'Late?' }],
    });
  });

  it.each([
    [{ any: {} }, 'required'],
    [{ auto: {} }, 'auto'],
  ] as const)('with the tool choice %j asks for %s', async (toolChoice, expected) => {
    server.willReply(completion({ content: 'Yes.' }));
    await ask({ ...REQUEST, toolConfig: { tools: [{ toolSpec: TOOL }], toolChoice } });
    expect(server.seen.at(-1)?.body).toMatchObject({ tool_choice: expected });
  });

  it('tells what was said and done before', async () => {
    server.willReply(completion({ content: 'Noted.' }));
    const toolUse = { toolUseId: 't1', name: TOOL.name, input: { late: 'very' } };
    const content = [{ text: 'Not a boolean.' }, { json: { field: 'late' } }];
    await ask({
      messages: [
        { role: 'user', content: [{ text: 'My parcel ' }, { text: 'is late.' }] },
        { role: 'assistant', content: [{ toolUse }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't1', content } }, { text: 'Again, please.' }] },
        { role: 'assistant', content: [{ text: 'One moment.' }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ text: 'Done.' }] } }] },
      ],
    });
    const called = { id: 't1', type: 'function', function: { name: TOOL.name, arguments: '{"late":"very"}' } };
    const messages = [
      { role: 'user', content: 'My parcel is late.' },
      { role: 'assistant', content: null, tool_calls: [called] },
      { role: 'tool', tool_call_id: 't1', content: 'Not a boolean.\n{"field":"late"}' },
      { role: 'user', content: 'Again, please.' },
      { role: 'assistant', content: 'One moment.' },
      { role: 'tool', tool_call_id: 't1', content: 'Done.' },
    ];
    expect(server.seen.at(-1)?.body).toEqual({ model: 'tiny', stream: false, messages });
  });

  it('with a picture is refused before anything is sent', async () => {
    const before = server.seen.length;
    const picture = { image: { format: 'png' } } as never;
    const error = await refusal({ messages: [{ role: 'user', content: [picture] }] });
    expect(error).toMatchObject({ code: 'ValidationException' });
    expect(server.seen).toHaveLength(before);
  });

  it('carries the key as a bearer token', async () => {
    server.willReply(completion({ content: 'Yes.' }));
    await ask(REQUEST, { apiKey: 'k-1' });
    expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer k-1');
  });
});

describe('an answer', () => {
  it('by the tool is its input, with the tokens and the reason', async () => {
    server.willReply(completion({ tool_calls: [CALL] }, { finish_reason: 'tool_calls' }));
    const { metrics, ...answer } = await ask();
    expect(answer).toEqual({
      output: {
        message: {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: 'call_1', name: TOOL.name, input: { late: true } } }],
        },
      },
      stopReason: 'tool_use',
      usage: { inputTokens: 21, outputTokens: 9, totalTokens: 30 },
      // Nobody is to take it for an answer of the model that was asked.
      trace: { promptRouter: { invokedModelId: 'tiny' } },
    });
    expect(metrics.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it('by a tool that was forced counts as the use of a tool, although vLLM says it stopped', async () => {
    server.willReply(completion({ tool_calls: [CALL] }, { finish_reason: 'stop' }));
    expect((await ask()).stopReason).toBe('tool_use');
  });

  it('of a server that ignores tools is handed on as text', async () => {
    server.willReply(completion({ content: '```json\n{"late":true}\n```' }));
    const { output, stopReason } = await ask();
    expect(output.message.content).toEqual([{ text: '```json\n{"late":true}\n```' }]);
    expect(stopReason).toBe('end_turn');
  });

  it.each([
    ['are broken off', '{"late":tr'],
    ['are nested too deeply', `${'['.repeat(300)}${']'.repeat(300)}`],
  ])('whose arguments %s is handed on as text', async (_, given) => {
    server.willReply(completion({ tool_calls: [{ ...CALL, function: { name: TOOL.name, arguments: given } }] }));
    const { output, stopReason } = await ask();
    expect(output.message.content).toEqual([{ text: given }]);
    expect(stopReason).toBe('end_turn');
  });

  it('that was cut says so, also within a tool', async () => {
    server.willReply(completion({ tool_calls: [CALL] }, { finish_reason: 'length' }));
    expect((await ask()).stopReason).toBe('max_tokens');
  });

  it('with arguments that are an object already, or none, is read; a call without id gets one', async () => {
    const calls = [
      { function: { name: TOOL.name, arguments: { late: false } } },
      { function: { name: TOOL.name, arguments: '' } },
      { function: { arguments: '{}' } },
      null,
    ];
    server.willReply(completion({ content: '', tool_calls: calls }));
    const uses = (await ask()).output.message.content;
    expect(uses).toEqual([
      { toolUse: { toolUseId: expect.stringMatching(/^tooluse_/), name: TOOL.name, input: { late: false } } },
      { toolUse: { toolUseId: expect.stringMatching(/^tooluse_/), name: TOOL.name, input: {} } },
    ]);
  });

  it('counts tokens of a cache beside the others', async () => {
    const usage = { prompt_tokens: 50, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 32 } };
    server.willReply(completion({ content: 'Yes.' }, { usage }));
    expect((await ask()).usage).toEqual({
      inputTokens: 18,
      outputTokens: 5,
      totalTokens: 55,
      cacheReadInputTokens: 32,
    });
  });

  it.each([
    [{}],
    [{ prompt_tokens: -1, completion_tokens: 2 }],
    [{ prompt_tokens: 1.5, completion_tokens: 2 }],
    [{ prompt_tokens: 0, completion_tokens: 2 }],
    [{ prompt_tokens: 20, completion_tokens: 301 }],
  ])('with the usage %j has none: tokens are not invented', async (usage) => {
    server.willReply(completion({ content: 'Yes.' }, { usage }));
    expect(await ask()).not.toHaveProperty('usage');
  });
});

describe('a failure', () => {
  it.each([
    [429, 'ThrottlingException'],
    [500, 'ServiceUnavailableException'],
    [503, 'ServiceUnavailableException'],
    [401, 'AccessDeniedException'],
    [403, 'AccessDeniedException'],
    [400, 'ValidationException'],
    [404, 'ValidationException'],
    [422, 'ValidationException'],
    [408, 'ModelTimeoutException'],
    [204, 'ModelErrorException'],
  ])('with status %i is a %s that repeats nothing of the prompt', async (status, code) => {
    server.willReply(status === 204 ? (response) => response.writeHead(204).end() : text('{"error":"parcel"}', status));
    const error = await refusal();
    expect(error).toMatchObject({ code });
    expect(error.message).not.toMatch(/parcel|127\.0\.0\.1/);
  });

  it('is not followed to another address', async () => {
    server.willReply((response) => response.writeHead(307, { location: `${server.url}/elsewhere` }).end());
    const before = server.seen.length;
    expect(await refusal()).toMatchObject({ code: 'ModelErrorException' });
    expect(server.seen).toHaveLength(before + 1);
  });

  it.each([
    ['no JSON', '<html>parcel</html>'],
    ['cut JSON', '{"choices":[{"message":'],
    ['nothing', ''],
    ['another object', '{"error":{"message":"parcel"}}'],
    ['no choice', '{"choices":[]}'],
    ['a choice without a message', '{"choices":[{"text":"parcel"}]}'],
    ['brackets without end', '['.repeat(100_000)],
  ])('to answer with a completion (%s) is a ModelErrorException', async (_, body) => {
    server.willReply(text(body));
    const error = await refusal();
    expect(error).toMatchObject({ code: 'ModelErrorException' });
    expect(error.message).not.toContain('parcel');
  });

  it('to end is a ModelErrorException after 5 MB', async () => {
    server.willReply(completion({ content: 'x'.repeat(5_000_000) }));
    const error = await refusal();
    expect(error).toMatchObject({ code: 'ModelErrorException', message: expect.stringContaining('5000000') });
  });

  it('in the middle of an answer is a ModelErrorException', async () => {
    server.willReply((response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{"choices":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await refusal()).toMatchObject({ code: 'ModelErrorException' });
  });

  it.each([
    ['never begins', () => {}],
    ['stops halfway', (response: { write(text: string): unknown }) => void response.write('{"choices":')],
  ])('of an answer that %s is a ModelTimeoutException', async (_, reply) => {
    server.willReply(reply);
    expect(await refusal(REQUEST, { timeoutMs: 150 })).toMatchObject({ code: 'ModelTimeoutException' });
  });

  it('to answer in time is told once, with how to wait longer', async () => {
    const lines: string[] = [];
    const bridge = createBridge({ url: server.url, model: 'tiny', timeoutMs: 60, onLate: (line) => lines.push(line) });
    server.willReply(completion({ content: 'Yes.' }));
    await bridge(REQUEST, MODEL_ID);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(lines).toEqual([]);
    server.willReply(() => {});
    for (let i = 0; i < 2; i++) await expect(bridge(REQUEST, MODEL_ID)).rejects.toThrow('in time');
    expect(lines).toEqual([expect.stringMatching(/longer than 0\.06 s\..*-c modelTimeoutSeconds=60/)]);
  });

  it('to connect is a ServiceUnavailableException without the address', async () => {
    const error = await refusal(REQUEST, { url: 'http://127.0.0.1:1' });
    expect(error).toMatchObject({ code: 'ServiceUnavailableException' });
    expect(error.message).not.toContain('127');
  });
});

describe('the address', () => {
  it.each([
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['http://127.0.0.1:11434/', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['http://127.0.0.1:11434/v1/', 'http://127.0.0.1:11434/v1/chat/completions'],
    ['https://models.example/api/openai', 'https://models.example/api/openai/chat/completions'],
  ])('%s leads to %s', (url, expected) => {
    expect(chatCompletionsOf(url)).toBe(expected);
  });

  it.each(['file:///etc/hosts', 'ftp://models.example', 'models.example:80', '', 'https://me:secret@models.example'])(
    '%s is refused when the bridge is made',
    (url) => {
      expect(() => createBridge({ url, model: 'tiny' })).toThrow(/^CALLSIFT_LLM_URL must be [^:]*$/);
    },
  );
});
