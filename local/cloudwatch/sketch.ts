/** How far an estimated percentile may be from the exact one, relative to it. */
export const RELATIVE_ERROR = 0.01;
/** Bins of a sketch, 2 KB; with the error above, 512 of them cover more than four powers of ten. */
export const MAX_BINS = 512;

const GAMMA = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Room that is made at a time. */
const STEP = 64;

/**
 * How often values of each size occurred: bin i counts values in (γ^(i-1), γ^i]. What lies more than MAX_BINS below the
 * highest bin is counted in the lowest one, so that high percentiles stay right. This is DDSketch (Masson, Rim, Lee:
 * "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", VLDB 2019) with the dense store
 * that collapses its lowest bins, and without bins for negative values: zero and less count as zero, as what
 * percentiles are asked of are durations.
 */
export class Sketch {
  /** Of consecutive bins; the first one is `first`. */
  private counts = new Uint32Array(0);
  private first = 0;
  private zeros = 0;

  add(value: number, times: number): void {
    if (value >= Number.MIN_VALUE) this.count(Math.ceil(Math.log(value) / LOG_GAMMA), times);
    else this.zeros += times;
  }

  merge(other: Sketch): void {
    this.zeros += other.zeros;
    // The highest first: it says what is too low to have a bin of its own.
    for (let i = other.counts.length - 1; i >= 0; i--) {
      const times = other.counts[i] ?? 0;
      if (times > 0) this.count(other.first + i, times);
    }
  }

  /** The value of this rank, from 1; at most RELATIVE_ERROR away from it. */
  valueAt(rank: number): number {
    let left = rank - this.zeros;
    if (left <= 0) return 0;
    let i = -1;
    while (left > 0 && i + 1 < this.counts.length) left -= this.counts[++i] ?? 0;
    return (2 * GAMMA ** (this.first + i)) / (GAMMA + 1);
  }

  private count(bin: number, times: number): void {
    this.cover(bin);
    const i = Math.max(0, bin - this.first);
    this.counts[i] = (this.counts[i] ?? 0) + times;
  }

  /** Makes room for a bin, as far as it is not too low. */
  private cover(bin: number): void {
    const { first, counts } = this;
    const end = first + counts.length;
    if (counts.length > 0 && bin < end && (bin >= first || counts.length === MAX_BINS)) return;
    const newEnd = counts.length === 0 ? bin + 1 : Math.max(end, bin >= end ? bin + STEP / 2 : end);
    const wished = counts.length === 0 ? bin - STEP / 2 : Math.min(first, bin - STEP / 2);
    this.move(Math.max(wished, newEnd - MAX_BINS), newEnd);
  }

  private move(first: number, end: number): void {
    const counts = new Uint32Array(end - first);
    for (const [i, times] of this.counts.entries()) {
      const at = Math.max(0, this.first + i - first);
      counts[at] = (counts[at] ?? 0) + times;
    }
    this.first = first;
    this.counts = counts;
  }
}
