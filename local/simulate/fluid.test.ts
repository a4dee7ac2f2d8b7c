import { expect, test } from 'vitest';
import { dayProfile, flatProfile } from './arrivals.ts';
import { ACCOUNT_LIMIT, runStage, runStages } from './fluid.ts';
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

test('Stages share the concurrency of the account by what they ask for, and none of it is given out twice', () => {
  // Services of a second. The pollers grow together, by five a second, until 30 and 35 of them ask for more than 60.
  const stages = [stage({ concurrency: 30 }), stage({ concurrency: 90, name: 'other' })];
  const [small = [], great = []] = runStages(stages, () => 200, { seconds: 300, account: 60 });
  for (const [t, { busy }] of small.entries()) expect(busy + (great[t]?.busy ?? 0)).toBeLessThanOrEqual(60 + 1e-9);
  const [first, second] = [small.at(-1), great.at(-1)];
  expect(first?.done).toBeCloseTo((60 * 30) / 65, 9);
  expect(second?.done).toBeCloseTo((60 * 35) / 65, 9);
  expect([first?.limit, second?.limit]).toEqual([ACCOUNT_LIMIT, ACCOUNT_LIMIT]);
});

test('Of an account that is full each stage has the part that it asks for, and what it cannot do waits', () => {
  // Services of a second, five pollers each, three invocations allowed. Four and two calls come a second.
  const stages = [stage({ concurrency: 5 }), stage({ concurrency: 5, share: 0.5, name: 'other' })];
  const [one = [], other = []] = runStages(stages, () => 4, { seconds: 10, account: 3 });
  const done = (t: number) => [one.at(t)?.done, other.at(t)?.done];
  // They ask for 4 and 2: each gets a half. Then 2 + 4 keep all five pollers busy, and 1 + 2 three: each gets 3/8.
  expect(done(0)).toEqual([2, 1]);
  expect(done(1)).toEqual([1.875, 1.125]);
  expect([one[0]?.limit, other[0]?.limit]).toEqual([ACCOUNT_LIMIT, ACCOUNT_LIMIT]);
  // Both have more waiting than their pollers take: half of the account each, and the rest of what comes waits.
  expect(done(-1)).toEqual([1.5, 1.5]);
  expect((one.at(-1)?.backlog ?? 0) - (one.at(-2)?.backlog ?? 0)).toBeCloseTo(2.5, 9);
  expect((other.at(-1)?.backlog ?? 0) - (other.at(-2)?.backlog ?? 0)).toBeCloseTo(0.5, 9);
});

test('An account that has room for all is as if there were none', () => {
  const stages = [stage(), stage({ share: 0.3 })];
  const profile = dayProfile(300_000);
  expect(runStages(stages, profile, { seconds: 600, account: 2_000 })).toEqual(
    stages.map((one) => runStage(one, profile, 600)),
  );
});
