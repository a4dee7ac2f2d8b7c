import { setTimeout as sleep } from 'node:timers/promises';

export interface Arrivals {
  /** A second; 0 is none. */
  readonly rate: number;
  readonly seconds: number;
  /** Ends the arrivals before their time. */
  readonly signal: AbortSignal;
}

/** How the arrivals went. */
export interface Arrived {
  readonly count: number;
  /** Milliseconds by which the latest one came too late, since this process had no time. */
  readonly latestMs: number;
}

/** The shortest time that a timer is worth. */
const TICK_MS = 2;

/**
 * Has something arrive at a steady rate, whether or not what came before is done: waiting for answers would slow the
 * arrivals down just when the system is slow, and hide it (coordinated omission). Arrivals that are late come at once.
 */
export async function arrive({ rate, seconds, signal }: Arrivals, start: (i: number) => void): Promise<Arrived> {
  const began = performance.now();
  const total = Math.floor(rate * seconds);
  let latestMs = 0;
  for (let i = 0; i < total; i++) {
    const due = began + (1000 * i) / rate;
    const early = due - performance.now();
    if (early > TICK_MS) await sleep(early, undefined, { signal }).catch(() => {});
    if (signal.aborted) return { count: i, latestMs };
    latestMs = Math.max(latestMs, performance.now() - due);
    start(i);
  }
  return { count: total, latestMs };
}
