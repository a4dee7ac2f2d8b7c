/**
 * Which of two versions of a call is the newer one.
 *
 * Versions under the same S3 key are ordered by the event's `sequencer`, versions under different keys by event time.
 * A sequencer is a hexadecimal string whose length may grow: "right pad with zeros the shorter string, then compare
 * lexicographically" (S3 user guide, event message structure). A numeric compare would be wrong.
 */
export interface SourceVersion {
  /** Identity of bucket and key (a hash: keys may hold personal data). */
  readonly id: string;
  /** Padded sequencer and position within the object; comparable as a string for equal `id`. */
  readonly order: string;
  /** Event time, UTC ISO 8601 with milliseconds; comparable as a string. */
  readonly event_time: string;
}

const SEQUENCER_WIDTH = 40;
const POSITION_WIDTH = 10;

/** Comparable order of one call in one object version; a later position in the same object wins. */
export function sourceOrder(sequencer: string, position: number): string {
  return `${sequencer.toUpperCase().padEnd(SEQUENCER_WIDTH, '0')}.${String(position).padStart(POSITION_WIDTH, '0')}`;
}

/** Negative when `a` is older than `b`, 0 when they are the same version, positive when newer. */
export function compareVersions(a: SourceVersion, b: SourceVersion): number {
  if (a.id === b.id) return compare(a.order, b.order);
  return compare(a.event_time, b.event_time) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
