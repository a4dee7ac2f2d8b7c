import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSteps } from '../lifecycle/fold.ts';
import type { ComplaintPolicy, ServiceLevel } from '../policy.ts';
import { CLOCKS, type Settings, type Step } from '../steps.ts';
import { PRIORITIES, STATUSES } from '../types.ts';
import { MINUTE_MS, RANGE_MINUTES, type Range, ranged, workedMinutes } from './brute-force.testing.ts';
import { clockStatus } from './clock-status.ts';
import { countMinutes } from './counted-clock.testing.ts';
import { deriveClock } from './derive-clock.ts';
import { type Did, history, POLICY } from './history.testing.ts';

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
const done = fc.array(fc.oneof({ arbitrary: did, weight: 6 }, breached), { maxLength: 10 });
type Done = ReturnType<typeof done.generate>['value'];

/** Steps on whole minutes of a range, in order; the first one is the opening. */
function stepsOf(range: Range, opened: number, all: Done): Step[] {
  const timed = all.map(({ minute, ...what }) => ({ what, minute: Math.max(opened, minute) }));
  const at = (minute: number) => new Date(range.from + minute * MINUTE_MS).toISOString();
  const inOrder = timed.toSorted((a, b) => a.minute - b.minute);
  return history({ at: at(opened) }, ...inOrder.map(({ what, minute }) => ({ ...what, at: at(minute) }) as Did));
}

const opening = fc.nat(1_000);

describe('the clocks of any history', () => {
  it('are what looking at every minute gives, pauses and all', () => {
    fc.assert(
      fc.property(ranged, levels, opening, done, ({ range, calendar }, byPriority, opened, all) => {
        const policy: ComplaintPolicy = { ...POLICY, levels: byPriority, calendars: { office: calendar } };
        const steps = stepsOf(range, opened, all);
        const worked = workedMinutes(calendar, range);
        for (const clock of deriveClock(steps, policy).clocks) {
          const counted = countMinutes(steps, { ...clock, target: clock.target_minutes }, range.from, worked);
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
      fc.property(ranged, levels, done, fc.nat(2 * RANGE_MINUTES), ({ range, calendar }, byPriority, all, later) => {
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
      }),
      { numRuns: 500 },
    );
  });

  it('agree with the state of the complaint, and stay as they are once both of a cycle are done', () => {
    fc.assert(
      fc.property(ranged, levels, done, ({ range, calendar }, byPriority, all) => {
        const policy = { ...POLICY, levels: byPriority, calendars: { office: calendar } };
        const steps = stepsOf(range, 0, all);
        const record = deriveClock(steps, policy);
        const { version, promised_priority, status, reopened } = foldSteps(steps);
        expect(record).toMatchObject({ version, promised_priority, paused: status === 'waiting' });
        expect(record.clocks).toHaveLength(2 * (reopened + 1));
        for (const length of steps.keys()) {
          const { clocks } = deriveClock(steps.slice(0, length + 1), policy);
          const isOver = (cycle: number) => clocks.every((clock) => clock.cycle !== cycle || clock.done_at !== null);
          for (const [i, clock] of clocks.entries()) if (isOver(clock.cycle)) expect(record.clocks[i]).toEqual(clock);
        }
      }),
      { numRuns: 200 },
    );
  });
});
