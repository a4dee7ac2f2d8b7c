import type { Config } from '#lib/config.ts';
import type { Bill } from '../cost/bill.ts';
import { quantilesOf } from '../load/quantiles.ts';
import type { Profile } from './arrivals.ts';
import { runStages, type Second } from './fluid.ts';
import { type HourOfWork, hourlyBill } from './hourly-cost.ts';
import { capacity, type Stage } from './stage.ts';
import { type Assumptions, STAGE } from './stages.ts';

export interface StageReport {
  readonly stage: string;
  /** Messages a second: on average and in the busiest second, and what the stage can do. */
  readonly meanArrivals: number;
  readonly mostArrivals: number;
  readonly capacity: number;
  readonly done: number;
  /** Seconds that messages waited before they were taken up. `max` of those that arrived last, where a backlog stays. */
  readonly ageSeconds: { readonly p50: number; readonly p95: number; readonly max: number };
  readonly backlogAtEnd: number;
  readonly concurrency: { readonly limit: number; readonly mean: number; readonly most: number };
  /** What held it back, with the hours that it did. */
  readonly limitedBy: Readonly<Record<string, number>>;
}

export interface SimulationReport {
  readonly hours: number;
  readonly callsPerHour: number;
  readonly stages: readonly StageReport[];
  /** Calls an hour that are through all stages, on average. */
  readonly throughputPerHour: number;
  /** Invocations at work in the busiest second, of all stages, and what the account allows. */
  readonly concurrency: { readonly most: number; readonly account: number };
  readonly bill: Bill;
}

export interface SimulationPlan {
  readonly stages: readonly Stage[];
  readonly profile: Profile;
  readonly hours: number;
  readonly callsPerHour: number;
  readonly config: Config;
  readonly assumptions: Assumptions;
}

/**
 * All stages with the calls as they are uploaded, sharing nothing but the account's concurrency: what triage lets through later reaches the others later and
 * more evenly, so that their ages are rather too long where triage is what limits.
 */
export function runSimulation({
  stages,
  profile,
  hours,
  callsPerHour,
  config,
  assumptions,
}: SimulationPlan): SimulationReport {
  const seconds = Math.round(3600 * hours);
  const account = assumptions.accountConcurrency;
  const seen = runStages(stages, profile, { seconds, account });
  const runs = stages.map((stage, i) => ({ stage, run: seen[i] ?? [] }));
  const reports = runs.map(({ stage, run }) => reportOf(stage, run));
  const most = Math.max(...Array.from({ length: seconds }, (_, t) => sum(runs, ({ run }) => run[t]?.busy ?? 0)));
  const through = Math.min(
    ...runs.map(({ stage, run }) => (stage.share === 0 ? Infinity : sum(run, ({ done }) => done) / stage.share)),
  );
  const doneAt = (name: string) => (reports.find(({ stage }) => stage === name)?.done ?? 0) / hours;
  const work: HourOfWork = {
    uploads:
      sum(
        Array.from({ length: seconds }, (_, t) => profile(t)),
        (calls) => calls,
      ) / hours,
    calls: doneAt(STAGE.triage),
    read: { strong: doneAt(STAGE.strong), economy: doneAt(STAGE.economy) },
    invocations: sum(runs, ({ run }) => sum(run, ({ invocations }) => invocations)) / hours,
    gbSeconds: sum(runs, ({ stage, run }) => (sum(run, ({ busy }) => busy) * stage.memoryMb) / 1024) / hours,
    messages: sum(runs, ({ run }) => sum(run, ({ done }) => done)) / hours,
  };
  return {
    hours,
    callsPerHour,
    stages: reports,
    throughputPerHour: through / hours,
    concurrency: { most, account },
    bill: hourlyBill(work, config),
  };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

function reportOf(stage: Stage, run: readonly Second[]): StageReport {
  const arrivals = run.map(({ arrived }) => arrived);
  const [mid, far] = [quantilesOf(run.map(({ age }) => age)), quantilesOf(run.map(({ age95 }) => age95))];
  const limits = new Map<string, number>();
  for (const { limit } of run) if (limit !== undefined) limits.set(limit, (limits.get(limit) ?? 0) + 1 / 3600);
  return {
    stage: stage.name,
    meanArrivals: sum(arrivals, (one) => one) / run.length,
    mostArrivals: arrivals.reduce((most, one) => Math.max(most, one), 0),
    capacity: capacity(stage, stage.concurrency),
    done: sum(run, ({ done }) => done),
    ageSeconds: { p50: mid.p50, p95: Math.max(mid.p95, far.p50), max: far.max },
    backlogAtEnd: run.at(-1)?.backlog ?? 0,
    concurrency: {
      limit: stage.concurrency,
      mean: sum(run, ({ busy }) => busy) / run.length,
      most: run.reduce((most, { busy }) => Math.max(most, busy), 0),
    },
    limitedBy: Object.fromEntries(limits),
  };
}
