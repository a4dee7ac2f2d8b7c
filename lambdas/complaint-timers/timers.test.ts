import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockStatus } from '../domain/complaints/clock/clock-status.ts';
import { deriveClock } from '../domain/complaints/clock/derive-clock.ts';
import { foldSteps } from '../domain/complaints/lifecycle/fold.ts';
import { changedStep } from '../domain/complaints/lifecycle/person-steps.ts';
import { METRIC } from '../metrics.ts';
import { ComplaintWorld } from '../testing/complaint-world.ts';
import { appendStep, readComplaint } from '../ticketing/append-step.ts';
import { settleComplaint } from '../ticketing/settle-complaint.ts';
import { createHandler } from './handler.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';
const HOUR = 60;
const DAY = 24 * HOUR;

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
  const change = async (wanted: Parameters<typeof changedStep>[1]) => {
    const now = await appendStep(world.deps(), await read(), ({ complaint }) => {
      const who = { at: new Date(world.time).toISOString(), subject: 'asha' };
      const outcome = changedStep(complaint, { why: 'because', ...wanted }, who, world.policy);
      return outcome.ok ? outcome.step : undefined;
    });
    await settleComplaint(world.deps(), now);
  };
  const kinds = async () => (await read()).kept.steps.map(({ step }) => step.kind);
  return { world, id, read, change, kinds };
}

describe('a deadline', () => {
  it('that is missed raises the priority, hands the ticket to those who escalate and tells the world, once', async () => {
    const { world, id, read, kinds } = await opened();
    const before = (await read()).complaint;
    await world.pass(30 * DAY);
    const { complaint } = await read();
    expect(complaint.breaches.map(({ clock }) => clock).sort()).toEqual(['first_response', 'resolution']);
    expect(complaint.group).toBe(world.policy.departments.billing?.escalation_group);
    expect(complaint.priority).toBe('urgent');
    expect(complaint.promised_priority).toBe(before.promised_priority);
    const told = world.events.filter(({ type }) => type === 'complaint.breached');
    expect(told.map(({ breach }) => breach?.clock).sort()).toEqual(['first_response', 'resolution']);
    expect(world.counts.get(METRIC.complaintsBreached)).toBe(2);
    const breaches = world.splits.filter(({ metric }) => metric === METRIC.complaintsBreached);
    expect(breaches.map(({ split }) => split)).toEqual([
      { clock: 'first_response', department: 'billing' },
      { clock: 'resolution', department: 'billing' },
    ]);
    const all = await kinds();
    world.deadlines.push(id, id, id);
    await world.drain(3);
    expect(await kinds()).toEqual(all);
  });

  it('that is met stays so, however late and often its timer comes', async () => {
    const { world, id, read, change } = await opened();
    await change({ status: 'in_progress' });
    await change({ status: 'resolved' });
    world.deadlines.push(id, id);
    await world.drain(2);
    const { complaint, kept } = await read();
    expect(complaint.breaches).toEqual([]);
    const statuses = kept.clock?.clocks.map((clock) => clockStatus(clock, new Date(world.time).toISOString()));
    expect(statuses).toEqual(['met', 'met']);
  });

  it('whose timer comes early is left alone, and the timer is set again', async () => {
    const { world, id, kinds } = await opened();
    const at = world.timers.get(id);
    world.timers.clear();
    world.deadlines.push(id);
    await world.drain();
    expect(await kinds()).toEqual(['opened']);
    expect(world.timers.get(id)).toBe(at);
  });

  it('stands still while the ticket waits for the client', async () => {
    const { world, read, change } = await opened();
    await change({ status: 'waiting' });
    await world.pass(60 * DAY);
    expect((await read()).complaint.breaches).toEqual([]);
    await change({ status: 'in_progress' });
    await world.pass(60 * DAY);
    expect((await read()).complaint.breaches.map(({ clock }) => clock)).toEqual(['resolution']);
  });

  it('of a resolved ticket is its closing, and a reopened one has new ones', async () => {
    const { world, read, change, kinds } = await opened();
    await change({ status: 'resolved' });
    await world.pass(world.policy.close_after_days * DAY);
    expect((await read()).complaint.status).toBe('closed');
    expect((await read()).kept.steps.at(-1)?.step.by).toEqual({ kind: 'system' });
    await change({ status: 'reopened' });
    await world.pass(30 * DAY);
    const { complaint } = await read();
    expect(complaint.breaches.map(({ cycle }) => cycle)).toEqual([2, 2]);
    expect(await kinds()).toEqual(['opened', 'changed', 'changed', 'changed', 'breached', 'breached']);
  });

  it('that nobody was woken up for is found by the sweeper', async () => {
    const { world, read } = await opened();
    world.timers.clear();
    world.time += 30 * DAY * 60_000;
    expect(await world.sweep()).toBe(1);
    await world.drain();
    expect((await read()).complaint.breaches).toHaveLength(2);
    expect(await world.sweep()).toBe(0);
  });
});

describe('the queue of deadlines', () => {
  it('row 31, 32: gets back what names no complaint, and looks once at one that is named twice', async () => {
    const { world, id } = await opened();
    const record = (messageId: string, body: string) => ({ messageId, body }) as never;
    const Records = [
      record('1', JSON.stringify({ complaint_id: id })),
      record('2', JSON.stringify({ complaint_id: id })),
      record('3', '{}'),
      record('4', JSON.stringify({ complaint_id: `cmp_${'0'.repeat(20)}` })),
    ];
    const before = world.steps;
    const result = await createHandler(world.deps())({ Records });
    expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['3']);
    const once = world.steps - before;
    await createHandler(world.deps())({ Records: [Records[0] as never] });
    expect(world.steps - before).toBe(2 * once);
  });
});

describe('any history of timers, people and crashes', () => {
  it('row 5: misses each deadline at most once, and never one that was met', async () => {
    const statuses = ['in_progress', 'waiting', 'resolved', 'reopened', 'closed'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            minutes: fc.integer({ min: 0, max: 3 * DAY }),
            status: fc.option(fc.constantFrom(...statuses)),
            wake: fc.nat(3),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.array(fc.integer({ min: 20, max: 200 }), { maxLength: 6 }),
        async (moves, crashes) => {
          const { world, id, change } = await opened();
          const dies = new Set(crashes);
          world.crash = (step) => dies.has(step);
          for (const { minutes, status, wake } of moves) {
            world.deadlines.push(...Array.from({ length: wake }, () => id));
            await world.pass(minutes);
            if (status !== null) await change({ status }).catch(() => {});
          }
          world.crash = () => false;
          await world.pass(10);
          await world.sweep();
          await world.drain();
          const [kept] = [...world.store.all().values()];
          const steps = kept?.steps.map(({ step }) => step) ?? [];
          const { breaches } = foldSteps(steps);
          expect(new Set(breaches.map(({ clock, cycle }) => `${clock} ${cycle}`)).size).toBe(breaches.length);
          const clock = deriveClock(steps, world.policy);
          expect(kept?.clock).toEqual(clock);
          const now = new Date(world.time).toISOString();
          for (const one of clock.clocks) {
            const noted = breaches.some((breach) => breach.clock === one.name && breach.cycle === one.cycle);
            expect(noted, `${one.name} of cycle ${one.cycle}`).toBe(clockStatus(one, now) === 'missed');
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});
