import { expect, test } from 'vitest';
import { dayProfile, flatProfile } from './arrivals.ts';
import { runStage } from './fluid.ts';
import { serviceTimeOf } from './service-times.ts';
import { batchAt, type Stage } from './stage.ts';

const stage = (more: Partial<Stage> = {}): Stage => ({
  name: 'test',
  share: 1,
  service: { fixedMs: 0, perMessageMs: 1000, cv: 1 },
  batchSize: 1,
  windowSeconds: 0,
  concurrency: 1000,
  memoryMb: 1024,
  ...more,
});

test('What arrives is done or waits, second by second', () => {
  let waits = 0;
  for (const { arrived, done, backlog } of runStage(stage({ concurrency: 50 }), dayProfile(100_000), 7200)) {
    expect(backlog).toBeCloseTo(waits + arrived - done, 6);
    waits = backlog;
  }
});

test('Pollers begin with five and grow by three hundred a minute', () => {
  const run = runStage(stage(), () => 600, 180);
  expect(run[0]?.done).toBe(5);
  expect(run[60]?.done).toBeCloseTo(305, 6);
  expect(run[0]?.limit).toBe('scale-up of the pollers');
  expect(run.findIndex(({ done }) => done >= 600)).toBeGreaterThan(115);
});

test('The configured concurrency limits, and so does a quota, each by its name', () => {
  expect(runStage(stage({ concurrency: 2 }), () => 3, 60).at(-1)?.limit).toBe('concurrency');
  const quota = { name: 'tokens', perSecond: 2 };
  const last = runStage(stage({ quota }), () => 3, 60).at(-1);
  expect(last?.limit).toBe('tokens');
  expect(last?.backlog).toBeCloseTo(60, 6);
});

test('A load that is well below the capacity is limited by nothing', () => {
  const run = runStage(stage(), () => 1, 600);
  expect(run.every(({ limit, backlog }) => limit === undefined && backlog === 0)).toBe(true);
});

test('Batches grow when the pollers are busy, up to their size', () => {
  const batched = stage({ service: { fixedMs: 900, perMessageMs: 100, cv: 0 }, batchSize: 10, concurrency: 2 });
  expect(batchAt(batched, 1, 2)).toBe(1);
  expect(batchAt(batched, 5, 2)).toBeGreaterThan(1);
  expect(batchAt(batched, 1000, 2)).toBe(10);
});

test('A day has as many calls as its mean says, and a flat one in every second', () => {
  const day = dayProfile(36_000);
  const calls = Array.from({ length: 86_400 }, (_, second) => day(second)).reduce((sum, one) => sum + one, 0);
  expect(calls / 864_000).toBeCloseTo(1, 3);
  expect(flatProfile(36_000)(5)).toBe(10);
});

test('Measured invocations are split into a part for each of them and a part for each message', () => {
  const time = serviceTimeOf([1, 2, 5, 10].map((messages) => ({ messages, ms: 40 + 7 * messages })));
  expect(time.fixedMs).toBeCloseTo(40, 9);
  expect(time.perMessageMs).toBeCloseTo(7, 9);
  expect(time.cv).toBeCloseTo(0, 9);
  expect(serviceTimeOf([{ messages: 2, ms: 10 }])).toEqual({ fixedMs: 0, perMessageMs: 5, cv: 0 });
});
