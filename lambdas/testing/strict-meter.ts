import { METRICS, type MetricUnit } from '../metrics.ts';
import { metricUse, type Split } from '../runtime/metric-use.ts';
import type { Meter } from '../runtime/observability.ts';

/** Hears of each value that is measured. */
export type Measured = (metric: string, value: number, split: Readonly<Record<string, string>>) => void;

/**
 * A meter that throws where the real one would lose something: for a metric, a unit or a dimension that is not in the
 * catalogue, and for what is no number.
 */
export function strictMeter(measured: Measured = () => {}, durations: Measured = () => {}): Meter {
  const strict = (units: readonly MetricUnit[], told: Measured) => (metric: string, value: number, split?: Split) => {
    const { unit, values, unknown } = metricUse(metric, split);
    if (!units.includes(unit)) throw new Error(`${metric} is measured in ${unit}, not in ${units.join(' or ')}.`);
    if (unknown.length > 0) throw new Error(`${metric} is not split by ${unknown.join(', ')}.`);
    if (!Number.isFinite(value)) throw new Error(`${metric} was measured as ${value}.`);
    told(metric, value, Object.fromEntries(values));
  };
  const gauges = Object.values(METRICS).map(({ unit }) => unit);
  return {
    count: strict(['Count'], measured),
    seconds: strict(['Seconds'], durations),
    gauge: strict(
      gauges.filter((unit) => unit !== 'Count' && unit !== 'Seconds'),
      measured,
    ),
  };
}

/** What was measured, once each time, with the values that it is split by. */
export interface Count {
  readonly metric: string;
  readonly by: number;
  readonly split: Readonly<Record<string, string>>;
}

/** The sum of a metric, or of what of it has this value in a dimension. */
export function sumOf(counts: readonly Count[], metric: string, value?: string): number {
  const found = counts.filter(
    (one) => one.metric === metric && (value === undefined || Object.values(one.split).includes(value)),
  );
  return found.reduce((sum, { by }) => sum + by, 0);
}
