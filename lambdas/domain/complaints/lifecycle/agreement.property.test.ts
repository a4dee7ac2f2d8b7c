import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockStatus, missedClocks } from '../clock/clock-status.ts';
import { deriveClock } from '../clock/derive-clock.ts';
import { documentOf } from '../document-of.ts';
import type { ComplaintPolicy } from '../policy.ts';
import type { Step } from '../steps.ts';
import { PRIORITIES } from '../types.ts';
import { foldSteps } from './fold.ts';
import { type Event, events, live, minute, openedSteps, POLICY, tended } from './histories.testing.ts';

const promised = fc.record({
  kind: fc.constant('change' as const),
  change: fc.record({ priority: fc.constantFrom(...PRIORITIES) }),
  after: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 2_000 })),
});
const moved = fc.record({
  kind: fc.constant('change' as const),
  change: fc.record({
    status: fc.constantFrom('in_progress', 'waiting', 'resolved', 'reopened'),
    why: fc.constant('Said so.'),
  }),
  after: fc.integer({ min: 0, max: 400 }),
});
const tick = fc.record({ kind: fc.constant('tick' as const), after: fc.integer({ min: 0, max: 400 }) });

/** Histories in which people change priorities again and again, tended or not. */
const changing: fc.Arbitrary<readonly Event[]> = fc.array(
  fc.oneof({ arbitrary: promised, weight: 3 }, moved, tick) as fc.Arbitrary<Event>,
  { maxLength: 15 },
);

/** Says something about every moment of random histories, and of what comes later. */
function always(say: (steps: readonly Step[], now: string) => void): void {
  const later = fc.oneof(fc.constant(0), fc.nat(5_000));
  fc.assert(
    fc.property(fc.oneof(changing, events), fc.constantFrom(...PRIORITIES), later, (list, priority, minutes) => {
      for (const { steps, at } of live(list, { priority })) {
        const last = steps.at(-1)?.at ?? at;
        const now = Math.max(Date.parse(at), Date.parse(last)) + minutes * 60_000;
        say(steps, new Date(now).toISOString());
      }
    }),
    { numRuns: 300 },
  );
}

function expectAgreement(steps: readonly Step[], now: string, policy: ComplaintPolicy): void {
  const complaint = foldSteps(steps);
  const record = deriveClock(steps, policy);
  const document = documentOf(complaint, record);
  const missed = record.clocks.filter((clock) => clockStatus(clock, now) === 'missed');
  const noted = complaint.breaches.map(({ clock, cycle, due_at }) => `${clock} ${cycle} ${due_at}`);
  expect(noted.toSorted()).toEqual(missed.map(({ name, cycle, due_at }) => `${name} ${cycle} ${due_at}`).toSorted());
  expect(document.missed).toEqual(missedClocks(record, now));
  // What lists and figures count as late beyond what was noted.
  if (document.due_at !== undefined && document.due_at < now) expect(document.missed).toContain(document.due_for);
}

describe('what was missed', () => {
  it('is the same for clocks, breaches and documents, however priorities were changed', () => {
    always((steps, now) => expectAgreement(tended(steps, now), now, POLICY));
  });

  it('is the same for all of them when a policy that promises less comes later', () => {
    const times = (factor: number) => (level: ComplaintPolicy['levels']['high']) => ({
      ...level,
      first_response_minutes: level.first_response_minutes * factor,
      resolution_minutes: level.resolution_minutes * factor,
    });
    const { urgent, high, standard } = POLICY.levels;
    const later = times(3);
    const policy = { ...POLICY, levels: { urgent: later(urgent), high: later(high), standard: later(standard) } };
    always((steps, now) => {
      expectAgreement(tended(tended(steps, now), now, policy), now, policy);
    });
  });

  it('is never undone, and never done by a change of the priority alone', () => {
    always((steps) => {
      const names = (some: readonly Step[], now: string) =>
        deriveClock(some, POLICY)
          .clocks.filter((clock) => clockStatus(clock, now) === 'missed')
          .map(({ name, cycle, due_at }) => `${name} ${cycle} ${due_at}`);
      for (const [i, { at }] of steps.entries())
        if (i > 0) expect(names(steps.slice(0, i + 1), at)).toEqual(names(steps.slice(0, i), at));
    });
  });

  it('is noted by those who come late as it is by those who come in time', () => {
    const lowered = live(
      [
        { kind: 'change', after: 20, change: { priority: 'standard' } },
        { kind: 'change', after: 5, change: { status: 'resolved', why: 'Settled.' } },
      ],
      { priority: 'urgent' },
    ).at(-1);
    const late = tended(lowered?.steps ?? openedSteps(), minute(30));
    expect(foldSteps(late).breaches).toEqual([
      { clock: 'first_response', cycle: 1, due_at: minute(15), at: minute(30) },
    ]);
    expectAgreement(late, minute(30), POLICY);
  });
});
