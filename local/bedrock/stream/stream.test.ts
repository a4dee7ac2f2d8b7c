import { ConverseStreamCommand, type ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from '../faults.ts';
import { REQUEST, startTestBedrock, type TestBedrock } from '../test-bedrock.ts';

let stand: TestBedrock;

beforeAll(async () => {
  stand = await startTestBedrock();
});
afterAll(() => stand.stop());

const WITHOUT_TOOL = { ...REQUEST, toolConfig: undefined };

async function* events(request: object, fault: Fault = {}, abortSignal?: AbortSignal) {
  stand.faults.push(fault);
  const command = new ConverseStreamCommand({
    modelId: 'us.amazon.nova-lite-v1:0',
    ...structuredClone(request),
  } as never);
  const { stream } = await stand.client.send(command, { ...(abortSignal && { abortSignal }) });
  yield* stream ?? [];
}

async function allEvents(request: object, fault: Fault = {}, signal?: AbortSignal): Promise<ConverseStreamOutput[]> {
  const seen: ConverseStreamOutput[] = [];
  for await (const event of events(request, fault, signal)) seen.push(event);
  return seen;
}

const nameOf = (event: ConverseStreamOutput) => Object.keys(event)[0];
const textOf = (stream: readonly ConverseStreamOutput[]) =>
  stream.map(({ contentBlockDelta: it }) => it?.delta?.text ?? it?.delta?.toolUse?.input ?? '').join('');

/** Reads until the stream breaks; gives how many events came and whether it ended by itself. */
async function readAsFarAsItGoes(fault: Fault, abortSignal?: AbortSignal) {
  const seen: ConverseStreamOutput[] = [];
  try {
    for await (const event of events(WITHOUT_TOOL, fault, abortSignal)) seen.push(event);
    return { seen, ended: true };
  } catch {
    return { seen, ended: false };
  }
}

it('tells the use of a tool in pieces that make up its input', async () => {
  const stream = await allEvents(REQUEST);
  const names = stream.map(nameOf);
  expect(names.slice(0, 3)).toEqual(['messageStart', 'contentBlockStart', 'contentBlockDelta']);
  expect(names.slice(-3)).toEqual(['contentBlockStop', 'messageStop', 'metadata']);
  expect(names.filter((name) => name === 'contentBlockDelta').length).toBeGreaterThan(5);
  expect(stream[1]?.contentBlockStart?.start?.toolUse?.name).toBe('record');
  expect(JSON.parse(textOf(stream))).toHaveProperty('churn_risk.level', 'high');
  expect(stream.at(-2)?.messageStop?.stopReason).toBe('tool_use');
  expect(stream.at(-1)?.metadata?.usage?.inputTokens).toBeGreaterThan(300);
});

it('tells words in pieces, none of which has half a character', async () => {
  const text = `${'🧺'.repeat(60)} नमस्ते.`;
  const stream = await allEvents({ messages: [{ role: 'user', content: [{ text }] }] });
  expect(textOf(stream)).toBe(text);
  expect(stream.map(nameOf)).not.toContain('contentBlockStart');
});

it('ends in the middle of the JSON at the limit of tokens', async () => {
  const stream = await allEvents({ ...REQUEST, inferenceConfig: { maxTokens: 60 } });
  expect(stream.at(-2)?.messageStop?.stopReason).toBe('max_tokens');
  expect(() => JSON.parse(textOf(stream))).toThrow();
});

it('is counted like an answer in one piece', async () => {
  const before = stand.bedrock.usage().chat.total;
  await allEvents(REQUEST);
  const { answered, cost } = stand.bedrock.usage().chat.total;
  expect(answered - before.answered).toBe(1);
  expect(cost - before.cost).toBeGreaterThan(0);
});

it('is refused before it begins', async () => {
  await expect(allEvents({ messages: [] })).rejects.toMatchObject({ name: 'ValidationException' });
  const throttled = allEvents(REQUEST, { code: 'ThrottlingException' });
  await expect(throttled).rejects.toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } });
});

it('repeats a piece when asked to', async () => {
  const [plain, doubled] = [await allEvents(WITHOUT_TOOL), await allEvents(WITHOUT_TOOL, { duplicateChunk: true })];
  expect(doubled).toHaveLength(plain.length + 1);
  expect(doubled[1]).toEqual(doubled[2]);
});

