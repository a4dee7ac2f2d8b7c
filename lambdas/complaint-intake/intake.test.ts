import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNNAMED_ISSUE } from '../domain/complaints/types.ts';
import { METRIC } from '../metrics.ts';
import { checkInvariants, complaintsIn } from '../testing/complaint-invariants.ts';
import { ComplaintWorld } from '../testing/complaint-world.ts';
import { createHandler } from './handler.ts';

const CHARGED = 'This is unacceptable, you charged me twice for order 88-1234 and I want to complain.';
const OUTAGE = 'My broadband has been down for three days, this is terrible service and I want to complain.';
const UNNAMED = 'This is unacceptable, I want to make a formal complaint.';
const THANKS = 'Thank you so much, that was very kind.';

describe('calls that complain', () => {
  it('open one complaint for each issue, with what was said', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    await world.speak('b', [THANKS]);
    await world.drain();
    checkInvariants(world);
    const [{ complaint } = { complaint: undefined }] = complaintsIn(world);
    expect(complaintsIn(world)).toHaveLength(1);
    expect(complaint).toMatchObject({ call_id: 'a', issue: 'duplicate_charge', department: 'billing', status: 'open' });
    expect(CHARGED).toContain(complaint?.facts.evidence[0]?.quote);
    expect(complaint?.facts.entities).toContainEqual({ kind: 'order_id', value: '88-1234', turn: 0 });
    expect(world.counts.get(METRIC.complaintsOpened)).toBe(1);
  });

  it('row 1, 2: are looked at again without any effect when their message comes again', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    world.intake.push(...world.intake, ...world.intake);
    await world.drain(3);
    checkInvariants(world);
    const before = structuredClone(complaintsIn(world));
    const events = world.events.length;
    world.intake.push({ call_id: 'a', revision: 1 });
    await world.drain();
    expect(complaintsIn(world)).toEqual(before);
    expect(world.events).toHaveLength(events);
  });

  it('bring their complaints up to date when a newer version is uploaded, and open no other', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    await world.drain();
    await world.speak('a', [`${CHARGED} It was 45 dollars.`]);
    world.intake.push({ call_id: 'a', revision: 1 });
    await world.drain();
    checkInvariants(world);
    const [{ complaint, kept } = { complaint: undefined, kept: undefined }] = complaintsIn(world);
    expect(kept?.steps.map(({ step }) => step.kind)).toEqual(['opened', 'refreshed']);
    expect(complaint).toMatchObject({ call_revision: 2, still_in_call: true });
    expect(complaint?.facts.entities.map(({ kind }) => kind)).toContain('amount');
  });

  it('leave a ticket to people whose complaint a newer version does not make any more', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    await world.drain();
    await world.speak('a', [THANKS]);
    await world.drain();
    checkInvariants(world);
    const [{ complaint } = { complaint: undefined }] = complaintsIn(world);
    expect(complaint).toMatchObject({ call_revision: 2, still_in_call: false, status: 'open' });
  });

  it('of the same client about the same within 30 days are linked and more pressing, in whatever order they come', async () => {
    const at = (day: number) => ({ timestamp: new Date(Date.UTC(2026, 8, day, 9)).toISOString() });
    for (const order of [
      [1, 20, 70],
      [70, 1, 20],
      [20, 70, 1],
    ]) {
      const world = new ComplaintWorld();
      for (const day of order) await world.speak(`day-${day}`, [CHARGED], at(day));
      await world.speak('other', [CHARGED], { ...at(21), client_id: 'client-2' });
      await world.speak('outage', [OUTAGE], at(22));
      await world.drain();
      checkInvariants(world);
      const found = new Map(complaintsIn(world).map(({ complaint }) => [complaint.call_id, complaint]));
      const first = found.get('day-1');
      expect(found.get('day-20')?.earlier).toEqual([first?.complaint_id]);
      for (const id of ['day-1', 'day-70', 'other', 'outage']) expect(found.get(id)?.earlier).toEqual([]);
      expect(first?.priority).not.toBe('urgent');
      expect(found.get('day-20')?.priority).not.toBe(first?.priority);
    }
  });

  it('of one client all at once see each other, however many there are', async () => {
    const world = new ComplaintWorld();
    for (let i = 0; i < 30; i++) {
      const timestamp = new Date(Date.UTC(2026, 9, 1, 9, i)).toISOString();
      await world.speak(`call-${i}`, [CHARGED], { timestamp });
    }
    await world.drain(10);
    checkInvariants(world);
    for (const { complaint } of complaintsIn(world)) {
      const place = Number(complaint.call_id.split('-')[1]);
      expect(complaint.earlier.length, complaint.call_id).toBeGreaterThanOrEqual(Math.min(place, 3));
      if (place >= 3) expect(complaint.priority).toBe('urgent');
    }
  });

  it('row 31, 32: of which a message names none go back alone', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    const record = (messageId: string, body: string) => ({ messageId, body }) as never;
    const Records = [
      record('1', 'no json'),
      record('2', JSON.stringify(world.intake[0])),
      record('3', '{"call_id":""}'),
    ];
    const result = await createHandler(world.deps())({ Records });
    expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '3']);
    expect(complaintsIn(world)).toHaveLength(1);
    expect(world.logged.join()).not.toContain('no json');
  });
});

