import type { Figure } from './figure.ts';
import { sampleCall } from './sample-call.ts';
import { median } from './statistics.ts';

/** Work that every machine can do: what a time or a rate without a reference of its own stands beside. */
export interface Yardstick {
  readonly name: string;
  readonly seconds: number;
}

const ROUNDS = 15;
const CALLS = 200;

/** How many seconds each unit of time is. */
const TIMES: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1 };
const RATE = /^(?:[a-z]+)?\/s$/;

/** Reading and writing the JSON of a call on one core, the median of rounds. */
export function measureYardstick(): Yardstick {
  const line = JSON.stringify(sampleCall('yardstick'));
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    for (let i = 0; i < CALLS; i++) JSON.stringify(JSON.parse(line));
    return (performance.now() - started) / 1000 / CALLS;
  });
  return { name: `JSON of a ${(line.length / 1024).toFixed(1)} KB call`, seconds: median(rounds) };
}

/** The figure beside a reference: its own, else the yardstick where it is a time or a rate. Counts and sizes stay as they are. */
export function beside(figure: Figure, { name, seconds }: Yardstick): Figure {
  if (figure.reference !== undefined) return figure;
  const time = TIMES[figure.unit];
  if (time !== undefined) return { ...figure, reference: { name, value: seconds / time } };
  if (RATE.test(figure.unit)) return { ...figure, reference: { name, value: 1 / seconds } };
  return figure;
}
