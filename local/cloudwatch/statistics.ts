import type { Distribution } from './distribution.ts';

type Compute = (of: Distribution) => number | undefined;

const PLAIN: Readonly<Record<string, Compute>> = {
  Sum: ({ sum }) => sum,
  Average: ({ sum, count }) => sum / count,
  Minimum: ({ min }) => min,
  Maximum: ({ max }) => max,
  SampleCount: ({ count }) => count,
};

/** `p99`, `p99.9`: 0 to 100, at most ten decimal places (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html). */
const PERCENTILE = /^p(\d{1,3}(?:\.\d{1,10})?)$/;

export function isPercentile(statistic: string): boolean {
  return PERCENTILE.test(statistic);
}

/** How a statistic is computed; undefined for one that the laptop does not have, such as a trimmed mean. */
export function statisticOf(statistic: string): Compute | undefined {
  const [, percent] = PERCENTILE.exec(statistic) ?? [];
  if (percent !== undefined) return Number(percent) <= 100 ? (of) => of.percentile(Number(percent)) : undefined;
  return Object.hasOwn(PLAIN, statistic) ? PLAIN[statistic] : undefined;
}
