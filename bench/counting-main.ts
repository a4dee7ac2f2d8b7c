import { METRIC } from '#lambdas/metrics.ts';
import { counter } from '#lambdas/runtime/observability.ts';
import { publishMetrics } from '#lambdas/runtime/publish-metrics.ts';
import type { Counting } from './counting.ts';
import { median } from './statistics.ts';

/**
 * Counts as functions do, in a process of its own: metrics are written to standard output, which goes nowhere here. Sends
 * microseconds to its parent.
 */

const ROUNDS = 21;
const TIMES = 2_000;

/** What an invocation of triage counts without dimensions. */
const PLAIN = [
  METRIC.objectsReceived,
  METRIC.callsStored,
  METRIC.callsSuperseded,
  METRIC.callsDuplicate,
  METRIC.objectsGone,
  METRIC.objectsResumed,
  METRIC.eventsIgnored,
  METRIC.eventsPublished,
  METRIC.eventsFailed,
] as const;
const SPLIT = { importance: 'high', intent: 'complaint', lane: 'strong' };

const tasks: Readonly<Record<keyof Counting, () => void>> = {
  line: () => {
    const line = { _aws: { Timestamp: Date.now() }, service: 'triage', [METRIC.callsTriaged]: 1 };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  plain: () => {
    for (const metric of PLAIN) counter.count(metric, 1);
    publishMetrics();
  },
  split: () => counter.count(METRIC.callsTriaged, 1, SPLIT),
};

const times = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, task] of Object.entries(tasks)) {
    const started = performance.now();
    for (let i = 0; i < TIMES; i++) task();
    times.get(name)?.push(((performance.now() - started) * 1000) / TIMES);
  }
}
// The first rounds warm the compiler.
const found = (name: keyof Counting) => median((times.get(name) ?? []).slice(2));
const counting: Counting = { line: found('line'), plain: found('plain') / PLAIN.length, split: found('split') };
process.send?.(counting);