/** Two calls of a client: one is read anew, then both complain of something else, of nothing with a name, and of nothing. */
const SCRIPT = [
  { call: 'a', text: CHARGED, timestamp: '2026-10-20T09:00:00.000Z' },
  { call: 'b', text: CHARGED },
  { call: 'b', text: `${CHARGED} It was 45 dollars.` },
  { call: 'a', text: OUTAGE, timestamp: '2026-10-20T09:00:00.000Z' },
  { call: 'b', text: UNNAMED },
  { call: 'b', text: CHARGED },
  { call: 'a', text: THANKS, timestamp: '2026-10-20T09:00:00.000Z' },
];

async function play(world: ComplaintWorld, script: readonly (typeof SCRIPT)[number][] = SCRIPT): Promise<void> {
  for (const [i, { call, text, ...more }] of script.entries()) {
    await world.speak(call, [text], more);
    if (i > 0) await world.drain();
    // The sweepers come every minute, a newer version of a call later than that.
    if (world.lost.length > 0) await world.recover();
  }
}

/** Without what tells how it came to that, and when. */
const states = (world: ComplaintWorld) =>
  complaintsIn(world).map(({ complaint: { version: _, updated_at: _at, opened_at: _opened, ...state } }) => state);

async function calmly(script = SCRIPT) {
  const world = new ComplaintWorld();
  await play(world, script);
  checkInvariants(world);
  return { expected: states(world), writes: world.steps };
}

describe('a crash', () => {
  it('row 5: before or after any single write leaves one ticket and one clock, by its message coming again alone', async () => {
    const { expected, writes } = await calmly();
    expect(writes).toBeGreaterThan(100);
    expect(expected.filter(({ still_in_call }) => still_in_call).map(({ issue }) => issue)).toEqual([
      'duplicate_charge',
    ]);
    expect(expected.map(({ issue }) => issue)).toContain(UNNAMED_ISSUE);
    for (let at = 0; at < writes; at++) {
      const world = new ComplaintWorld();
      world.crash = (step) => step === at;
      await play(world);
      checkInvariants(world);
      expect(states(world), `crash at ${at}`).toEqual(expected);
    }
  });

  it('row 5: before or after any two writes leaves the same', async () => {
    const { expected, writes } = await calmly();
    const moment = fc.nat(writes + 20);
    await fc.assert(
      fc.asyncProperty(moment, moment, async (one, other) => {
        const world = new ComplaintWorld();
        world.crash = (step) => step === one || step === other;
        await play(world);
        checkInvariants(world);
        expect(states(world)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('that takes a message five times, so that it is lost, is made good by the sweepers', async () => {
    // All but the last version, which may not complain of anything.
    const script = SCRIPT.slice(0, -1);
    const { expected, writes } = await calmly(script);
    let lost = 0;
    for (let at = 0; at < writes; at++) {
      const world = new ComplaintWorld();
      world.maxReceives = 5;
      world.crash = (step) => step >= at && world.lost.length === 0;
      await play(world, script);
      lost += world.lost.length;
      checkInvariants(world);
      expect(states(world), `from write ${at} on`).toEqual(expected);
    }
    expect(lost).toBeGreaterThan(writes / 2);
  });

  it('that loses the message of a version that complains of nothing leaves its tickets as they were', async () => {
    const world = new ComplaintWorld();
    await world.speak('a', [CHARGED]);
    await world.drain();
    world.maxReceives = 5;
    world.crash = () => world.lost.length === 0;
    await world.speak('a', [THANKS]);
    await world.drain();
    await world.recover();
    // Nothing is due of such a call: only its message in the dead-letter queue, once sent back, withdraws the complaint.
    expect(world.lost).toEqual(['a 2']);
    expect(complaintsIn(world)[0]?.complaint).toMatchObject({ call_revision: 1, still_in_call: true });
    world.intake.push({ call_id: 'a', revision: 2 });
    await world.drain();
    checkInvariants(world);
    expect(complaintsIn(world)[0]?.complaint).toMatchObject({ call_revision: 2, still_in_call: false });
  });

  it('rows 1 to 5: of many, with messages twice, out of order and side by side, changes nothing in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            call: fc.constantFrom('a', 'b', 'c'),
            text: fc.constantFrom(CHARGED, OUTAGE, THANKS),
            twice: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (said, crashes, parallel) => {
          const world = new ComplaintWorld();
          const dies = new Set(crashes);
          world.crash = (step) => dies.has(step);
          for (const { call, text, twice } of said) {
            await world.speak(call, [text]);
            const last = world.intake.at(-1);
            if (twice && last !== undefined) world.intake.unshift(last);
            if (text === OUTAGE) await world.drain(parallel);
          }
          await world.drain(parallel);
          world.crash = () => false;
          await world.pass(10);
          await world.sweep();
          await world.drain();
          checkInvariants(world);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('a service that is down', () => {
  it.each(['indexDown', 'eventsDown', 'timersDown'] as const)(
    '%s: the ticket is there, and the rest is made good',
    async (which) => {
      const world = new ComplaintWorld();
      world[which] = true;
      await world.speak('a', [CHARGED]);
      await world.drain();
      expect(complaintsIn(world)).toHaveLength(1);
      world[which] = false;
      if (which !== 'timersDown') {
        world.time += 10 * 60_000;
        expect(await world.sweep()).toBeGreaterThan(0);
        await world.drain();
        checkInvariants(world);
      } else {
        // Nobody is woken up: the sweeper finds the missed deadline.
        world.time += 30 * 24 * 3_600_000;
        expect(await world.sweep()).toBe(1);
        await world.drain();
        checkInvariants(world);
        expect(complaintsIn(world)[0]?.complaint.breaches.length).toBe(2);
      }
    },
  );
});
