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

export const ACCOUNT_LIMIT = 'concurrency of the account';

interface State {
  readonly stage: Stage;
  /** Pollers at most, and as many as there are now. */
  readonly most: number;
  pollers: number;
  backlog: number;
}

/**
 * A stage over time: what comes and cannot be done waits (a fluid queue, exact where the load is well above or below what
 * can be done), and what waits all the same since arrivals and services vary is that of M/G/c at the second's load. The
 * sum is the age. One second a step; the pollers grow as Lambda's do.
 */
export function runStage(stage: Stage, arrivals: Profile, seconds: number): readonly Second[] {
  return runStages([stage], arrivals, { seconds })[0] ?? [];
}

export interface RunOptions {
  readonly seconds: number;
  /** Invocations at work at the same time that the account allows to all stages together. @default no limit */
  readonly account?: number;
}

/**
 * Stages side by side that share the account's concurrency. In a second in which they ask for more than there is, each gets
 * the same part of what it asks for: Lambda favours no function, whoever comes first is served, and of requests that come
 * all the time as many come first as are made. So a small stage is throttled as a great one is. Of what it gets a stage
 * makes the most, with full batches, and no pollers are added meanwhile.
 */
export function runStages(
  stages: readonly Stage[],
  arrivals: Profile,
  { seconds, account = Number.POSITIVE_INFINITY }: RunOptions,
): readonly (readonly Second[])[] {
  const states = stages.map(beginning);
  const runs = stages.map((): Second[] => []);
  for (let t = 0; t < seconds; t++) {
    const calls = arrivals(t);
    const alone = states.map((state) => secondOf(state, state.stage.share * calls));
    const part = account / alone.reduce((sum, { busy }) => sum + busy, 0);
    for (const [i, state] of states.entries()) {
      const wished = alone[i] ?? secondOf(state, state.stage.share * calls);
      const second = part >= 1 ? wished : secondOf(state, wished.arrived, part * wished.busy);
      runs[i]?.push(second);
      advance(state, second, part < 1);
    }
  }
  return runs;
}

function beginning(stage: Stage): State {
  const most = Math.min(stage.concurrency, POLLERS.most);
  return { stage, most, pollers: Math.min(POLLERS.first, most), backlog: 0 };
}

function advance(state: State, { arrived, backlog }: Second, isThrottled: boolean): void {
  const { stage, most, pollers } = state;
  const waits = backlog > 0 || arrived > EASY * capacity(stage, pollers);
  state.backlog = backlog;
  if (!waits) state.pollers = Math.max(Math.min(POLLERS.first, most), pollers * 0.99);
  else if (!isThrottled) state.pollers = Math.min(most, pollers + POLLERS.perMinute / 60);
}

/** The second that follows, with all pollers or with as many as the account lets be at work. */
function secondOf(state: State, arrived: number, allowed?: number): Second {
  const { stage } = state;
  const pollers = allowed ?? state.pollers;
  const done = Math.min(state.backlog + arrived, capacity(stage, pollers));
  const backlog = state.backlog + arrived - done;
  const servers = Math.max(1, Math.floor(pollers));
  const messages = backlog > 0 ? stage.batchSize : batchAt(stage, arrived, servers);
  const service = invocationSeconds(stage, messages);
  const lambda = Math.min(arrived / messages, (STEADY * servers) / service);
  const station = { lambda, mu: 1 / service, servers };
  const queued = done > 0 ? backlog / done : 0;
  // A batch is full or its window over, whichever comes first; a message waits half of that on average.
  const filling = Math.min(stage.windowSeconds, arrived > 0 ? (stage.batchSize * servers) / arrived : 0);
  return {
    arrived,
    done,
    backlog,
    age: queued + filling / 2 + (backlog > 0 ? 0 : meanWait(station, stage.service.cv)),
    age95: queued + filling + (backlog > 0 ? 0 : waitQuantile(station, stage.service.cv, 0.95)),
    // With a backlog every poller is at work, also where it only waits for a quota.
    busy: backlog > 0 ? pollers : Math.min(pollers, (done / messages) * service),
    invocations: done / messages,
    limit: backlog > 0 ? limitOf(state, pollers) : undefined,
  };
}

function limitOf({ stage, most, pollers }: State, atWork: number): string | undefined {
  if (stage.quota !== undefined && capacity(stage, atWork) >= stage.quota.perSecond) return stage.quota.name;
  if (atWork < pollers) return ACCOUNT_LIMIT;
  return pollers < most ? 'scale-up of the pollers' : 'concurrency';
}