it('is cut in its middle when asked to', async () => {
  const { seen, ended } = await readAsFarAsItGoes({ cut: true });
  expect(ended).toBe(false);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.map(nameOf)).not.toContain('messageStop');
});

it('stops in its middle when asked to, without an end', async () => {
  const { seen, ended } = await readAsFarAsItGoes({ hang: 'mid-body' }, AbortSignal.timeout(150));
  expect(ended).toBe(false);
  expect(seen.length).toBeGreaterThan(1);
  await expect.poll(() => stand.bedrock.usage().chat.total.unconfirmed.requests).toBe(2);
});

it('tells no tokens when asked to, and broken JSON as it is', async () => {
  const stream = await allEvents(REQUEST, { usage: 'missing', answer: 'malformed-json' });
  expect(stream.at(-1)?.metadata).not.toHaveProperty('usage');
  expect(() => JSON.parse(textOf(stream))).toThrow();
  expect(textOf(stream)).toContain('"summary"');
});

it('has pieces of a few to some tens of characters', async () => {
  const inputs = (await allEvents(REQUEST)).map(({ contentBlockDelta: it }) => it?.delta?.toolUse?.input ?? '');
  const lengths = inputs.filter((piece) => piece !== '').map((piece) => piece.length);
  expect(new Set(lengths).size).toBeGreaterThan(4);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(32);
});

it('ends with an exception when asked to', async () => {
  for (const at of ['start', 'middle'] as const) {
    const asked = allEvents(REQUEST, { exception: { name: 'throttlingException', at } });
    await expect(asked).rejects.toMatchObject({ name: 'ThrottlingException' });
  }
});

it('ends early without saying so when asked to', async () => {
  const whole = (await allEvents(REQUEST)).map(nameOf);
  expect(await allEvents(REQUEST, { lacks: 'everything' })).toEqual([]);
  expect((await allEvents(REQUEST, { lacks: 'end' })).map(nameOf)).toEqual(whole.slice(0, -2));
  expect((await allEvents(REQUEST, { lacks: 'metadata' })).map(nameOf)).toEqual(whole.slice(0, -1));
});

it('breaks off within the JSON when it is to be truncated', async () => {
  const whole = textOf(await allEvents(REQUEST));
  const stream = await allEvents(REQUEST, { answer: 'truncated' });
  expect(stream.at(-2)?.messageStop?.stopReason).toBe('max_tokens');
  expect(whole.startsWith(textOf(stream))).toBe(true);
  expect(textOf(stream).length).toBeGreaterThan(whole.length / 3);
  expect(textOf(stream).length).toBeLessThan(whole.length * 0.6);
});

it('is charged for its prompt and for what was written when the client leaves', async () => {
  const before = stand.bedrock.usage().chat.total;
  await allEvents(REQUEST);
  const whole = stand.bedrock.usage().chat.total;
  const leaving = AbortSignal.timeout(250);
  await expect(allEvents(REQUEST, { eventDelayMs: 20 }, leaving)).rejects.toThrow();
  await expect.poll(() => stand.bedrock.usage().chat.total.unconfirmed.requests).toBe(before.unconfirmed.requests + 1);
  const { inputTokens, outputTokens } = stand.bedrock.usage().chat.total.unconfirmed;
  expect(inputTokens - before.unconfirmed.inputTokens).toBe(whole.inputTokens - before.inputTokens);
  expect(outputTokens).toBeGreaterThan(before.unconfirmed.outputTokens);
  expect(outputTokens - before.unconfirmed.outputTokens).toBeLessThan(whole.outputTokens - before.outputTokens);
});

it('costs nothing where an exception comes before anything is written', async () => {
  const before = stand.bedrock.usage().chat.total;
  const exception = { name: 'serviceUnavailableException', at: 'start' } as const;
  await expect(allEvents(REQUEST, { exception })).rejects.toThrow();
  const { failed, cost, unconfirmed } = stand.bedrock.usage().chat.total;
  expect([failed - before.failed, cost - before.cost]).toEqual([1, 0]);
  expect(unconfirmed).toEqual(before.unconfirmed);
});
