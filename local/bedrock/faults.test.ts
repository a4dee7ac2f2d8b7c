import { ConverseCommand, InvokeModelCommand, type TokenUsage } from '@aws-sdk/client-bedrock-runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WRONG_USAGES } from './converse/wrong-usage.ts';
import type { Fault, SpoiledAnswer } from './faults.ts';
import { PROMPT, REQUEST, startTestBedrock, type TestBedrock } from './test-bedrock.ts';
import type { ModelCount } from './usage.ts';

const NOVA = 'us.amazon.nova-lite-v1:0';
const TITAN = 'amazon.titan-embed-text-v2:0';
let stand: TestBedrock;
let before: ModelCount;

beforeAll(async () => {
  stand = await startTestBedrock();
});
afterAll(() => stand.stop());
beforeEach(() => {
  before = stand.bedrock.usage().chat.total;
});

async function ask(fault: Fault = {}, abortSignal?: AbortSignal) {
  stand.faults.push(fault);
  return await stand.client.send(new ConverseCommand({ modelId: NOVA, ...structuredClone(REQUEST) } as never), {
    ...(abortSignal && { abortSignal }),
  });
}

async function contentWith(answer: SpoiledAnswer) {
  const { output, stopReason, usage } = await ask({ answer });
  const [block] = output?.message?.content ?? [];
  return {
    stopReason,
    usage,
    text: block?.text ?? '',
    input: block?.toolUse?.input as Record<string, unknown> | undefined,
  };
}

/** What was counted since the test began. */
function counted() {
  const { answered, failed, cost, unconfirmed } = stand.bedrock.usage().chat.total;
  return {
    answered: answered - before.answered,
    failed: failed - before.failed,
    cost: cost - before.cost,
    unconfirmed: unconfirmed.cost - before.unconfirmed.cost,
  };
}

/** Whether tokens could be those of the request; no model of the stand-in reads more than a million. */
function isBelieved(usage: TokenUsage | undefined): boolean {
  const { inputTokens: input = 0, outputTokens: output = -1 } = usage ?? {};
  return (
    [input, output].every(Number.isSafeInteger) && input > 0 && input <= 1_000_000 && output >= 0 && output <= 5000
  );
}

/** What the good answer to the request costs. */
async function price(): Promise<number> {
  const { usage } = await ask();
  const cost = (usage?.inputTokens ?? 0) * 60 + (usage?.outputTokens ?? 0) * 240;
  before = stand.bedrock.usage().chat.total;
  return cost;
}

