import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSteps } from '../lifecycle/fold.ts';
import type { ComplaintPolicy, ServiceLevel } from '../policy.ts';
import { CLOCKS, type ClockName, type Settings, type Step } from '../steps.ts';
import { PRIORITIES, type Priority, STATUSES } from '../types.ts';
import { MINUTE_MS, RANGE_MINUTES, type Range, ranged, workedMinutes } from './brute-force.testing.ts';
import { clockStatus } from './clock-status.ts';
import { countMinutes } from './counted-clock.testing.ts';
import { deriveClock } from './derive-clock.ts';
import { type Did, history, POLICY } from './history.testing.ts';
import type { Clock } from './types.ts';

const target = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: RANGE_MINUTES }));
const level: fc.Arbitrary<ServiceLevel> = fc.record({
  first_response_minutes: target,
  resolution_minutes: target,
  calendar: fc.constant('office'),
});
const levels = fc.record({ urgent: level, high: level, standard: level });

const settings: fc.Arbitrary<Settings> = fc.oneof(
  fc.record({ status: fc.constantFrom(...STATUSES, 'waiting' as const, 'in_progress' as const) }),
  fc.record({ status: fc.constantFrom('waiting' as const, 'in_progress' as const) }),
  fc.record({
    priority: fc.constantFrom(...PRIORITIES),
    priority_by: fc.constantFrom('rules' as const, 'person' as const, 'escalation' as const),
  }),
  fc.constant({}),
);
const did = fc.record({
  minute: fc.oneof(fc.nat(RANGE_MINUTES - 1), fc.nat(600)),
  sets: settings,
  system: fc.boolean(),
  comment: fc.constantFrom('client' as const, 'inside' as const, undefined, undefined, undefined),
});
const breached = fc.record({
  minute: fc.nat(RANGE_MINUTES - 1),
  breached: fc.record({ clock: fc.constantFrom(...CLOCKS), cycle: fc.integer({ min: 1, max: 3 }) }),
});
const done = fc.array(did, { maxLength: 10 });
/** Breaches are noted at any time here, as no clock would have them. */
const doneOrNoted = fc.array(fc.oneof({ arbitrary: did, weight: 6 }, breached), { maxLength: 10 });
type Done = ReturnType<typeof doneOrNoted.generate>['value'];

/** Steps on whole minutes of a range, in order; the first one is the opening. */
function stepsOf(range: Range, opened: number, all: Done): Step[] {
  const timed = all.map(({ minute, ...what }) => ({ what, minute: Math.max(opened, minute) }));
  const at = (minute: number) => new Date(range.from + minute * MINUTE_MS).toISOString();
  const inOrder = timed.toSorted((a, b) => a.minute - b.minute);
  return history({ at: at(opened) }, ...inOrder.map(({ what, minute }) => ({ ...what, at: at(minute) }) as Did));
}

const opening = fc.nat(1_000);

function targetsOf(byPriority: ComplaintPolicy['levels'], name: ClockName): Readonly<Record<Priority, number>> {
  const [urgent, high, standard] = PRIORITIES.map((priority) => byPriority[priority][`${name}_minutes`]);
  return { urgent: urgent ?? 0, high: high ?? 0, standard: standard ?? 0 };
}

function missedAt(clocks: readonly Clock[], now: string): readonly string[] {
  const missed = clocks.filter((clock) => clockStatus(clock, now) === 'missed');
  return missed.map(({ name, cycle, due_at }) => `${name} ${cycle} ${due_at}`);
}

describe('the clocks of any history', () => {
  it('are what looking at every minute gives, pauses and all', () => {
    fc.assert(
      fc.property(ranged, levels, opening, done, ({ range, calendar }, byPriority, opened, all) => {
        const policy: ComplaintPolicy = { ...POLICY, levels: byPriority, calendars: { office: calendar } };
        const steps = stepsOf(range, opened, all);
        const worked = workedMinutes(calendar, range);
        for (const clock of deriveClock(steps, policy).clocks) {
          const counted = countMinutes(
            steps,
            { ...clock, targets: targetsOf(byPriority, clock.name) },
            range.from,
            worked,
          );
          expect(clock.done_at !== null).toBe(counted.done);
          expect(clock.ran_minutes).toBe(counted.runs ? null : counted.ran);
          if (counted.due !== undefined) {
            expect(clock.due_at).toBe(new Date(range.from + counted.due * MINUTE_MS).toISOString());
          } else if (clock.due_at !== null) {
            expect(Date.parse(clock.due_at)).toBeGreaterThan(range.from + RANGE_MINUTES * MINUTE_MS);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('have something to do exactly when a miss was not noted or it is time to close', () => {
    fc.assert(
      fc.property(
        ranged,
        levels,
        doneOrNoted,
        fc.nat(2 * RANGE_MINUTES),
        ({ range, calendar }, byPriority, all, later) => {
          const policy = { ...POLICY, levels: byPriority, calendars: { office: calendar }, close_after_days: 2 };
          const steps = stepsOf(range, 0, all);
          // Nobody asks before the last step.
          const last = Date.parse(steps.at(-1)?.at ?? '');
          const now = new Date(last + later * MINUTE_MS).toISOString();
          const record = deriveClock(steps, policy);
          const isNoted = (name: string, cycle: number) =>
            steps.some((step) => step.kind === 'breached' && step.clock === name && step.cycle === cycle);
          const toNote = record.clocks.some(
            (clock) => clockStatus(clock, now) === 'missed' && !isNoted(clock.name, clock.cycle),
          );
          const toClose = record.closes_at !== null && record.closes_at <= now;
          expect(record.next_at !== null && record.next_at <= now).toBe(toNote || toClose);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agree with the state of the complaint, and stay as they are once they are done or missed', () => {
    fc.assert(
      fc.property(ranged, levels, done, ({ range, calendar }, byPriority, all) => {
        const policy = { ...POLICY, levels: byPriority, calendars: { office: calendar } };
        const steps = stepsOf(range, 0, all);
        const record = deriveClock(steps, policy);
        const { version, promised_priority, status, reopened } = foldSteps(steps);
        expect(record).toMatchObject({ version, promised_priority, paused: status === 'waiting' });
        expect(record.clocks).toHaveLength(2 * (reopened + 1));
        for (const [i, step] of steps.entries()) {
          const { clocks } = deriveClock(steps.slice(0, i + 1), policy);
          for (const [place, { target_minutes, due_at, done_at, ...clock }] of clocks.entries()) {
            const later = record.clocks[place];
            if (done_at !== null) expect(later).toEqual({ ...clock, target_minutes, due_at, done_at });
            else if (clockStatus({ target_minutes, due_at, done_at, ...clock }, step.at) === 'missed')
              expect(later).toMatchObject({ target_minutes, due_at });
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never become due at, or before, the moment of a change', () => {
    fc.assert(
      fc.property(ranged, levels, done, ({ range, calendar }, byPriority, all) => {
        const policy = { ...POLICY, levels: byPriority, calendars: { office: calendar } };
        const steps = stepsOf(range, 0, all);
        for (const [i, { at }] of steps.entries()) {
          const missed = (some: readonly Step[]) => missedAt(deriveClock(some, policy).clocks, at);
          if (i > 0) expect(missed(steps.slice(0, i + 1))).toEqual(missed(steps.slice(0, i)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
