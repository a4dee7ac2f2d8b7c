import { invocationSeconds, type ServiceTime } from './stage.ts';

/** A queue that is simulated message by message. */
export interface EventsOptions {
  readonly service: ServiceTime;
  readonly batchSize: number;
  readonly servers: number;
  /** Seconds between two arrivals. */
  readonly nextArrival: () => number;
  /** Factor of a service time; 1 on average. */
  readonly nextFactor: () => number;
  readonly messages: number;
}

/** Seconds that each message waited, in the order of arrival. */
export function simulateEvents(options: EventsOptions): Float64Array {
  const { service, batchSize, servers, messages } = options;
  const arrivals = new Float64Array(messages);
  for (let i = 0, at = 0; i < messages; i++) {
    at += options.nextArrival();
    arrivals[i] = at;
  }
  const free = new Float64Array(servers);
  const waits = new Float64Array(messages);
  for (let i = 0; i < messages; ) {
    const server = earliest(free);
    const begins = Math.max(free[server] ?? 0, arrivals[i] ?? 0);
    let end = i + 1;
    // A poller takes what is there, and no more than a batch.
    while (end < messages && end - i < batchSize && (arrivals[end] ?? 0) <= begins) end++;
    for (let k = i; k < end; k++) waits[k] = begins - (arrivals[k] ?? 0);
    free[server] = begins + invocationSeconds({ service }, end - i) * options.nextFactor();
    i = end;
  }
  return waits;
}

function earliest(free: Float64Array): number {
  let best = 0;
  for (let i = 1; i < free.length; i++) if ((free[i] ?? 0) < (free[best] ?? 0)) best = i;
  return best;
}

/** Exponentially distributed with mean 1. */
export function exponential(random: () => number): number {
  return -Math.log(1 - random());
}
