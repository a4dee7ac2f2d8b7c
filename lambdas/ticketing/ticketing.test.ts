import { describe, expect, it } from 'vitest';
import { changedStep } from '../domain/complaints/lifecycle/person-steps.ts';
import type { WriteOutcome } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { checkInvariants } from '../testing/complaint-invariants.ts';
import { ComplaintWorld } from '../testing/complaint-world.ts';
import { appendStep, readComplaint } from './append-step.ts';
import { settleComplaint } from './settle-complaint.ts';
import { tendComplaint } from './tend-complaint.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';
const DAY_MS = 86_400_000;

async function opened() {
  const world = new ComplaintWorld();
  await world.speak('a', [CHARGED]);
  await world.drain();
  const [id = ''] = [...world.store.all().keys()];
  const read = async () => {
    const found = await readComplaint(world.deps(), id);
    if (found === undefined) throw new Error('no complaint');
    return found;
  };
  /** Appends a change without what follows it. */
  const change = async (wanted: Parameters<typeof changedStep>[1]) =>
    await appendStep(world.deps(), await read(), ({ complaint }) => {
      const who = { at: new Date(world.time).toISOString(), subject: 'asha' };
      const outcome = changedStep(complaint, { why: 'because', ...wanted }, who, world.policy);
      if (!outcome.ok) throw new Error(outcome.fault.code);
      return outcome.step;
    });
  return { world, id, read, change };
}

describe('what follows the steps of a complaint', () => {
  it('tells of each step the state that it left, though later ones are there', async () => {
    const { world, read, change } = await opened();
    await change({ status: 'in_progress', owner: 'asha' });
    await change({ status: 'waiting' });
    await change({ status: 'resolved', owner: 'ravi' });
    await settleComplaint(world.deps(), await read());
    const told = world.events.map(({ complaint_version, status, owner }) => [complaint_version, status, owner]);
    expect(told).toEqual([
      [1, 'open', null],
      [2, 'in_progress', 'asha'],
      [3, 'waiting', 'asha'],
      [4, 'resolved', 'ravi'],
    ]);
    checkInvariants(world);
  });

  it('sets no timer by clocks that newer ones were kept instead of', async () => {
    const { world, id, read, change } = await opened();
    const stale = await read();
    await settleComplaint(world.deps(), await change({ status: 'resolved' }));
    const closing = world.timers.get(id);
    expect(closing).toBe((await read()).kept.clock?.closes_at);
    expect(closing).not.toBe(stale.kept.clock?.next_at);
    await settleComplaint(world.deps(), stale);
    expect(world.timers.get(id)).toBe(closing);
    checkInvariants(world);
  });

  it.each<[WriteOutcome | undefined, boolean]>([
    [{ kind: 'done' }, true],
    [{ kind: 'retry', status: 429 }, false],
    [undefined, false],
    // It never takes it, so that it would be outstanding for ever; the metric tells.
    [{ kind: 'refused', status: 400, type: 'mapper_parsing_exception' }, true],
  ])('is done when the index answers %j: %s', async (outcome, expected) => {
    const { world, read, change } = await opened();
    await change({ status: 'in_progress' });
    const index = { write: async () => (outcome === undefined ? [] : [outcome]) };
    const { settled } = await settleComplaint({ ...world.deps(), index }, await read());
    expect(settled).toBe(expected);
    expect((await read()).kept.steps.map(({ unsettled }) => unsettled)).toEqual([false, !expected]);
    expect(world.counts.get(METRIC.complaintsIndexRefused)).toBe(outcome?.kind === 'refused' ? 1 : undefined);
  });

  it('is left outstanding of a step alone whose event could not be published', async () => {
    const { world, read, change } = await opened();
    await change({ status: 'in_progress' });
    await change({ status: 'waiting' });
    const { events } = world.deps();
    const publish: typeof events.publish = async (all) => new Set(all.slice(0, 1).map(({ event_id }) => event_id));
    const { settled } = await settleComplaint({ ...world.deps(), events: { publish } }, await read());
    expect(settled).toBe(false);
    expect((await read()).kept.steps.map(({ unsettled }) => unsettled)).toEqual([false, true, false]);
  });
});

describe('a complaint that is looked into', () => {
  it('has everything done at once that was due: both deadlines were missed, and it is to be closed', async () => {
    const { world, id, read, change } = await opened();
    world.time += 30 * DAY_MS;
    await change({ status: 'resolved' });
    world.time += 30 * DAY_MS;
    await tendComplaint(world.deps(), id);
    const { complaint, kept } = await read();
    expect(kept.steps.map(({ step }) => step.kind)).toEqual(['opened', 'changed', 'breached', 'breached', 'changed']);
    expect(complaint.status).toBe('closed');
    checkInvariants(world);
  });
});

describe('the figures of complaints', () => {
  it('count each resolution once, where it was written', async () => {
    const { world, read, change } = await opened();
    const resolved = () => world.counts.get(METRIC.complaintsResolved) ?? 0;
    await change({ status: 'in_progress' });
    expect(resolved()).toBe(0);
    await change({ status: 'resolved' });
    expect(resolved()).toBe(1);
    await settleComplaint(world.deps(), await read());
    await settleComplaint(world.deps(), await read());
    await change({ status: 'reopened' });
    await change({ owner: 'ravi' });
    expect(resolved()).toBe(1);
    await change({ status: 'resolved' });
    expect(resolved()).toBe(2);
  });
});
