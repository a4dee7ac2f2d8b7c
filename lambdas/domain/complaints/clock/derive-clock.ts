import type { BusinessCalendar, ComplaintPolicy } from '../policy.ts';
import { CLOCKS, type ClockName, type Step } from '../steps.ts';
import type { Priority } from '../types.ts';
import { isDoneLate } from './clock-status.ts';
import { type Course, type Cycle, followSteps, type Timeline } from './cycles.ts';
import { judge, type Level, targetsOf } from './judge.ts';
import type { Clock, ClockRecord } from './types.ts';
import { createWorkingTime, ROUND_THE_CLOCK, type WorkingTime } from './working-time.ts';
import { DAY_MS } from './zone-stretches.ts';

const MINUTE_MS = 60_000;
/** What a record calls its calendar when its level names one that is not there any more, and every hour counts. */
export const NO_CALENDAR = 'round-the-clock';

/**
 * The clocks of a complaint, from its whole history and the policy of now. A clock has the service level of the present
 * priority until it is done or missed, and keeps that one from then on; what was noted as missed stays so, whatever policy
 * comes later. Policies change while complaints live: a level whose calendar is gone counts every hour. Throws when the
 * first step does not open it.
 */
export function deriveClock(steps: readonly Step[], policy: ComplaintPolicy): ClockRecord {
  const timeline = followSteps(steps);
  const noted = notedDeadlines(steps);
  const clocks = timeline.cycles.flatMap((cycle) => clocksOf(cycle, policy, noted));
  const closesAt = closingTime(timeline, policy.close_after_days);
  return {
    complaint_id: idOf(steps),
    version: steps.at(-1)?.version ?? 0,
    policy_version: policy.version,
    promised_priority: timeline.promised,
    calendar: levelOf(policy, timeline.promised).calendar,
    paused: timeline.status === 'waiting',
    clocks,
    closes_at: closesAt,
    next_at: earliest([...deadlinesToNote(clocks, noted), closesAt]),
  };
}

function idOf([first]: readonly Step[]): string {
  return first?.kind === 'opened' ? first.origin.complaint_id : '';
}

function levelOf(policy: ComplaintPolicy, priority: Priority): Level {
  const level = policy.levels[priority];
  const calendar = Object.hasOwn(policy.calendars, level.calendar) ? policy.calendars[level.calendar] : undefined;
  return {
    targets: targetsOf(level),
    calendar: calendar ? level.calendar : NO_CALENDAR,
    time: calendar ? workingTime(calendar) : ROUND_THE_CLOCK,
  };
}

const workingTimes = new WeakMap<BusinessCalendar, WorkingTime>();

/** Made once for a calendar. */
function workingTime(calendar: BusinessCalendar): WorkingTime {
  const time = workingTimes.get(calendar) ?? createWorkingTime(calendar);
  workingTimes.set(calendar, time);
  return time;
}

function clocksOf(cycle: Cycle, policy: ComplaintPolicy, noted: NotedDeadlines): readonly Clock[] {
  return CLOCKS.map((name) => {
    const course = cycle.courses[name];
    const { level, due } = judge(course, name, (priority) => levelOf(policy, priority));
    return {
      name,
      cycle: cycle.number,
      target_minutes: level.targets[name] / MINUTE_MS,
      started_at: cycle.started_at,
      due_at: noted.get(nameOf(name, cycle.number)) ?? (due === undefined ? null : new Date(due).toISOString()),
      done_at: course.done_at,
      ran_minutes: ranMinutes(course, level.time),
    };
  });
}

function ranMinutes({ runs, done_at }: Course, time: WorkingTime): number | null {
  if (done_at === null && runs.at(-1)?.to === null) return null;
  const done = done_at === null ? 0 : Date.parse(done_at);
  return runs.reduce((sum, { from, to }) => sum + time.between(from, to ?? done), 0) / MINUTE_MS;
}

/** When the clocks were due that were noted as missed, by `nameOf`. */
type NotedDeadlines = ReadonlyMap<string, string>;

function notedDeadlines(steps: readonly Step[]): NotedDeadlines {
  const noted = steps.filter((step) => step.kind === 'breached');
  return new Map(noted.map(({ clock, cycle, due_at }) => [nameOf(clock, cycle), due_at]));
}

function nameOf(clock: ClockName, cycle: number): string {
  return `${clock} ${cycle}`;
}

/** What is not done yet, or was done late, and was not noted as missed. */
function deadlinesToNote(clocks: readonly Clock[], noted: NotedDeadlines): readonly (string | null)[] {
  const isOutstanding = (clock: Clock) => clock.done_at === null || isDoneLate(clock);
  return clocks
    .filter((clock) => isOutstanding(clock) && !noted.has(nameOf(clock.name, clock.cycle)))
    .map(({ due_at }) => due_at);
}

function closingTime({ resolved_at }: Timeline, afterDays: number): string | null {
  if (resolved_at === null || afterDays === 0) return null;
  return new Date(Date.parse(resolved_at) + afterDays * DAY_MS).toISOString();
}

/** The least of the times, all UTC ISO with milliseconds, which sort as they follow each other. */
function earliest(times: readonly (string | null)[]): string | null {
  return times.filter((time) => time !== null).sort()[0] ?? null;
}
