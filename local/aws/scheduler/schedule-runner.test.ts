import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KeptSchedule, ScheduleDraft } from './schedule.ts';
import { createScheduleRunner, type Refusal } from './schedule-runner.ts';
import { openScheduleStore } from './schedule-store.ts';

const START = Date.parse('2031-05-05T10:00:00Z');
const DAY_MS = 86_400_000;

beforeEach(() => vi.useFakeTimers({ now: START }));
afterEach(() => vi.useRealTimers());

function draft(name: string, dueMs: number, retry = { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 185 }) {
  const Target = { Arn: 'arn:q', RoleArn: 'arn:r', Input: name, RetryPolicy: retry };
  const settings = {
    ScheduleExpression: 'at(...)',
    ScheduleExpressionTimezone: 'UTC',
    State: 'ENABLED',
    Target,
    FlexibleTimeWindow: { Mode: 'OFF' },
    ActionAfterCompletion: 'DELETE',
  } as const;
  return { group: 'g', name, dueMs, token: undefined, settings } satisfies ScheduleDraft;
}

/** A runner over a store in memory, and what it delivered, in milliseconds from the start. */
function setUp(deliver: (schedule: KeptSchedule) => Promise<Refusal | undefined> = async () => undefined) {
  const store = openScheduleStore(undefined);
  const fired: [name: string, afterMs: number][] = [];
  const problems: string[] = [];
  const runner = createScheduleRunner({
    store,
    deliver: (schedule) => {
      fired.push([schedule.name, Date.now() - START]);
      return deliver(schedule);
    },
    onProblem: (line) => problems.push(line),
  });
  const add = (one: ScheduleDraft) => {
    store.add(one, Date.now());
    runner.expect(one.dueMs);
  };
  return { store, runner, fired, problems, add };
}

describe('the runner of schedules', () => {
  it('waits longer than one timer can', async () => {
    const { runner, fired, add } = setUp();
    runner.start();
    add(draft('far', START + 40 * DAY_MS));
    await vi.advanceTimersByTimeAsync(40 * DAY_MS - 1);
    expect(fired).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(fired).toEqual([['far', 40 * DAY_MS]]);
  });

  it('has one timer, however many schedules there are, and none without any', async () => {
    const { runner, add } = setUp();
    runner.start();
    expect(vi.getTimerCount()).toBe(0);
    for (let i = 0; i < 100; i++) add(draft(`s${i}`, START + 1_000 + i));
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fires 10,000 that are due at the same time, each once', async () => {
    const { store, runner, fired, add } = setUp();
    for (let i = 0; i < 10_000; i++) add(draft(`s${i}`, START + 1_000));
    runner.start();
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.waitFor(() => expect(store.nextMs()).toBeUndefined());
    expect(new Set(fired.map(([name]) => name)).size).toBe(10_000);
    expect(fired).toHaveLength(10_000);
  });

  it('is at most a minute late after the clock was set forward', async () => {
    const { runner, fired, add } = setUp();
    runner.start();
    add(draft('a', START + 3_600_000));
    vi.setSystemTime(START + 7_200_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fired).toHaveLength(1);
  });

  it('does not fire before it is started, nor after it was stopped', async () => {
    const { runner, fired, add } = setUp();
    add(draft('a', START));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fired).toEqual([]);
    await runner.stop();
    runner.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fired).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves a schedule that was changed while it fired to its new time, and one that was made anew, too', async () => {
    const { store, runner, fired, add } = setUp(async ({ name, dueMs }) => {
      if (dueMs > START) return undefined;
      if (name === 'updated') store.replace(draft(name, START + 5_000), Date.now());
      else store.remove({ group: 'g', name });
      if (name === 'anew') store.add(draft(name, START + 6_000), Date.now());
      return undefined;
    });
    runner.start();
    for (const name of ['updated', 'anew', 'deleted']) add(draft(name, START));
    await vi.advanceTimersByTimeAsync(100);
    expect(fired.map(([name]) => name)).toEqual(['updated', 'anew', 'deleted']);
    expect(store.nextMs()).toBe(START + 5_000);
    await vi.advanceTimersByTimeAsync(5_500);
    expect(fired.slice(3)[0]).toEqual(['updated', 5_000]);
    expect(store.find({ group: 'g', name: 'anew' })?.dueMs).toBe(START + 6_000);
    await runner.stop();
  });

  it('tries again after 1, 2, 4... seconds until the event is too old', async () => {
    const { store, runner, fired, problems, add } = setUp(async () => ({ reason: 'busy', final: false }));
    runner.start();
    add(draft('a', START));
    await vi.advanceTimersByTimeAsync(DAY_MS);
    expect(fired.map(([, ms]) => ms)).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000]);
    expect(problems).toEqual([
      'The schedule g/a could not reach arn:q and will be tried again: busy',
      'The schedule g/a could not reach arn:q and is given up: busy',
    ]);
    expect(store.find({ group: 'g', name: 'a' })).toBeUndefined();
  });

  it('makes no more attempts than it may', async () => {
    const { runner, fired, add } = setUp(async () => ({ reason: 'busy', final: false }));
    runner.start();
    add(draft('a', START, { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 }));
    await vi.advanceTimersByTimeAsync(DAY_MS);
    expect(fired).toHaveLength(3);
  });

  it('keeps what was refused while it was being stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<Refusal>();
    const { store, runner, problems, add } = setUp(() => promise);
    runner.start();
    add(draft('a', START));
    await vi.advanceTimersByTimeAsync(1);
    const stopped = runner.stop();
    resolve({ reason: 'engines are gone', final: false });
    await stopped;
    expect(problems).toEqual([]);
    expect(store.nextMs()).toBe(START);
  });
});
