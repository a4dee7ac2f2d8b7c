import { expect, test } from 'vitest';
import { parseConfig } from '#lib/config.ts';
import { flatProfile } from './arrivals.ts';
import { ACCOUNT_LIMIT } from './fluid.ts';
import { describeSimulation } from './report.ts';
import { runSimulation } from './run-simulation.ts';
import type { Stage } from './stage.ts';

const service = { fixedMs: 0, perMessageMs: 1000, cv: 0 };
const stage: Stage = {
  name: 'triage',
  share: 1,
  service,
  batchSize: 1,
  windowSeconds: 0,
  concurrency: 20,
  memoryMb: 512,
};
const assumptions = {
  strong: 0.1,
  economy: 0.1,
  complaining: 0.3,
  tokensPerMinute: { strong: 1, economy: 1 },
  tokensPerReading: { strong: 1, economy: 1 },
  indexedPerSecond: 1,
};

/** Ten calls a second for an hour, where each is a second of work. */
function described(accountConcurrency: number) {
  const callsPerHour = 36_000;
  const report = runSimulation({
    stages: [stage],
    profile: flatProfile(callsPerHour),
    hours: 1,
    callsPerHour,
    config: parseConfig({ env: 'dev' }),
    assumptions: { ...assumptions, accountConcurrency },
  });
  return { report, text: describeSimulation(report, { date: '2026-01-01', machine: 'one', services: {} }) };
}

test('An account that is too small limits the run, and what is paid for a part of the work is no price of a call', () => {
  const { report, text } = described(4);
  expect(report.concurrency).toEqual({ most: 4, account: 4 });
  expect(Object.keys(report.stages[0]?.limitedBy ?? {})).toEqual([ACCOUNT_LIMIT]);
  expect(text).toContain(`triage: limited by ${ACCOUNT_LIMIT} for 1.00 h`);
  expect(text).toContain("Invocations at work in the busiest second: 4 of the account's 4.");
  expect(text).toContain('A BACKLOG STAYS: 14,400 calls an hour through all stages.');
  expect(text).not.toContain('a million calls');
});

test('Calls that are all through have a price', () => {
  const { text } = described(1_000);
  expect(text).toContain('ALL THROUGH: 36,000 calls an hour through all stages.');
  expect(text).toMatch(/An hour costs \$\d+\.\d\d \(\$\d+\.\d\d a million calls\): /);
});