describe('faults', () => {
  it('are asked for once a request, with operation, model, number, body and headers', async () => {
    const { n = -1 } = stand.asked.at(-1) ?? {};
    await ask();
    await stand.client.send(new InvokeModelCommand({ modelId: TITAN, body: '{"inputText":"a"}' }));
    const headers = expect.objectContaining({ 'amz-sdk-invocation-id': expect.any(String) });
    expect(stand.asked.slice(-2)).toEqual([
      { operation: 'converse', modelId: NOVA, n: n + 1, body: expect.stringContaining('"messages"'), headers },
      { operation: 'invoke', modelId: TITAN, n: n + 2, body: '{"inputText":"a"}', headers },
    ]);
  });

  it.each([
    ['ThrottlingException', 429],
    ['ModelNotReadyException', 429],
    ['ServiceUnavailableException', 503],
    ['InternalServerException', 500],
    ['ModelTimeoutException', 408],
    ['ModelErrorException', 424],
    ['AccessDeniedException', 403],
    ['ValidationException', 400],
  ] as const)('%s has status %i and costs nothing', async (code, httpStatusCode) => {
    await expect(ask({ code })).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode } });
    expect(counted()).toEqual({ answered: 0, failed: 1, cost: 0, unconfirmed: 0 });
  });

  it('hold an answer back', async () => {
    const started = performance.now();
    await ask({ delayMs: 60 });
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  it('let a client wait for ever, which costs nothing', async () => {
    await expect(ask({ hang: 'before' }, AbortSignal.timeout(80))).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(counted).toEqual({ answered: 0, failed: 1, cost: 0, unconfirmed: 0 });
  });

  it('let an answer stop in its middle, which may have cost something', async () => {
    const cost = await price();
    await expect(ask({ hang: 'mid-body' }, AbortSignal.timeout(80))).rejects.toThrow();
    await expect.poll(counted).toEqual({ answered: 0, failed: 0, cost: 0, unconfirmed: cost });
  });

  it('drop the connection in the middle of an answer, which may have cost something', async () => {
    const cost = await price();
    await expect(ask({ cut: true })).rejects.toThrow();
    await expect.poll(counted).toEqual({ answered: 0, failed: 0, cost: 0, unconfirmed: cost });
  });

  it('that come too late for the client may have cost something', async () => {
    const cost = await price();
    await expect(ask({ delayMs: 80 }, AbortSignal.timeout(30))).rejects.toThrow();
    await expect.poll(counted).toEqual({ answered: 0, failed: 0, cost: 0, unconfirmed: cost });
  });

  it('leave out the tokens, so that what is billed is not known', async () => {
    const cost = await price();
    const { usage, stopReason } = await ask({ usage: 'missing' });
    expect(usage).toBeUndefined();
    expect(stopReason).toBe('tool_use');
    expect(counted()).toEqual({ answered: 0, failed: 0, cost: 0, unconfirmed: cost });
  });

  it('tell tokens that cannot be, so that what is billed is not known', async () => {
    const told = [];
    const cost = await price();
    for (const _ of WRONG_USAGES) told.push((await ask({ usage: 'wrong' })).usage);
    expect(told.filter(isBelieved)).toEqual([]);
    expect(new Set(told.map((usage) => `${usage?.inputTokens} ${usage?.outputTokens}`)).size).toBe(WRONG_USAGES.length);
    expect(counted()).toEqual({ answered: 0, failed: 0, cost: 0, unconfirmed: WRONG_USAGES.length * cost });
  });
});

describe('an answer that is of no use', () => {
  it('costs what a good one does', async () => {
    const cost = await price();
    await ask({ answer: 'prose' });
    expect(counted()).toEqual({ answered: 1, failed: 0, cost, unconfirmed: 0 });
  });

  it('can be broken JSON', async () => {
    const { input, stopReason } = await contentWith('malformed-json');
    expect(stopReason).toBe('tool_use');
    expect(typeof input).toBe('string');
    expect(() => JSON.parse(String(input))).toThrow();
  });

  it('can be JSON within a fence, without use of the tool', async () => {
    const { text, stopReason } = await contentWith('fenced');
    expect(stopReason).toBe('end_turn');
    expect(JSON.parse(/^```json\n([\s\S]*)\n```$/.exec(text)?.[1] ?? '')).toHaveProperty('summary');
  });

  it('can be JSON among words', async () => {
    const { text } = await contentWith('prose');
    expect(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))).toHaveProperty('summary');
    expect(text).toMatch(/^Here is .* else\.$/);
  });

  it('can have a choice that is none', async () => {
    expect((await contentWith('wrong-enum')).input).toMatchObject({ resolution: 'rather_much' });
  });

  it('can lack a field', async () => {
    const { input } = await contentWith('missing-field');
    expect(Object.keys(input ?? {})).toEqual(['key_issues', 'resolution', 'churn_risk', 'confidence']);
  });

  it('can be empty', async () => {
    expect(await contentWith('empty')).toMatchObject({ text: '', input: undefined, stopReason: 'end_turn' });
  });

  it('can be cut at the limit of tokens', async () => {
    const { input, stopReason } = await contentWith('truncated');
    expect(stopReason).toBe('max_tokens');
    expect(Object.keys(input ?? {})).toEqual(['summary', 'key_issues']);
  });

  it('can name a turn and words that are not in the call', async () => {
    const { input } = await contentWith('foreign-evidence');
    const { key_issues, churn_risk } = input as unknown as {
      key_issues: { evidence: { turn: number }[] }[];
      churn_risk: { evidence: { quote: string }[] };
    };
    expect(key_issues[0]?.evidence[0]?.turn).toBe(100_005);
    expect(PROMPT).not.toContain(churn_risk.evidence[0]?.quote);
  });
});
