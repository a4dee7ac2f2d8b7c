import { Sketch } from './sketch.ts';

/** Values up to which percentiles of a minute are exact; more go into a sketch. */
export const EXACT_VALUES = 200;

/** What is known of the values of one span of time. */
export class Distribution {
  count = 0;
  sum = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;
  private values: number[] | undefined;
  private sketch: Sketch | undefined;

  /** Without values there are no percentiles, and next to no memory. */
  constructor(keepsValues: boolean) {
    if (keepsValues) this.values = [];
  }

  add(value: number, times = 1): void {
    this.count += times;
    this.sum += value * times;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    if (this.sketch !== undefined) this.sketch.add(value, times);
    else if (this.values !== undefined && this.values.length + times <= EXACT_VALUES) this.keep(value, times);
    else if (this.values !== undefined) this.sketched().add(value, times);
  }

  merge(other: Distribution): void {
    this.count += other.count;
    this.sum += other.sum;
    this.min = Math.min(this.min, other.min);
    this.max = Math.max(this.max, other.max);
    if (other.sketch !== undefined) this.sketched().merge(other.sketch);
    // A span is merged to be asked once: only what is stored has to be small.
    else for (const value of other.values ?? []) this.take(value);
  }

  /** By nearest rank: the smallest value that at least this percentage of all does not exceed. */
  percentile(percent: number): number | undefined {
    if (this.count === 0) return undefined;
    const rank = Math.max(1, Math.ceil((percent / 100) * this.count));
    if (this.sketch !== undefined) return clamp(this.sketch.valueAt(rank), this.min, this.max);
    return this.values?.toSorted((a, b) => a - b)[rank - 1];
  }

  private keep(value: number, times: number): void {
    for (let i = 0; i < times; i++) this.values?.push(value);
  }

  private take(value: number): void {
    if (this.sketch === undefined) this.values?.push(value);
    else this.sketch.add(value, 1);
  }

  private sketched(): Sketch {
    const sketch = this.sketch ?? new Sketch();
    for (const value of this.values ?? []) sketch.add(value, 1);
    this.values = undefined;
    this.sketch = sketch;
    return sketch;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
