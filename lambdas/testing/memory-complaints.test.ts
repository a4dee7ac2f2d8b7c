import { describe, expect, it } from 'vitest';
import { commentStep, openedStep } from './complaint-steps.ts';
import { type ComplaintWrite, MemoryComplaints } from './memory-complaints.ts';

const LATER = '2026-11-21T15:00:00.000Z';

/** A table with an open complaint, which dies at that moment of each of these writes. */
async function dyingAt(moment: 'before' | 'after', name: ComplaintWrite['name']): Promise<MemoryComplaints> {
  const store = new MemoryComplaints();
  await store.append('cmp_a', openedStep('cmp_a'));
  store.disturb = (when, write) => {
    if (when === moment && write.name === name) throw new Error(`${moment} ${name} of ${write.complaint_id}`);
  };
  return store;
}

describe('complaints in memory', () => {
  it('have not written what died before it, and have what died after it', async () => {
    for (const [moment, steps] of [['before', 1] as const, ['after', 2] as const]) {
      const store = await dyingAt(moment, 'append');
      await expect(store.append('cmp_a', commentStep(2))).rejects.toThrow(`${moment} append of cmp_a`);
      expect(store.all().get('cmp_a')?.steps).toHaveLength(steps);
    }
  });

  it('may die between any two steps that are settled', async () => {
    const store = await dyingAt('after', 'settle');
    await store.append('cmp_a', commentStep(2));
    await expect(store.settle('cmp_a', [1, 2])).rejects.toThrow('after settle');
    expect(
      store
        .all()
        .get('cmp_a')
        ?.steps.map(({ unsettled }) => unsettled),
    ).toEqual([false, true]);
  });

  it('have joined a thread whose answer got lost', async () => {
    const store = await dyingAt('after', 'joinThread');
    const member = { client_id: 'client-1', issue: 'slow', complaint_id: 'cmp_a', called_at: LATER };
    await expect(store.joinThread(member, 30)).rejects.toThrow('after joinThread');
    store.disturb = () => {};
    expect(await store.joinThread({ ...member, complaint_id: 'cmp_b' }, 30)).toHaveLength(2);
  });

  it('give copies, which nobody changes for others', async () => {
    const store = new MemoryComplaints();
    const step = openedStep('cmp_a');
    await store.append('cmp_a', step);
    Object.assign(step.origin, { client_id: 'changed' });
    Object.assign((await store.read('cmp_a'))?.steps[0].step ?? {}, { at: LATER });
    expect(store.all().get('cmp_a')?.steps[0].step).toEqual(openedStep('cmp_a'));
  });
});
