import { METRICS, type MetricEntry, type MetricUnit } from '../metrics.ts';

/** Values of dimensions by which a metric is to be split; a value that is left out splits nothing. */
export type Split = Readonly<Record<string, string | undefined>>;

/** How the catalogue has a metric written. */
export interface MetricUse {
  readonly unit: MetricUnit;
  /** Values of the dimensions that the metric has. */
  readonly values: readonly (readonly [dimension: string, value: string])[];
  /** Dimensions that were asked for and that it has not. */
  readonly unknown: readonly string[];
}

const BY_NAME: ReadonlyMap<string, MetricEntry> = new Map(Object.values(METRICS).map((entry) => [entry.name, entry]));

/** Throws for a metric that the catalogue does not know, as nobody would ever see it. */
export function metricUse(metric: string, split: Split = {}): MetricUse {
  const entry = BY_NAME.get(metric);
  if (entry === undefined) throw new Error(`The catalogue knows no metric ${metric}.`);
  const given = Object.entries(split).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const isKnown = (name: string) => entry.by.some((dimension) => dimension === name);
  return {
    unit: entry.unit,
    values: given.filter(([name]) => isKnown(name)),
    unknown: given.flatMap(([name]) => (isKnown(name) ? [] : [name])),
  };
}
