import { byComponent } from '../cost/bill.ts';
import { table } from '../load/report.ts';
import type { Measured } from './measure.ts';
import type { SimulationReport, StageReport } from './run-simulation.ts';

/** The simulation as text, for a terminal. */
export function describeSimulation(report: SimulationReport, measured: Measured): string {
  const { hours, callsPerHour, throughputPerHour, concurrency, bill, stages } = report;
  const piles = stages.some(({ backlogAtEnd }) => backlogAtEnd >= 1);
  // What is paid while calls pile up was done for some of them more than for others: it is the price of no call.
  const each = piles
    ? ', for what was done of them'
    : ` ($${((1e6 * bill.usd) / Math.max(1, throughputPerHour)).toFixed(2)} a million calls)`;
  return [
    `${whole(callsPerHour)} calls an hour on average, ${hours} hours. Service times measured on ${measured.date}, ${measured.machine}.`,
    table(
      ['stage', 'arrivals/s', 'at most', 'can do', 'age p50', 'p95', 'max', 'at work', 'at most', 'of', 'left'],
      stages.map(row),
    ),
    stages.map(limits).join('\n'),
    `Invocations at work in the busiest second: ${concurrency.most.toFixed(0)} of the account's ${concurrency.account}.`,
    `An hour costs $${bill.usd.toFixed(2)}${each}: ${byComponent(bill)
      .map(([name, usd]) => `${name} $${usd.toFixed(2)}`)
      .join(', ')}.`,
    `${piles ? 'A BACKLOG STAYS' : 'ALL THROUGH'}: ${whole(throughputPerHour)} calls an hour through all stages.`,
  ].join('\n\n');
}

function row(one: StageReport): readonly string[] {
  const { ageSeconds: age, concurrency } = one;
  return [
    one.stage,
    one.meanArrivals.toFixed(1),
    one.mostArrivals.toFixed(1),
    one.capacity.toFixed(1),
    ...[age.p50, age.p95, age.max].map(duration),
    concurrency.mean.toFixed(1),
    concurrency.most.toFixed(0),
    String(concurrency.limit),
    whole(one.backlogAtEnd),
  ];
}

function limits({ stage, limitedBy }: StageReport): string {
  const entries = Object.entries(limitedBy).sort(([, a], [, b]) => b - a);
  if (entries.length === 0) return `${stage}: nothing limits`;
  return `${stage}: limited by ${entries.map(([name, hours]) => `${name} for ${hours.toFixed(2)} h`).join(', ')}`;
}

/** Seconds as a person reads them. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return seconds < 3600 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US');
