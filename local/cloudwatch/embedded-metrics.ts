import type { MetricId } from '../assembly/cloudwatch-model.ts';
import type { MetricStore } from './metric-store.ts';

interface Directive {
  readonly Namespace?: unknown;
  readonly Dimensions?: unknown;
  readonly Metrics?: unknown;
}

/** Limits of the format: dimensions of a set, values of a metric. */
const MAX_DIMENSIONS = 30;
const MAX_VALUES = 100;

/**
 * Puts a record of the embedded metric format into the store: each metric once for each of its sets of dimensions
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
 * As CloudWatch, it passes over what does not follow the format.
 */
export function putEmbeddedMetrics(store: MetricStore, record: Readonly<Record<string, unknown>>): void {
  const { Timestamp, CloudWatchMetrics } = (record._aws ?? {}) as { Timestamp?: unknown; CloudWatchMetrics?: unknown };
  const at = typeof Timestamp === 'number' ? { at: Timestamp } : {};
  for (const { Namespace, Dimensions, Metrics } of listOf(CloudWatchMetrics) as Directive[]) {
    if (typeof Namespace !== 'string') continue;
    for (const set of listOf(Dimensions)) {
      const dimensions = dimensionsOf(record, listOf(set));
      if (dimensions === undefined) continue;
      for (const { Name, Unit } of listOf(Metrics) as { Name?: unknown; Unit?: unknown }[]) {
        if (typeof Name !== 'string') continue;
        const id: MetricId = { namespace: Namespace, name: Name, dimensions };
        if (typeof Unit === 'string') store.setUnit(id, Unit);
        const values = Object.hasOwn(record, Name) ? valuesOf(record[Name]) : [];
        for (const value of values) store.put(id, value, at);
      }
    }
  }
}

/** undefined when one has no value: CloudWatch counts nothing then. */
function dimensionsOf(
  record: Readonly<Record<string, unknown>>,
  names: readonly unknown[],
): Record<string, string> | undefined {
  if (names.length > MAX_DIMENSIONS) return undefined;
  const pairs = names.map((name) => [String(name), Object.hasOwn(record, String(name)) ? record[String(name)] : '']);
  if (pairs.some(([, value]) => typeof value !== 'string' || value === '')) return undefined;
  return Object.fromEntries(pairs) as Record<string, string>;
}

function valuesOf(value: unknown): number[] {
  const all = Array.isArray(value) ? value.slice(0, MAX_VALUES) : [value];
  return all.filter((one): one is number => typeof one === 'number');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((entry) => entry !== null && entry !== undefined) : [];
}
