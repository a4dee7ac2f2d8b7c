import { CLOCKS, type ClockName, type Step } from '../steps.ts';
import type { Priority, Status } from '../types.ts';

/** Time throughout which a clock runs, milliseconds since 1970; `to` is null for the last one that was not interrupted. */
export interface Run {
  readonly from: number;
  readonly to: number | null;
}

/** From when on the service level of which priority was promised; `from` in milliseconds since 1970. */
export interface Promised {
  readonly from: number;
  readonly priority: Priority;
}

/** When a clock ran. Once it is done nothing is added: a run without an end is then the one within which it was done. */
export interface Course {
  /** In order. */
  readonly runs: readonly Run[];
  /** What was promised of it, in order: from its beginning, and with each change before it was done. */
  readonly promises: readonly [Promised, ...Promised[]];
  /** UTC ISO; null while it is not done. */
  readonly done_at: string | null;
}

/** A complaint from its opening, or a reopening, to the next reopening. */
export interface Cycle {
  /** Counts from 1. */
  readonly number: number;
  /** UTC ISO. */
  readonly started_at: string;
  readonly courses: Readonly<Record<ClockName, Course>>;
}

/** What the steps of a complaint say about time. */
export interface Timeline {
  readonly cycles: readonly Cycle[];
  readonly status: Status;
  /** The priority whose service level holds at the end of the history. */
  readonly promised: Priority;
  /** When it became resolved, UTC ISO; null where it is not. */
  readonly resolved_at: string | null;
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type CourseDraft = { runs: Draft<Run>[]; promises: [Promised, ...Promised[]]; done_at: string | null };
type CycleDraft = Draft<Omit<Cycle, 'courses'>> & { courses: Record<ClockName, CourseDraft> };
type TimelineDraft = Draft<Omit<Timeline, 'cycles'>> & { cycles: CycleDraft[] };

/**
 * Follows the steps of a complaint, oldest first. Throws when the first one does not open it. What the table of
 * transitions does not allow is followed all the same: a first response that is not done when the complaint is resolved
 * stands still from then on, as do both clocks of a cycle that is reopened before it was resolved.
 */
export function followSteps(steps: readonly Step[]): Timeline {
  const [first] = steps;
  if (first?.kind !== 'opened') throw new Error('The first step of a complaint must be the one that opens it.');
  const timeline: TimelineDraft = { cycles: [], status: 'open', promised: first.facts.priority, resolved_at: null };
  for (const step of steps) follow(timeline, step);
  return timeline;
}

function follow(timeline: TimelineDraft, step: Step): void {
  const before = timeline.status;
  timeline.status = step.sets.status ?? before;
  // What an escalation raises is not what was promised.
  if (step.sets.priority_by !== 'escalation') timeline.promised = step.sets.priority ?? timeline.promised;
  if (timeline.status !== before) timeline.resolved_at = timeline.status === 'resolved' ? step.at : null;
  const begins = step.kind === 'opened' || step.sets.status === 'reopened';
  if (begins) beginCycle(timeline, step.at);
  const cycle = timeline.cycles.at(-1);
  if (cycle === undefined) return;
  if (!begins && isResponse(step, timeline.status !== before)) cycle.courses.first_response.done_at ??= step.at;
  if (isEnd(timeline.status)) cycle.courses.resolution.done_at ??= step.at;
  if (cycle.courses.resolution.done_at === null)
    promise(cycle, { from: Date.parse(step.at), priority: timeline.promised });
  const runs = timeline.status !== 'waiting' && cycle.courses.resolution.done_at === null;
  moveClocks(cycle, Date.parse(step.at), runs);
}

function beginCycle({ cycles, promised }: TimelineDraft, at: string): void {
  const ended = cycles.at(-1);
  if (ended) moveClocks(ended, Date.parse(at), false);
  const notStarted = (): CourseDraft => ({
    runs: [],
    promises: [{ from: Date.parse(at), priority: promised }],
    done_at: null,
  });
  const courses = { first_response: notStarted(), resolution: notStarted() };
  cycles.push({ number: cycles.length + 1, started_at: at, courses });
}

/** What is done, be it by this very step, keeps the promise that it was done under. */
function promise({ courses }: CycleDraft, promised: Promised): void {
  for (const { promises, done_at } of CLOCKS.map((name) => courses[name])) {
    if (done_at === null && promises.at(-1)?.priority !== promised.priority) promises.push(promised);
  }
}

/** A person moved it on or answered the client. */
function isResponse(step: Step, moved: boolean): boolean {
  return step.by.kind === 'person' && (moved || (step.kind === 'commented' && step.to_client));
}

function isEnd(status: Status): boolean {
  return status === 'resolved' || status === 'closed';
}

/** Starts or stops the clocks that are not done. */
function moveClocks({ courses }: CycleDraft, at: number, runs: boolean): void {
  for (const course of CLOCKS.map((name) => courses[name]).filter(({ done_at }) => done_at === null)) {
    const last = course.runs.at(-1);
    if (runs && last?.to !== null) course.runs.push({ from: at, to: null });
    else if (!runs && last?.to === null) last.to = at;
  }
}
