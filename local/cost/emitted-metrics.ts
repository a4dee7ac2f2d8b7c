import { METRICS, type MetricEntry, type MetricKey } from '#lambdas/metrics.ts';
import { COUNTED_BY } from '#lib/constructs/counted-by.ts';

interface Directive {
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

/** Each metric of a record in CloudWatch's embedded format, as `Name service=triage lane=strong`: one is paid for each. */
export function metricsOf(record: Readonly<Record<string, unknown>>): string[] {
  const { CloudWatchMetrics = [] } = (record._aws ?? {}) as { readonly CloudWatchMetrics?: readonly Directive[] };
  const text = (set: readonly string[]) => [...set].sort(serviceFirst).map((key) => `${key}=${record[key]}`);
  return CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) => Dimensions.map((set) => [Name, ...text(set)].join(' '))),
  );
}

/** Bytes of a record as a line of the log. */
export function recordBytes(record: Readonly<Record<string, unknown>>): number {
  return Buffer.byteLength(JSON.stringify(record)) + 1;
}

/**
 * Metrics of the catalogue that none of `written` is: one for each function that counts it, and one more for each
 * dimension that it is split by, as if that had one value.
 */
export function unwritten(written: readonly string[]): number {
  return (Object.keys(METRICS) as MetricKey[])
    .flatMap(kindsOf)
    .filter((kind) => !written.some((one) => one === kind || (kind.endsWith('=') && one.startsWith(kind)))).length;
}

function kindsOf(key: MetricKey): string[] {
  const { name, by }: MetricEntry = METRICS[key];
  return COUNTED_BY[key].flatMap((service) => {
    const whole = `${name} service=${service}`;
    return [whole, ...by.map((dimension) => `${whole} ${dimension}=`)];
  });
}

function serviceFirst(a: string, b: string): number {
  return Number(b === 'service') - Number(a === 'service');
}
