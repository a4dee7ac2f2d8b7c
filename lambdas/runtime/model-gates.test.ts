import { describe, expect, it } from 'vitest';
import type { ChatFault } from '../domain/enrichment/ports.ts';
import { type Attempt, createModelGates, type GateOptions } from './model-gates.ts';

const ANSWER: Attempt = {
  kind: 'answered',
  input: {},
  text: '',
  stop_reason: 'tool_use',
  usage: { input: 1, output: 1, cache_read: 0, cache_write: 0 },
  latency_ms: 1,
};
const fault = (kind: ChatFault): Attempt => ({ kind: 'fault', fault: kind, code: 'X', latency_ms: 1 });
const AT_GATE: Attempt = { kind: 'not-made', why: 'gate' };

const opened: string[] = [];
const OPTIONS: GateOptions = {
  concurrent: 2,
  waiting: 1,
  retries: 2,
  firstWaitMs: 1,
  maxWaitMs: 2,
  breakAfter: 4,
  halfOpenAfterMs: 50,
  onOpen: (model) => void opened.push(model),
};

/** A model that answers with these, then always with the last one. */
function scripted(...outcomes: readonly Attempt[]) {
  let calls = 0;
  const call = async () => outcomes[Math.min(calls++, outcomes.length - 1)] ?? ANSWER;
  return { call, calls: () => calls };
}

describe('row 12: the gate before a model', () => {
  it('lets an answer through at once', async () => {
    const model = scripted(ANSWER);
    expect(await createModelGates(OPTIONS)('m').run(model.call)).toEqual(ANSWER);
    expect(model.calls()).toBe(1);
  });

  it.each(['throttled', 'unavailable'] as const)('repeats what is %s, then hands the answer on', async (kind) => {
    const model = scripted(fault(kind), fault(kind), ANSWER);
    expect(await createModelGates(OPTIONS)('m').run(model.call)).toEqual(ANSWER);
    expect(model.calls()).toBe(3);
  });

  it('gives the last fault back when the attempts are used up', async () => {
    const model = scripted(fault('throttled'));
    expect(await createModelGates(OPTIONS)('m').run(model.call)).toEqual(fault('throttled'));
    expect(model.calls()).toBe(3);
  });

  it.each(['timeout', 'lost'] as const)('repeats a %s, which may have been paid for, only once', async (kind) => {
    const model = scripted(fault(kind));
    expect(await createModelGates(OPTIONS)('m').run(model.call)).toEqual(fault(kind));
    expect(model.calls()).toBe(2);
  });

  it('row 13: repeats no refusal', async () => {
    const model = scripted(fault('refused'));
    expect(await createModelGates(OPTIONS)('m').run(model.call)).toEqual(fault('refused'));
    expect(model.calls()).toBe(1);
  });

  it('opens after faults in a row, asks nobody meanwhile, and closes after one call that works', async () => {
    const gateOf = createModelGates(OPTIONS);
    opened.length = 0;
    for (let i = 0; i < 4; i++) await gateOf('m').run(scripted(fault('refused')).call);
    expect(opened).toEqual(['m']);
    const kept = scripted(ANSWER);
    expect(await gateOf('m').run(kept.call)).toEqual(AT_GATE);
    expect(kept.calls()).toBe(0);
    // Another model has a circuit of its own.
    expect(await gateOf('n').run(scripted(ANSWER).call)).toEqual(ANSWER);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await gateOf('m').run(scripted(ANSWER).call)).toEqual(ANSWER);
    expect(await gateOf('m').run(scripted(ANSWER).call)).toEqual(ANSWER);
  });

  it.each([
    ['that is not made', async (): Promise<Attempt> => ({ kind: 'not-made', why: 'budget' }), undefined],
    ['that ends in an error of our own', async () => Promise.reject(new Error('No ledger.')), 'No ledger.'],
  ] as const)('opens after faults in a row, also with a call between them %s', async (_, between, error) => {
    const gate = createModelGates(OPTIONS)('m');
    opened.length = 0;
    for (let i = 0; i < 2; i++) await gate.run(scripted(fault('refused')).call);
    const untold = gate.run(between);
    if (error === undefined) expect(await untold).toEqual({ kind: 'not-made', why: 'budget' });
    else await expect(untold).rejects.toThrow(error);
    expect(opened).toEqual([]);
    for (let i = 0; i < 2; i++) await gate.run(scripted(fault('refused')).call);
    expect(opened).toEqual(['m']);
    expect(await gate.run(scripted(ANSWER).call)).toEqual(AT_GATE);
  });

  it.each([
    ['is not made', async (): Promise<Attempt> => ({ kind: 'not-made', why: 'time' }), undefined],
    ['ends in an error of our own', async () => Promise.reject(new Error('No ledger.')), 'No ledger.'],
  ] as const)('stays open, and is not told of twice, when the call that tries it %s', async (_, trial, error) => {
    const gate = createModelGates(OPTIONS)('m');
    opened.length = 0;
    for (let i = 0; i < 4; i++) await gate.run(scripted(fault('refused')).call);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const tried = gate.run(trial);
    if (error === undefined) expect(await tried).toEqual({ kind: 'not-made', why: 'time' });
    else await expect(tried).rejects.toThrow(error);
    expect(await gate.run(scripted(ANSWER).call)).toEqual(AT_GATE);
    expect(opened).toEqual(['m']);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await gate.run(scripted(ANSWER).call)).toEqual(ANSWER);
  });

  it('is not closed by a call that finds no place', async () => {
    const gate = createModelGates({ ...OPTIONS, concurrent: 1, waiting: 0 })('m');
    for (let i = 0; i < 4; i++) await gate.run(scripted(fault('refused')).call);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const results = await Promise.all([
      gate.run(async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return fault('refused');
      }),
      gate.run(scripted(ANSWER).call),
    ]);
    expect(results).toEqual([fault('refused'), AT_GATE]);
    expect(await gate.run(scripted(ANSWER).call)).toEqual(AT_GATE);
  });

  it('lets only so many calls run and wait at a time', async () => {
    const gate = createModelGates(OPTIONS)('m');
    let running = 0;
    let most = 0;
    const slow = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running--;
      return ANSWER;
    };
    const results = await Promise.all(Array.from({ length: 5 }, () => gate.run(slow)));
    expect(most).toBe(2);
    expect(results.filter(({ kind }) => kind === 'answered')).toHaveLength(3);
    expect(results.filter(({ kind }) => kind === 'not-made')).toHaveLength(2);
  });

  it('passes on what is no fault of the model', async () => {
    const broken = async () => {
      throw new Error('The ledger cannot be written.');
    };
    await expect(createModelGates(OPTIONS)('m').run(broken)).rejects.toThrow('The ledger cannot be written.');
  });
});
