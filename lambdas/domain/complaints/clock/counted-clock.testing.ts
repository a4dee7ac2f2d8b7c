import type { ClockName, Step } from '../steps.ts';
import type { Priority } from '../types.ts';
import { MINUTE_MS } from './brute-force.testing.ts';

/** One clock, found by looking at every minute. */
export interface Counted {
  readonly done: boolean;
  /** Minutes that it ran. */
  readonly ran: number;
  /** Whether it runs behind the last minute that was looked at. */
  readonly runs: boolean;
  /** The number of the minute with whose beginning its target is used up; undefined where none of those is. */
  readonly due: number | undefined;
}

interface Asked {
  readonly name: ClockName;
  readonly cycle: number;
  /** Minutes that are promised of it, by priority. */
  readonly targets: Readonly<Record<Priority, number>>;
}

/** Follows a clock through minutes that begin at `from`, all steps being on whole ones. */
export function countMinutes(steps: readonly Step[], asked: Asked, from: number, worked: readonly boolean[]): Counted {
  const states = statesOf(steps, asked);
  const places = steps.map(({ at }) => (Date.parse(at) - from) / MINUTE_MS);
  const doneAt = states.indexOf('done');
  const wentOn = doneAt > 0 && states[doneAt - 1] === 'runs';
  const ended = doneAt < 0 ? Number.POSITIVE_INFINITY : (places[doneAt] ?? 0);
  const promise = new CountedPromise(asked.targets);
  let [ran, step] = [0, -1];
  for (const [minute, isWorked] of worked.entries()) {
    while ((places[step + 1] ?? Number.POSITIVE_INFINITY) <= minute) {
      step++;
      if (states[step] === 'runs' || states[step] === 'still') promise.change(promisedAfter(steps.slice(0, step + 1)));
    }
    const state = minute >= ended ? 'done' : states[step];
    if (!isWorked || !(state === 'runs' || (state === 'done' && wentOn))) continue;
    if (state === 'runs') ran++;
    promise.count(minute);
  }
  return { done: doneAt >= 0, ran, due: promise.due, runs: doneAt < 0 && states.at(-1) === 'runs' };
}

/** What is left of a promise, minute by minute. */
class CountedPromise {
  due: number | undefined;
  readonly #targets: Asked['targets'];
  #priority: Priority | undefined;
  #used = 0;
  /** Minutes left; several where the first to be used up counts. */
  #left: readonly number[] = [];

  constructor(targets: Asked['targets']) {
    this.#targets = targets;
  }

  change(priority: Priority): void {
    if (priority === this.#priority || this.due !== undefined) return;
    const target = this.#targets[priority];
    this.#left = target > this.#used ? [target - this.#used] : [...this.#left, target];
    this.#priority = priority;
  }

  count(minute: number): void {
    this.#used++;
    this.#left = this.#left.map((left) => left - 1);
    if (this.#left.includes(0)) this.due ??= minute + 1;
  }
}

function promisedAfter(steps: readonly Step[]): Priority {
  const sets = steps.map((step) => step.sets).filter(({ priority_by }) => priority_by !== 'escalation');
  return sets.findLast(({ priority }) => priority !== undefined)?.priority ?? 'standard';
}

/** `ended`: it stands still for good. */
type State = 'absent' | 'runs' | 'still' | 'ended' | 'done';

/** How the clock stands after each step. */
function statesOf(steps: readonly Step[], { name, cycle }: Asked): readonly State[] {
  const statuses = steps.map(
    (_, i) => steps.slice(0, i + 1).findLast(({ sets }) => sets.status)?.sets.status ?? 'open',
  );
  const isStart = (step: Step) => step.kind === 'opened' || step.sets.status === 'reopened';
  const cycles = steps.map((_, i) => steps.slice(0, i + 1).filter(isStart).length);
  const isEnd = (i: number) => statuses[i] === 'resolved' || statuses[i] === 'closed';
  const isAnswer = (step: Step, i: number) =>
    step.by.kind === 'person' &&
    !isStart(step) &&
    (statuses[i] !== statuses[i - 1] || (step.kind === 'commented' && step.to_client));
  const within = steps.map((_, i) => i).filter((i) => cycles[i] === cycle);
  const answered = within.find((i) => steps.some((step, j) => j === i && isAnswer(step, i)));
  const resolved = within.find(isEnd);
  const done = name === 'resolution' ? resolved : answered;
  return steps.map((_, i): State => {
    if ((cycles[i] ?? 0) < cycle) return 'absent';
    if (done !== undefined && i >= done) return 'done';
    if ((resolved !== undefined && i >= resolved) || cycles[i] !== cycle) return 'ended';
    return statuses[i] === 'waiting' ? 'still' : 'runs';
  });
}
