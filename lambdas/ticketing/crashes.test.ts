import { describe, expect, it } from 'vitest';
import { assignComplaints } from '../complaints/assign-complaints.ts';
import { changeComplaint, commentComplaint } from '../complaints/change-complaint.ts';
import type { ComplaintsDeps } from '../complaints/complaints-deps.ts';
import { checkInvariants, complaintsIn } from '../testing/complaint-invariants.ts';
import { ComplaintWorld } from '../testing/complaint-world.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';
const subject = 'asha';

async function opened(calls = 1) {
  const world = new ComplaintWorld();
  for (let i = 0; i < calls; i++) await world.speak(`call-${i}`, [CHARGED], { client_id: `client-${i}` });
  await world.drain();
  const ids = [...world.store.all().keys()];
  /** As one invocation has them. */
  const deps = (): ComplaintsDeps => ({
    ...world.deps(),
    search: { list: () => Promise.reject(new Error('unused')), stats: () => Promise.reject(new Error('unused')) },
    pause: async () => {},
    random: () => 0,
    newId: () => 'unused',
  });
  return { world, ids, deps };
}

type Opened = Awaited<ReturnType<typeof opened>>;

const ACTIONS = {
  'a change of status and owner': ({ deps, ids: [id = ''] }: Opened) =>
    changeComplaint(deps(), id, '"1"', { change: { status: 'in_progress', owner: 'asha' }, subject }),
  'a resolution': ({ deps, ids: [id = ''] }: Opened) =>
    changeComplaint(deps(), id, '"1"', { change: { status: 'resolved', why: 'paid back' }, subject }),
  'a comment': ({ deps, ids: [id = ''] }: Opened) =>
    commentComplaint(deps(), id, { comment: { comment_id: 'c1', text: 'We called.', to_client: true }, subject }),
  'an assignment of three': ({ deps, ids }: Opened) => {
    const complaints = ids.map((complaint_id) => ({ complaint_id, version: 1 }));
    return assignComplaints(deps(), { complaints, change: { owner: 'ravi' } }, subject);
  },
};

const peopleSteps = (world: ComplaintWorld) =>
  complaintsIn(world).map(({ kept }) => kept.steps.filter(({ step }) => step.by.kind === 'person').length);

describe('a death of the API between any two writes', () => {
  it.each(Object.entries(ACTIONS))(
    'row 5: of %s has it made once or not at all, and the sweeper does what follows',
    async (_name, act) => {
      const calls = act === ACTIONS['an assignment of three'] ? 3 : 1;
      const calm = await opened(calls);
      const from = calm.world.steps;
      await act(calm);
      const writes = calm.world.steps - from;
      expect(writes).toBeGreaterThanOrEqual(10);
      const outcomes = new Set<string>();
      for (let at = from; at < from + writes; at++) {
        const rig = await opened(calls);
        const { world } = rig;
        world.crash = (step) => step === at;
        await act(rig).catch(() => {});
        await world.recover();
        checkInvariants(world);
        const made = peopleSteps(world);
        outcomes.add(String(Math.max(...made)));
        for (const count of made) expect(count, `death at ${at - from}`).toBeLessThanOrEqual(1);
        // Whoever got no answer asks again: what was made is not made twice.
        await act(rig);
        checkInvariants(world);
        expect(peopleSteps(world), `again after a death at ${at - from}`).toEqual(made.map(() => 1));
      }
      expect([...outcomes].sort()).toEqual(calls === 1 ? ['0', '1'] : expect.arrayContaining(['1']));
    },
  );

  it('leaves a change that was made for the sweeper even where all that follows dies as well', async () => {
    const rig = await opened();
    const { world } = rig;
    const first = world.steps;
    // It lives through the append alone, and whoever looks after it dies at once, until its message is lost.
    world.maxReceives = 5;
    world.crash = (step) => step >= first + 2;
    await ACTIONS['a resolution'](rig).catch(() => {});
    world.time += 600_000;
    world.deadlines.push(...rig.ids);
    await world.drain();
    expect(world.lost).toEqual(rig.ids);
    expect(world.documents.get(rig.ids[0] ?? '')?.status).toBe('open');
    await world.recover();
    checkInvariants(world);
    expect(world.documents.get(rig.ids[0] ?? '')?.status).toBe('resolved');
  });
});
