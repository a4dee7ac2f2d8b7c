import { describe, expect, it } from 'vitest';
import { changedStep } from '../domain/complaints/lifecycle/person-steps.ts';
import type { ComplaintPolicy, ServiceLevel } from '../domain/complaints/policy.ts';
import { checkInvariants, complaintsIn } from '../testing/complaint-invariants.ts';
import { ComplaintWorld, POLICY } from '../testing/complaint-world.ts';
import { appendStep, readComplaint } from '../ticketing/append-step.ts';
import { settleComplaint } from '../ticketing/settle-complaint.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';
const DAY = 24 * 60;

/** The shipped policy with other promises, in minutes of any time. */
function policyOf(version: string, first_response_minutes: number, resolution_minutes: number): ComplaintPolicy {
  const level: ServiceLevel = { first_response_minutes, resolution_minutes, calendar: 'always' };
  return { ...POLICY, version, levels: { urgent: level, high: level, standard: level } };
}
const LOOSE = policyOf('loose', 10 * DAY, 20 * DAY);
const TIGHT = policyOf('tight', 10, 20);

async function opened(complaints: number, policy = LOOSE) {
  const world = new ComplaintWorld();
  world.policy = policy;
  for (let i = 0; i < complaints; i++) await world.speak(`call-${i}`, [CHARGED], { client_id: `client-${i}` });
  await world.drain(10);
  const ids = [...world.store.all().keys()];
  const change = async (id: string, wanted: Parameters<typeof changedStep>[1]) => {
    const read = await readComplaint(world.deps(), id);
    if (read === undefined) throw new Error('no complaint');
    const who = { at: new Date(world.time).toISOString(), subject: 'asha' };
    const now = await appendStep(world.deps(), read, ({ complaint }) => {
      const outcome = changedStep(complaint, { why: 'because', ...wanted }, who, world.policy);
      if (!outcome.ok) throw new Error(outcome.fault.code);
      return outcome.step;
    });
    await settleComplaint(world.deps(), now);
  };
  return { world, ids, change };
}

const breaches = (world: ComplaintWorld) => complaintsIn(world).map(({ complaint }) => complaint.breaches.length);

describe('another policy', () => {
  it('that is tighter makes open complaints missed within two sweeps, though nobody touches them', async () => {
    const { world } = await opened(40);
    await world.pass(60);
    expect(await world.sweep()).toBe(0);
    world.policy = TIGHT;
    for (let sweeps = 0; sweeps < 2; sweeps++) {
      await world.pass(1);
      await world.sweep();
      await world.drain(10);
    }
    expect(breaches(world)).toEqual(Array.from({ length: 40 }, () => 2));
    checkInvariants(world);
    for (const document of world.documents.values()) expect(document.missed).toHaveLength(2);
    await world.pass(1);
    expect(await world.sweep()).toBe(0);
  });

  it('that is looser puts timers and documents off, and back again when it is rolled back', async () => {
    const { world, ids } = await opened(5, TIGHT);
    const before = ids.map((id) => world.timers.get(id));
    for (const policy of [LOOSE, TIGHT]) {
      world.policy = policy;
      await world.pass(1);
      expect(await world.sweep()).toBe(5);
      await world.drain();
      checkInvariants(world);
      for (const { kept } of complaintsIn(world)) expect(kept.clock?.policy_version).toBe(policy.version);
    }
    expect(ids.map((id) => world.timers.get(id))).toEqual(before);
    expect(breaches(world)).toEqual([0, 0, 0, 0, 0]);
  });

  it('is that of complaints that waited for the client when they go on', async () => {
    const { world, ids, change } = await opened(1);
    const [id = ''] = ids;
    await change(id, { status: 'waiting' });
    world.policy = TIGHT;
    await world.pass(DAY);
    // Nothing of it runs: there is nothing to find.
    expect(await world.sweep()).toBe(0);
    await change(id, { status: 'in_progress' });
    const [{ kept } = { kept: undefined }] = complaintsIn(world);
    expect(kept?.clock?.policy_version).toBe('tight');
    checkInvariants(world);
    await world.pass(21);
    expect(complaintsIn(world)[0]?.complaint.breaches.map(({ clock }) => clock)).toEqual(['resolution']);
  });

  it('is applied though whoever looks into a complaint dies at any write', async () => {
    for (let at = 0; at < 24; at++) {
      const { world } = await opened(2);
      world.policy = TIGHT;
      await world.pass(60);
      const first = world.steps;
      world.crash = (step) => step === first + at;
      await world.sweep();
      await world.drain();
      await world.recover();
      expect(breaches(world), `death at ${at}`).toEqual([2, 2]);
      checkInvariants(world);
    }
  });

  it('is applied again where a process of the release before keeps clocks by its own afterwards', async () => {
    const { world, ids } = await opened(3);
    const later = policyOf('later', 5 * DAY, 6 * DAY);
    world.policy = later;
    await world.recover();
    await world.pass(1);
    expect(await world.sweep()).toBe(0);
    world.policy = LOOSE;
    world.deadlines.push(...ids);
    await world.drain();
    world.policy = later;
    expect(await world.sweep()).toBe(0);
    await world.pass(10);
    expect(await world.sweep()).toBe(3);
    await world.drain();
    checkInvariants(world);
  });

  it('that promises otherwise leaves what was missed for good as it is kept, until somebody touches it', async () => {
    const { world, ids, change } = await opened(1, TIGHT);
    await world.pass(60);
    world.policy = LOOSE;
    await world.recover();
    const policy = () => complaintsIn(world)[0]?.kept.clock?.policy_version;
    // Nothing is due of it any more, so that it is in no index.
    expect(policy()).toBe('tight');
    await change(ids[0] ?? '', { owner: 'asha' });
    expect(policy()).toBe('loose');
    expect(breaches(world)).toEqual([2]);
  });
});
