import { METRICS_NAMESPACE } from '#lambdas/metrics.ts';
import type { MetricAlarmModel, MetricId } from '../assembly/cloudwatch-model.ts';
import { headingsOf } from '../cloudwatch/alarms/alarm-line.ts';
import { edgeOf, type Given } from './breach.ts';
import type { DrillWorld } from './drill-world.ts';

/** A metric alarm of the runtime by its heading in the runbook. */
export function alarmOf({ runtime }: DrillWorld, heading: string): MetricAlarmModel {
  const { alarms } = runtime.model;
  const headings = headingsOf(alarms.map(({ name }) => name));
  const found = alarms.find(({ name }) => headings.get(name) === heading);
  if (found?.kind !== 'metric') throw new Error(`${heading} is no alarm that watches a metric.`);
  return found;
}

/** Gives what raises an alarm, or what does not, through the door by which the figures of functions and of AWS come. */
export function give(world: DrillWorld, heading: string, side: 'farBelow' | 'farAbove'): void {
  const edge = edgeOf(alarmOf(world, heading));
  if (edge === undefined) throw new Error(`No figures raise ${heading}.`);
  for (const given of edge[side]) put(world, given);
}

/** Whether an alarm stays as it is until figures say otherwise. */
export function staysWithoutData(world: DrillWorld, heading: string): boolean {
  return alarmOf(world, heading).treatMissingData === 'ignore';
}

function put({ runtime: { cloudWatch } }: DrillWorld, { metric, value, times }: Given): void {
  if (metric.namespace === METRICS_NAMESPACE) {
    for (let i = 0; i < times; i++) cloudWatch.record(recordOf(metric, value));
  } else cloudWatch.store.put(metric, value, { times });
}

/** As a function writes it. */
function recordOf({ namespace: Namespace, name, dimensions }: MetricId, value: number): Record<string, unknown> {
  const CloudWatchMetrics = [{ Namespace, Dimensions: [Object.keys(dimensions)], Metrics: [{ Name: name }] }];
  return { _aws: { Timestamp: Date.now(), CloudWatchMetrics }, ...dimensions, [name]: value };
}
