import type { Profile } from './arrivals.ts';
import { meanWait, waitQuantile } from './formulas.ts';
import { batchAt, capacity, EASY, invocationSeconds, POLLERS, type Stage } from './stage.ts';

/** One second of a stage. */
export interface Second {
  readonly arrived: number;
  readonly done: number;
  readonly backlog: number;
  /** Seconds that a message waits that arrives now: mean, and what 95 % do not exceed. */
  readonly age: number;
  readonly age95: number;
  /** Invocations at work. */
  readonly busy: number;
  readonly invocations: number;
  /** What held it back; undefined when nothing did. */
  readonly limit: string | undefined;
}

/**
 * Utilisation beyond which the wait of a steady state says nothing: to get there takes longer than an hour of the day
 * stays as it is, and what piles up meanwhile is the backlog of the fluid.
 */
const STEADY = 0.97;

/**
 * A stage over time: what comes and cannot be done waits (a fluid queue, exact where the load is well above or below what
 * can be done), and what waits all the same since arrivals and services vary is that of M/G/c at the second's load. The
 * sum is the age. One second a step; the pollers grow as Lambda's do.
 */
export function runStage(stage: Stage, arrivals: Profile, seconds: number): readonly Second[] {
  const most = Math.min(stage.concurrency, POLLERS.most);
  const out: Second[] = [];
  let [backlog, pollers] = [0, Math.min(POLLERS.first, most)];
  for (let t = 0; t < seconds; t++) {
    const arrived = stage.share * arrivals(t);
    const can = capacity(stage, pollers);
    const done = Math.min(backlog + arrived, can);
    backlog = backlog + arrived - done;
    const waits = backlog > 0 || arrived > EASY * capacity(stage, pollers);
    out.push(secondOf(stage, { arrived, done, backlog, pollers, most }));
    pollers = waits
      ? Math.min(most, pollers + POLLERS.perMinute / 60)
      : Math.max(Math.min(POLLERS.first, most), pollers * 0.99);
  }
  return out;
}

interface Now {
  readonly arrived: number;
  readonly done: number;
  readonly backlog: number;
  readonly pollers: number;
  readonly most: number;
}

function secondOf(stage: Stage, { arrived, done, backlog, pollers, most }: Now): Second {
  const servers = Math.max(1, Math.floor(pollers));
  const messages = backlog > 0 ? stage.batchSize : batchAt(stage, arrived, servers);
  const service = invocationSeconds(stage, messages);
  const lambda = Math.min(arrived / messages, (STEADY * servers) / service);
  const station = { lambda, mu: 1 / service, servers };
  const queued = done > 0 ? backlog / done : 0;
  // A batch is full or its window over, whichever comes first; a message waits half of that on average.
  const filling = Math.min(stage.windowSeconds, arrived > 0 ? (stage.batchSize * servers) / arrived : 0);
  const quotaBound = stage.quota !== undefined && capacity(stage, servers) >= stage.quota.perSecond;
  const limit =
    backlog === 0
      ? undefined
      : quotaBound
        ? stage.quota?.name
        : pollers < most
          ? 'scale-up of the pollers'
          : 'concurrency';
  return {
    arrived,
    done,
    backlog,
    age: queued + filling / 2 + (backlog > 0 ? 0 : meanWait(station, stage.service.cv)),
    age95: queued + filling + (backlog > 0 ? 0 : waitQuantile(station, stage.service.cv, 0.95)),
    // With a backlog every poller is at work, also where it only waits for a quota.
    busy: backlog > 0 ? servers : Math.min(servers, (done / messages) * service),
    invocations: done / messages,
    limit,
  };
}
