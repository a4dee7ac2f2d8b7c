import { ConverseCommand, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REQUEST, startTestBedrock, type TestBedrock } from './test-bedrock.ts';
import type { Usage } from './usage.ts';

const HAIKU = 'us.anthropic.claude-haiku-5-5';
const NOVA = 'us.amazon.nova-lite-v1:0';
const TITAN = 'amazon.titan-embed-text-v2:0';
let stand: TestBedrock;

beforeAll(async () => {
  stand = await startTestBedrock();
});
afterAll(() => stand.stop());

async function ask(modelId: string) {
  const { usage } = await stand.client.send(new ConverseCommand({ modelId, ...structuredClone(REQUEST) } as never));
  return { input: usage?.inputTokens ?? 0, output: usage?.outputTokens ?? 0 };
}

async function overHttp(): Promise<Usage> {
  const answer = await fetch(`http://127.0.0.1:${stand.bedrock.port}/_standin/usage`);
  return (await answer.json()) as Usage;
}

it('is nothing at first', async () => {
  const { chat, embeddings } = await overHttp();
  expect(chat).toEqual(embeddings);
  expect(chat).toMatchObject({ models: {}, total: { requests: 0, cost: 0, unconfirmed: { requests: 0 } } });
});

it('adds up tokens and cost by model, and embeddings apart', async () => {
  const [nova, haiku] = [await ask(NOVA), await ask(HAIKU)];
  await ask(`arn:aws:bedrock:us-east-1:000000000000:inference-profile/${NOVA}`);
  stand.faults.push({ code: 'ThrottlingException' });
  await expect(ask(NOVA)).rejects.toThrow();
  await stand.client.send(new InvokeModelCommand({ modelId: TITAN, body: '{"inputText":"two words"}' }));
  const { chat, embeddings } = await overHttp();
  const count = { requests: 3, answered: 2, failed: 1, inputTokens: 2 * nova.input, outputTokens: 2 * nova.output };
  expect(chat.models[NOVA]).toMatchObject({ ...count, cost: 2 * (nova.input * 60 + nova.output * 240) });
  expect(chat.models[HAIKU]).toMatchObject({ answered: 1, cost: haiku.input * 110 + haiku.output * 550 });
  expect(chat.total).toMatchObject({
    requests: 4,
    cost: (chat.models[NOVA]?.cost ?? 0) + (chat.models[HAIKU]?.cost ?? 0),
  });
  expect(embeddings.models).toEqual({ [TITAN]: expect.objectContaining({ requests: 1, inputTokens: 2, cost: 40 }) });
});

it('is the same in the process', async () => {
  expect(stand.bedrock.usage()).toEqual(await overHttp());
});

it('has no unknown models: their names may be anything', async () => {
  await expect(ask('nobody.knows-v1:0')).rejects.toThrow();
  await expect(ask('__proto__')).rejects.toThrow();
  expect(Object.keys((await overHttp()).chat.models)).toEqual([NOVA, HAIKU]);
});
