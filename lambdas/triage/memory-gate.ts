import type { ReadLimits } from '../domain/ingestion/limits.ts';
import { BATCH_BYTES } from './ingest-object.ts';

/** Runs work when there is room for it; what waits goes on in order of arrival. */
export type Gate = <T>(bytes: number, work: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly bytes: number;
  readonly start: () => void;
}

/** Lets work begin as long as all that is at work fits into `budget` bytes; what exceeds it alone runs alone. */
export function createGate(budget: number): Gate {
  let free = budget;
  const queue: Waiting[] = [];
  const admit = () => {
    for (let next = queue[0]; next !== undefined && next.bytes <= free; next = queue[0]) {
      queue.shift();
      free -= next.bytes;
      next.start();
    }
  };
  return async (asked, work) => {
    const bytes = Math.min(asked, budget);
    await new Promise<void>((start) => {
      queue.push({ bytes, start });
      admit();
    });
    try {
      return await work();
    } finally {
      free += bytes;
      admit();
    }
  };
}

/** Times that text may expand when it is gzip, which is not known before it is opened; transcripts expand 5 to 15 times. */
const EXPANSION = 64;

/**
 * Bytes of an object that are read and not stored yet: all of it, or one call beside one batch, which is the most
 * there can be of any object. `size` is what the event says; undefined when it does not.
 */
export function bytesInFlight(size: number | undefined, limits: Pick<ReadLimits, 'maxCallBytes'>): number {
  const most = limits.maxCallBytes + BATCH_BYTES;
  return Math.min(most, (size ?? most) * EXPANSION);
}
