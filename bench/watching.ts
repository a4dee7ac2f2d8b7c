import { measureCounting } from './counting.ts';
import type { Figure } from './figure.ts';
import { measureLaptopCloudWatch } from './laptop-cloudwatch.ts';
import { measureSpans } from './spans.ts';

/** What it costs to know: of a function, and of the laptop. */
export async function measureWatching(): Promise<Figure[]> {
  return [...(await measureCounting()), ...(await measureSpans()), ...(await measureLaptopCloudWatch())];
}
