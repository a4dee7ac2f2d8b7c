import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STREAM_EXCEPTIONS } from '#local/bedrock/faults.ts';
import { FAULT_KINDS, faultOfKind } from '#local/bedrock/random-faults.ts';
import { startTestBedrock } from '#local/bedrock/test-bedrock.ts';
import { StreamRig, TIMES } from '#local/bedrock/test-streaming-chat.ts';
import type { ChatOutcome, StreamTimes } from '../domain/enrichment/ports.ts';

const SHORT: StreamTimes = { within_ms: 5_000, idle_ms: 150 };

let rig: StreamRig;
beforeAll(async () => {
  rig = await StreamRig.start();
});
afterAll(() => rig.service.stop());
beforeEach(() => rig.begin());

describe('row 15: a stream', () => {
  it('with a piece twice is answered, and what it says twice is not taken for JSON', async () => {
    const { outcome, pieces } = await rig.stream({ duplicateChunk: true });
    expect(pieces[0]).toBe(pieces[1]);
    expect(outcome).toMatchObject({ kind: 'answered', input: undefined, text: pieces.join('') });
    expect(rig.counted()).toMatchObject({ answered: 1 });
  });

  it('that is cut in its middle is lost, whatever was told of it', async () => {
    const { outcome, pieces } = await rig.stream({ cut: true });
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'lost' });
    expect(pieces.length).toBeGreaterThan(0);
    await expect.poll(() => rig.counted()).toMatchObject({ requests: 1, unconfirmed: 1 });
  });

  it.each([
    ['before', 0],
    ['head', 0],
    ['mid-body', 1],
  ] as const)('that is silent (%s) is given up after the idle time, and its connection closed', async (hang, told) => {
    const { outcome, pieces } = await rig.stream({ hang }, SHORT);
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'timeout', code: 'IdleTimeout' });
    expect(outcome.latency_ms).toBeGreaterThanOrEqual(145);
    expect(outcome.latency_ms).toBeLessThan(2_000);
    expect(pieces.length > 0).toBe(told > 0);
    // The stand-in hangs until the client's end of the connection is closed, and counts then.
    await expect.poll(() => rig.counted()).toMatchObject(hang === 'before' ? { failed: 1 } : { unconfirmed: 1 });
  });

  it('that goes on for too long is given up, and only what was written till then is charged', async () => {
    const whole = (await rig.stream()).outcome as Extract<ChatOutcome, { kind: 'answered' }>;
    rig.begin();
    const { outcome, pieces } = await rig.stream({ eventDelayMs: 30 }, { within_ms: 400, idle_ms: 300 });
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'timeout', code: 'TimeoutError' });
    expect(pieces.length).toBeGreaterThan(1);
    await expect.poll(() => rig.counted()).toMatchObject({ unconfirmed: 1 });
    const { input, output } = rig.counted();
    expect(output).toBeGreaterThan(0);
    expect(output).toBeLessThan(whole.usage?.output ?? 0);
    expect(input).toBe(whole.usage?.input);
  });

  it('that keeps sending is not idle, however long it takes', async () => {
    const { outcome } = await rig.stream({ eventDelayMs: 20 }, SHORT);
    expect(outcome.kind).toBe('answered');
    expect(outcome.latency_ms).toBeGreaterThan(300);
  });

  it.each([
    ['everything', 'StreamEnded'],
    ['end', 'StreamEnded'],
  ] as const)('that ends without %s is lost', async (lacks, code) => {
    expect((await rig.stream({ lacks })).outcome).toMatchObject({ kind: 'fault', fault: 'lost', code });
    await expect.poll(() => rig.counted()).toMatchObject({ unconfirmed: 1 });
  });

  it('whose tokens never come is answered without them', async () => {
    expect((await rig.stream({ lacks: 'metadata' })).outcome).toMatchObject({ kind: 'answered', usage: undefined });
    await expect.poll(() => rig.counted()).toMatchObject({ unconfirmed: 1 });
  });

  const EXCEPTIONS = {
    throttlingException: 'throttled',
    modelStreamErrorException: 'lost',
    internalServerException: 'unavailable',
    serviceUnavailableException: 'unavailable',
    validationException: 'refused',
    modelTimeoutException: 'unavailable',
  } as const;

  it.each(STREAM_EXCEPTIONS)('that begins with %s is that fault', async (name) => {
    const code = name.charAt(0).toUpperCase() + name.slice(1);
    const { outcome } = await rig.stream({ exception: { name, at: 'start' } });
    expect(outcome).toMatchObject({ kind: 'fault', fault: EXCEPTIONS[name], code });
    expect(rig.counted()).toMatchObject({ failed: 1, unconfirmed: 0 });
  });

  it.each(STREAM_EXCEPTIONS)('that goes on with %s is lost, as it may be paid for', async (name) => {
    const code = name.charAt(0).toUpperCase() + name.slice(1);
    const { outcome, pieces } = await rig.stream({ exception: { name, at: 'middle' } });
    expect(outcome).toMatchObject({ kind: 'fault', fault: 'lost', code });
    expect(pieces.length).toBeGreaterThan(0);
    await expect.poll(() => rig.counted()).toMatchObject({ unconfirmed: 1 });
  });

  it.each([
    ['AccessDeniedException', 'refused'],
    ['ValidationException', 'refused'],
    ['ThrottlingException', 'throttled'],
    ['ServiceUnavailableException', 'unavailable'],
  ] as const)('that is refused with %s before it begins is %s', async (code, fault) => {
    const { outcome, pieces } = await rig.stream({ code });
    expect(outcome).toMatchObject({ kind: 'fault', fault, code });
    expect(pieces).toEqual([]);
    expect(rig.counted()).toMatchObject({ requests: 1, failed: 1 });
  });

  it('that nobody serves is that nobody was asked', async () => {
    const other = await startTestBedrock();
    await other.bedrock.stop();
    expect((await rig.stream({}, TIMES, other.client)).outcome).toMatchObject({
      fault: 'unavailable',
      code: 'ECONNREFUSED',
    });
    other.client.destroy();
    rig.service.faults.pop();
  });

  const sumOf = ({ answered, failed, unconfirmed }: ReturnType<StreamRig['counted']>) =>
    answered + failed + unconfirmed;

  /** What becomes of each kind of fault that the laptop can be asked for. */
  const OUTCOMES: Readonly<Record<string, object>> = {
    throttled: { fault: 'throttled' },
    'not-ready': { fault: 'throttled' },
    unavailable: { fault: 'unavailable' },
    internal: { fault: 'unavailable' },
    'model-timeout': { fault: 'unavailable' },
    'model-error': { fault: 'unavailable' },
    denied: { fault: 'refused' },
    invalid: { fault: 'refused' },
    hang: { fault: 'timeout' },
    'hang-mid-body': { fault: 'timeout' },
    'hang-after-head': { fault: 'timeout' },
    cut: { fault: 'lost' },
    'no-usage': { kind: 'answered', usage: undefined, input: { resolution: 'unknown' } },
    'duplicate-chunk': { kind: 'answered', input: undefined },
    'malformed-json': { kind: 'answered', input: undefined, text: expect.stringContaining('"summary"') },
    fenced: { kind: 'answered', input: undefined, text: expect.stringMatching(/^```json/) },
    prose: { kind: 'answered', input: undefined, text: expect.stringMatching(/^Here is/) },
    'wrong-enum': { kind: 'answered', input: { resolution: 'rather_much' } },
    empty: { kind: 'answered', input: undefined, text: '', stop_reason: 'end_turn' },
    truncated: { kind: 'answered', input: undefined, stop_reason: 'max_tokens', text: expect.stringMatching(/^\{/) },
    'stream-error': { fault: 'lost', code: 'ModelStreamErrorException' },
    'stream-throttled': { fault: 'throttled' },
    'stream-without-end': { fault: 'lost' },
    fragmented: { kind: 'answered', input: { resolution: 'unknown' } },
  };

  it.each(FAULT_KINDS)('with a fault of the kind %s has an outcome, and is counted once', async (kind) => {
    const { outcome } = await rig.stream(faultOfKind(kind), { within_ms: 2_000, idle_ms: 600 });
    expect(outcome).toMatchObject(OUTCOMES[kind] ?? { kind: 'answered' });
    await expect.poll(() => rig.counted()).toMatchObject({ requests: 1 });
    await expect.poll(() => sumOf(rig.counted())).toBe(1);
  });
});
