import { expect } from 'vitest';
import { deriveClock } from '../domain/complaints/clock/derive-clock.ts';
import { foldSteps } from '../domain/complaints/lifecycle/fold.ts';
import type { ComplaintWorld } from './complaint-world.ts';

/** All complaints as they are kept and as they are, by their ids. */
export const complaintsIn = (world: ComplaintWorld) =>
  [...world.store.all()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, kept]) => ({ kept, complaint: foldSteps(kept.steps.map(({ step }) => step)) }));

/** One ticket and one clock for each complaint, everything that follows done, nothing double. */
export function checkInvariants(world: ComplaintWorld): void {
  const all = complaintsIn(world);
  const origins = all.map(({ complaint: { call_id, issue } }) => `${call_id} ${issue}`);
  expect(new Set(origins).size, 'one ticket for each call and issue').toBe(origins.length);
  for (const { kept, complaint } of all) {
    const { complaint_id, version } = complaint;
    expect(kept.steps.filter(({ step }) => step.kind === 'opened')).toHaveLength(1);
    expect(
      kept.steps.every(({ unsettled }) => !unsettled),
      'settled',
    ).toBe(true);
    expect(kept.clock, 'one clock, of this version').toEqual(
      deriveClock(
        kept.steps.map(({ step }) => step),
        world.policy,
      ),
    );
    expect(world.timers.get(complaint_id), 'woken up when something is due').toBe(kept.clock?.next_at ?? undefined);
    expect(world.documents.get(complaint_id)?.version, 'in the index as it is').toBe(version);
    const told = new Set(
      world.events.filter((event) => event.complaint_id === complaint_id).map((event) => event.complaint_version),
    );
    expect(
      [...told].sort((a, b) => a - b),
      'each step was told',
    ).toEqual(kept.steps.map(({ step }) => step.version));
  }
  for (const call of world.calls.items.values()) {
    const { complaints } = call.settled;
    expect([call.revision, 0], `${call.call_id} was looked at`).toContain(complaints);
  }
}
