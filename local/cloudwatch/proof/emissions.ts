import type { MetricId } from '../../assembly/cloudwatch-model.ts';
import { keyOf, MAX_METRICS, type MetricStore, MINUTE_MS } from '../metric-store.ts';
import { statisticOf } from '../statistics.ts';
import type { Reference } from './references.ts';

/** A metric that was counted, and the statistics that it has. */
export interface Emission {
  readonly metric: MetricId;
  readonly statistics: readonly string[];
}

export interface Emitted {
  readonly emissions: readonly Emission[];
  /** The store has taken as many metrics as it takes, so that some may be missing. */
  readonly full: boolean;
}

interface Wanted {
  /** Milliseconds since 1970; what was counted before is not looked at. */
  readonly since: number;
  /** Statistics to look for. */
  readonly statistics: readonly string[];
}

/** What a store has seen. A metric has a statistic when it gives a finite number for at least one minute. */
export function emittedIn(store: MetricStore, { since, statistics }: Wanted): Emitted {
  const start = Math.floor(since / MINUTE_MS) * MINUTE_MS;
  const grid = { start, spanMs: MINUTE_MS, count: Math.floor((store.now() - start) / MINUTE_MS) + 1 };
  const metrics = store.metrics();
  const emissions = metrics.map((metric) => {
    const minutes = store.read(metric, grid, 'dashboard').filter((minute) => minute !== undefined);
    const has = (statistic: string) => {
      const compute = statisticOf(statistic);
      return minutes.some((minute) => Number.isFinite(compute?.(minute)));
    };
    return { metric, statistics: statistics.filter(has) };
  });
  return { emissions, full: metrics.length >= MAX_METRICS };
}

/** A sentence for each metric that somebody looks at and nobody counted, or that has not the statistic that is asked for. */
export function unproven(references: readonly Reference[], emissions: readonly Emission[]): string[] {
  const statistics = new Map<string, Set<string>>();
  for (const { metric, statistics: found } of emissions) {
    const known = statistics.get(keyOf(metric)) ?? new Set();
    for (const statistic of found) known.add(statistic);
    statistics.set(keyOf(metric), known);
  }
  const sentences = references.flatMap(({ by, metric, statistic }) => {
    const known = statistics.get(keyOf(metric));
    if (known === undefined) return [`${by} refers to ${described(metric)}, which nobody counted.`];
    return known.has(statistic) ? [] : [`${by} asks for ${statistic} of ${described(metric)}, which has none.`];
  });
  return [...new Set(sentences)];
}

function described({ namespace, name, dimensions }: MetricId): string {
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return `${namespace} ${name} {${pairs.join(', ')}}`;
}
