import type { KeptSchedule } from './schedule.ts';
import type { ScheduleStore } from './schedule-store.ts';

/** Why a target did not take a message. */
export interface Refusal {
  readonly reason: string;
  /** Another attempt would be refused as well. */
  readonly final: boolean;
}

export interface RunnerOptions {
  readonly store: ScheduleStore;
  /** Does not throw; undefined when the target took it. */
  readonly deliver: (schedule: KeptSchedule) => Promise<Refusal | undefined>;
  readonly onProblem: (line: string) => void;
}

export type ScheduleRunner = ReturnType<typeof createScheduleRunner>;

/**
 * Longest sleep in milliseconds. A computer that sleeps stops the clock of timers, and someone may set its time: after
 * either one nothing is later than this. It is far below the 2^31 ms that a timer takes, too.
 */
const MAX_SLEEP_MS = 60_000;
/** Messages under way at a time. */
const PARALLEL = 32;
/** Milliseconds to the second attempt; each further one comes after twice as long, at most MAX_SLEEP_MS. */
const FIRST_RETRY_MS = 1_000;

/**
 * Fires schedules by the wall clock, with one timer for the earliest of all. A schedule is done with after its target took
 * the message, so that a kill in between sends it twice, as AWS may.
 */
export function createScheduleRunner({ store, deliver, onProblem }: RunnerOptions) {
  let state: 'idle' | 'started' | 'stopped' = 'idle';
  let timer: NodeJS.Timeout | undefined;
  let armedMs = Number.POSITIVE_INFINITY;
  let firing: Promise<void> | undefined;

  const fire = async (schedule: KeptSchedule): Promise<void> => {
    const refusal = await deliver(schedule);
    if (refusal === undefined) return store.complete(schedule);
    // Without its engines everything is refused: the next start tries again.
    if (state === 'stopped') return;
    const nextMs = refusal.final ? undefined : nextAttemptMs(schedule, Date.now());
    if (nextMs === undefined || schedule.attempts === 0) onProblem(lineOf(schedule, refusal, nextMs === undefined));
    if (nextMs === undefined) store.complete(schedule);
    else store.postpone(schedule, nextMs);
  };
  const fireDue = async (): Promise<void> => {
    while (state === 'started') {
      const due = store.due(Date.now(), PARALLEL);
      if (due.length === 0) return;
      await Promise.all(due.map(fire));
    }
  };
  const sleep = (ms: number): void => {
    clearTimeout(timer);
    if (state === 'started') timer = setTimeout(run, Math.min(Math.max(ms, 0), MAX_SLEEP_MS));
  };
  const arm = (): void => {
    if (state !== 'started' || firing !== undefined) return;
    armedMs = store.nextMs() ?? Number.POSITIVE_INFINITY;
    if (armedMs === Number.POSITIVE_INFINITY) clearTimeout(timer);
    else sleep(armedMs - Date.now());
  };
  const run = (): void => {
    firing = fireDue().then(
      () => {
        firing = undefined;
        arm();
      },
      (error) => {
        firing = undefined;
        onProblem(`Schedules are late: ${error}`);
        sleep(MAX_SLEEP_MS);
      },
    );
  };

  return {
    start(): void {
      if (state === 'idle') state = 'started';
      arm();
    },
    /** A schedule is due at this time, which may be the earliest now. */
    expect(dueMs: number): void {
      if (dueMs < armedMs) arm();
    },
    async stop(): Promise<void> {
      state = 'stopped';
      clearTimeout(timer);
      await firing;
    },
  };
}

/** Undefined when the retry policy allows no other attempt. */
function nextAttemptMs({ dueMs, attempts, settings }: KeptSchedule, nowMs: number): number | undefined {
  const { MaximumEventAgeInSeconds: age, MaximumRetryAttempts: most } = settings.Target.RetryPolicy;
  const nextMs = nowMs + Math.min(FIRST_RETRY_MS * 2 ** attempts, MAX_SLEEP_MS);
  // What became due while the laptop was off gets one attempt at least, however old it is.
  return attempts >= most || nextMs > dueMs + age * 1_000 ? undefined : nextMs;
}

function lineOf({ group, name, settings }: KeptSchedule, { reason }: Refusal, last: boolean): string {
  const end = last ? 'is given up' : 'will be tried again';
  return `The schedule ${group}/${name} could not reach ${settings.Target.Arn} and ${end}: ${reason}`;
}
