import { expect, test } from 'vitest';
import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { type EventsOptions, exponential, simulateEvents } from './events.ts';
import { runStage } from './fluid.ts';
import { meanWait } from './formulas.ts';
import type { Stage } from './stage.ts';

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function poisson(lambda: number, seed: number, rest: Pick<EventsOptions, 'servers'> & Partial<EventsOptions>) {
  const random = randomNumbers(seed);
  const nextArrival = () => exponential(random) / lambda;
  const service = { fixedMs: 0, perMessageMs: 100, cv: 1 };
  return { service, batchSize: 1, nextArrival, nextFactor: () => exponential(random), messages: 400_000, ...rest };
}

test.each([
  [8, 1],
  [15, 2],
  [45, 6],
])('Events of %d arrivals a second at %d servers wait as the closed formula says', (lambda, servers) => {
  const simulated = mean(simulateEvents(poisson(lambda, 7, { servers })));
  const exact = meanWait({ lambda, mu: 10, servers }, 1);
  expect(Math.abs(simulated - exact) / exact).toBeLessThan(0.08);
});

test('Services that do not vary wait as Allen and Cunneen say', () => {
  const simulated = mean(simulateEvents(poisson(54, 3, { servers: 6, nextFactor: () => 1 })));
  const approximated = meanWait({ lambda: 54, mu: 10, servers: 6 }, 0);
  expect(Math.abs(simulated - approximated) / approximated).toBeLessThan(0.1);
});

test('The same seed gives the same waits', () => {
  const run = () => simulateEvents({ ...poisson(8, 1, { servers: 1 }), messages: 1_000 });
  expect(run()).toEqual(run());
});

/** So few pollers that they need not grow. */
const STAGE: Stage = {
  name: 'test',
  share: 1,
  service: { fixedMs: 50, perMessageMs: 20, cv: 0 },
  batchSize: 10,
  windowSeconds: 0,
  concurrency: 4,
  memoryMb: 1024,
};

test('The backlog of an hour of overload is that of the simulation message by message', () => {
  // Four pollers do 4 x 10 / 0.25 s = 160 a second; 200 come for ten minutes.
  const [lambda, seconds] = [200, 600];
  const fluid = runStage(STAGE, () => lambda, seconds);
  const random = randomNumbers(5);
  const waits = simulateEvents({
    service: STAGE.service,
    batchSize: STAGE.batchSize,
    servers: STAGE.concurrency,
    nextArrival: () => exponential(random) / lambda,
    nextFactor: () => 1,
    messages: lambda * seconds,
  });
  const last = waits.at(-1) ?? 0;
  expect(last).toBeGreaterThan(100);
  expect(Math.abs((fluid.at(-1)?.age ?? 0) - last) / last).toBeLessThan(0.05);
});
