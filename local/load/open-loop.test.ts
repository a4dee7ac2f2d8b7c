import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { arrive } from './open-loop.ts';

const never = new AbortController().signal;

test('Arrivals keep their rate while nothing of what they start ends', async () => {
  const started: number[] = [];
  const began = performance.now();
  const { count } = await arrive({ rate: 100, seconds: 0.5, signal: never }, (i) => {
    started.push(i);
    void sleep(10_000, undefined, { ref: false });
  });
  expect(count).toBe(50);
  expect(started).toEqual(Array.from({ length: 50 }, (_, i) => i));
  expect(performance.now() - began).toBeGreaterThan(450);
});

test('Arrivals that were held up come at once afterwards, and how late they were is told', async () => {
  let held = false;
  const { count, latestMs } = await arrive({ rate: 200, seconds: 0.3, signal: never }, () => {
    const until = performance.now() + (held ? 0 : 100);
    held = true;
    while (performance.now() < until);
  });
  expect(count).toBe(60);
  expect(latestMs).toBeGreaterThanOrEqual(80);
});

test('A signal ends the arrivals', async () => {
  const stopping = new AbortController();
  const { count } = await arrive({ rate: 1000, seconds: 60, signal: stopping.signal }, (i) => {
    if (i === 9) stopping.abort();
  });
  expect(count).toBe(10);
});
