import { Metrics } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, type MetricUnit } from '../metrics.ts';

/** By what a record is split, and what stands in it besides. */
export interface RecordOf {
  readonly values: readonly (readonly [dimension: string, value: string])[];
  readonly beside: Readonly<Record<string, string>>;
}

/**
 * Records of an invocation that are not written yet. Metrics that are split alike share a record, and a record holds every
 * value of a metric: a line for each single value was half of what the logs of a call weighed.
 */
export interface MetricRecords {
  add(metric: string, unit: MetricUnit, value: number, of: RecordOf): void;
  /** Writes them out, one line each, and begins anew. */
  publish(): void;
}

/** Records hold each metric for the function alone, and for the function and one dimension each. */
export function createMetricRecords(): MetricRecords {
  const records = new Map<string, Metrics>();
  return {
    add(metric, unit, value, of) {
      const key = JSON.stringify([of.values, of.beside]);
      const record = records.get(key) ?? begin(of);
      record.addMetric(metric, unit, value);
      // A record that is full, of a hundred values, has written itself out and is none any more.
      if (record.hasStoredMetrics()) records.set(key, record);
      else records.delete(key);
    },
    publish() {
      const all = [...records.values()];
      records.clear();
      for (const record of all) if (record.hasStoredMetrics()) record.publishStoredMetrics();
    },
  };
}

function begin({ values, beside }: RecordOf): Metrics {
  const record = new Metrics({ namespace: METRICS_NAMESPACE }).addDimensions({});
  for (const [name, value] of values) record.addDimensions({ [name]: value });
  for (const [name, text] of Object.entries(beside)) record.addMetadata(name, text);
  return record;
}
