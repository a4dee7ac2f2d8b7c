import type { ServiceLevel } from '../policy.ts';
import type { ClockName } from '../steps.ts';
import type { Priority } from '../types.ts';
import type { Course, Run } from './cycles.ts';
import type { WorkingTime } from './working-time.ts';

const MINUTE_MS = 60_000;

/** A service level with the calendar that it counts by. */
export interface Level {
  /** Milliseconds of working time. */
  readonly targets: Readonly<Record<ClockName, number>>;
  /** Key of the policy's calendars. */
  readonly calendar: string;
  readonly time: WorkingTime;
}

export function targetsOf({ first_response_minutes, resolution_minutes }: ServiceLevel): Level['targets'] {
  const inMs = (minutes: number) => Math.round(minutes * MINUTE_MS);
  return { first_response: inMs(first_response_minutes), resolution: inMs(resolution_minutes) };
}

/** The promise that a clock is held to. */
export interface Judged {
  readonly level: Level;
  /** Milliseconds since 1970; undefined as `dueTime` says. */
  readonly due: number | undefined;
}

/**
 * Follows what was promised of a clock, one promise after the other. One that is used up while it holds is missed, and no
 * later one takes its place.
 */
export function judge(course: Course, name: ClockName, levelOf: (priority: Priority) => Level): Judged {
  const [{ priority: atFirst }, ...changes] = course.promises;
  const first = levelOf(atFirst);
  let held: Judged = { level: first, due: dueTime(course.runs, first.targets[name], first.time) };
  for (const { from, priority } of changes) {
    if (held.due !== undefined && held.due <= from) return held;
    const level = levelOf(priority);
    held = { level, due: changedDue(course.runs, { name, from, held, level }) };
  }
  return held;
}

interface Changed {
  readonly name: ClockName;
  /** The moment of the change, milliseconds since 1970. */
  readonly from: number;
  /** What was promised until then, and is not used up. */
  readonly held: Judged;
  readonly level: Level;
}

/**
 * The new target counts from the beginning of the clock. Where it would be used up by then at the change already it counts
 * from the change, and what was promised before still holds if that is earlier: nothing becomes due in the past, and being
 * more pressing puts nothing off.
 */
function changedDue(runs: readonly Run[], { name, from, held, level }: Changed): number | undefined {
  const target = level.targets[name];
  const due = dueTime(runs, target, level.time);
  if (due === undefined || due > from) return due;
  const anew = dueTime(runsFrom(runs, from), target, level.time);
  return earlier(anew, held.due);
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

/** What is left of the runs after a moment. */
function runsFrom(runs: readonly Run[], moment: number): readonly Run[] {
  return runs
    .filter(({ to }) => to === null || to > moment)
    .map(({ from, to }) => ({ from: Math.max(from, moment), to }));
}

/**
 * When so much working time has run, or would have run had the clock gone on where it was done. Undefined while it stands
 * still before that (so for one that was done standing still, too), and where it is years ahead.
 */
function dueTime(runs: readonly Run[], target: number, time: WorkingTime): number | undefined {
  let left = target;
  for (const { from, to } of runs) {
    const ran = to === null ? Number.POSITIVE_INFINITY : time.between(from, to);
    if (ran >= left) return time.after(from, left);
    left -= ran;
  }
  return undefined;
}
