import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRevision } from '../domain/calls/ports.ts';
import { NOT_DUE } from '../domain/calls/record.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { answered } from '../testing/batch-world.ts';
import { EnrichingWorld } from '../testing/enriching-world.ts';
import { fault } from '../testing/enrichment-rig.ts';
import { objectRef, s3Notification, transcript } from '../testing/samples.ts';

/** A version of a call: those of one id follow each other as they stand in the list. */
type Versions = readonly string[];

const SECRET = 'maya.fields@example.com';
/** Calls `c…` are ones that a model is to read, `s…` are skipped. */
const WORDS = { c: 'I was charged twice, I will take you to court and cancel my contract.', s: 'Thank you.' } as const;
const wordsOf = (id: string) => (id.startsWith('c') ? WORDS.c : WORDS.s);

const versions = fc.array(fc.constantFrom('c1', 'c2', 'c3', 's1'), { minLength: 1, maxLength: 6 });
const order = fc.array(fc.nat(), { minLength: 1, maxLength: 9 });
const crashes = fc.uniqueArray(fc.nat(90), { maxLength: 8 });
const answers = fc.array(
  fc.constantFrom<ChatOutcome>(
    answered(),
    answered(),
    answered({ summary: 7 }),
    { ...answered(), usage: undefined } as ChatOutcome,
    fault('throttled'),
    fault('unavailable'),
    fault('timeout'),
    fault('lost'),
    fault('refused'),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Every upload is one version of one call; its notification comes `copies` times, in any order. */
function worldOf(list: Versions, places: readonly number[], copies = 1): EnrichingWorld {
  const world = new EnrichingWorld();
  let received = 0;
  world.receive = (waiting) => (places[received++ % places.length] ?? 0) % waiting;
  list.forEach((id, i) => {
    const object = objectRef(`${id}.json`, `0${i}`, {
      event_time: new Date(Date.UTC(2026, 10, 2, 9, 0, i)).toISOString(),
    });
    world.objects.upload(object, JSON.stringify(transcript(id, `${wordsOf(id)} Version ${i} ${SECRET}`)));
    for (let copy = 0; copy < copies; copy++) world.queue.push(s3Notification(object));
  });
  return world;
}

/** Everything at the same time: calls arrive, are enriched and indexed. */
async function live(world: EnrichingWorld, parallel: number): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await Promise.all([world.drain(parallel), world.enrichAll(parallel), world.followUp()]);
  }
}

/** What was left lying is made good. */
async function settle(world: EnrichingWorld): Promise<void> {
  world.crash = () => false;
  await world.sweep();
  await live(world, 2);
}

const keyOf = ({ call_id, revision }: CallRevision) => `${call_id} ${revision}`;
const count = (all: readonly CallRevision[], one: CallRevision) =>
  all.filter((other) => keyOf(other) === keyOf(one)).length;

function checkCalls(world: EnrichingWorld, list: Versions): void {
  expect([...world.calls.items.keys()].sort(), 'I5: every call is there').toEqual([...new Set(list)].sort());
  for (const [id, call] of world.calls.items) {
    const { revision, edition, enrichment, turns } = call;
    const isDue = enrichmentLane(call.triage) !== undefined;
    expect(isDue).toBe(id.startsWith('c'));
    expect(turns.map(({ text }) => text).join(), 'I1').toContain(`Version ${list.lastIndexOf(id)}`);
    expect(call.unsettled, `${id} is settled`).toBe(false);
    const { complaints = -1, ...others } = call.settled;
    expect([revision, NOT_DUE], 'the complaints of this version').toContain(complaints);
    expect(others).toEqual({ events: revision, index: revision, enrichment: isDue ? revision : NOT_DUE });
    expect([edition, enrichment !== undefined], 'I4: one enrichment takes effect').toEqual(
      isDue ? [1, true] : [0, false],
    );
    const degraded = enrichment?.degraded;
    const enriched = enrichment === undefined ? 'none' : degraded === undefined ? 'model' : 'extractive';
    expect(world.index.document(id), 'I3').toMatchObject({ revision, edition, enriched });
  }
}

function checkLedger(world: EnrichingWorld): void {
  const rows = world.ledger.rows();
  expect(rows.length, 'a row for each model call').toBe(world.asked.length + world.diedBeforeAsking);
  for (const { call_id } of world.asked) {
    const ofCall = world.asked.filter((one) => one.call_id === call_id);
    expect(rows.filter(({ subject }) => subject === call_id).length).toBeGreaterThanOrEqual(ofCall.length);
  }
  const open = rows.filter(({ outcome }) => outcome === 'open');
  expect(open.length, 'only who died leaves a row open').toBeLessThanOrEqual(world.died);
}

/** What the calls show is what the ledger has of them, but for what a process took that died before it could say so. */
function checkSpending(world: EnrichingWorld, list: Versions): number {
  let compared = 0;
  for (const [id, { model_spending, enrichment }] of world.calls.items) {
    const rows = world.ledger.rows().filter(({ subject }) => subject === id);
    const cost = rows.reduce((sum, row) => sum + row.cost, 0);
    const spent = model_spending?.cost_nano_usd ?? 0;
    expect(enrichment?.cost_nano_usd ?? 0, 'the sum of its readings').toBe(spent);
    expect(spent, 'no cent twice').toBeLessThanOrEqual(cost);
    // What an older version took is not of the one that is stored.
    if (world.died > 0 || list.indexOf(id) !== list.lastIndexOf(id)) continue;
    expect([spent, model_spending?.model_calls ?? 0]).toEqual([cost, rows.length]);
    if (cost > 0) compared++;
  }
  return compared;
}

function checkPrivacy(world: EnrichingWorld): void {
  const seen = JSON.stringify([world.asked, world.logged, world.ledger.rows(), [...world.calls.items.values()]]);
  expect(seen.includes('maya'), 'I6').toBe(false);
  expect(world.logged.join().includes('charged twice'), 'no turn in a log').toBe(false);
}

describe('enrichment', () => {
  it('row 5, I4, I5: of good models is paid for once a revision, and once more only after a crash in its window', async () => {
    let died = 0;
    await fc.assert(
      fc.asyncProperty(
        versions,
        order,
        crashes,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        async (list, places, steps, copies, parallel) => {
          const world = worldOf(list, places, copies);
          const planned = new Set(steps);
          world.crash = (step) => planned.delete(step);
          // Each message about a call comes several times as well.
          await world.drain(parallel);
          world.enriching = world.enriching.flatMap((message) => Array.from({ length: copies }, () => message));
          await live(world, parallel);
          await settle(world);
          checkCalls(world, list);
          checkLedger(world);
          checkPrivacy(world);
          died += world.diedAsking.length;
          for (const one of world.asked) {
            expect(count(world.asked, one), `I4: ${keyOf(one)}`).toBeLessThanOrEqual(1 + count(world.diedAsking, one));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(died).toBeGreaterThan(20);
  });

  it('rows 3, 5, 12 to 15: of models on a bad day ends with one enrichment or extractive result for each call', async () => {
    const ends = new Set<string>();
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        versions,
        order,
        crashes,
        answers,
        fc.integer({ min: 1, max: 4 }),
        async (list, places, steps, plan, parallel) => {
          const world = worldOf(list, places);
          const planned = new Set(steps);
          world.crash = (step) => planned.delete(step);
          world.answer = (n) => plan[n % plan.length] ?? answered();
          await live(world, parallel);
          await settle(world);
          checkCalls(world, list);
          checkLedger(world);
          checkPrivacy(world);
          compared += checkSpending(world, list);
          for (const { enrichment } of world.calls.items.values()) ends.add(enrichment?.degraded ?? 'model');
        },
      ),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(20);
    expect([...ends].sort()).toEqual(['invalid-answer', 'model', 'model-refused', 'model-unavailable']);
  });

  it('row 5: converges from a crash at each single step of one call', async () => {
    let steps = 0;
    for (let crashAt = -1; crashAt < Math.max(steps, 1); crashAt++) {
      const world = worldOf(['c1', 's1'], [0]);
      let pending = true;
      world.crash = (step) => {
        if (crashAt === -1) steps = step + 1;
        const dies = pending && step === crashAt;
        if (dies) pending = false;
        return dies;
      };
      await live(world, 1);
      await settle(world);
      checkCalls(world, ['c1', 's1']);
      checkLedger(world);
      checkSpending(world, ['c1', 's1']);
      expect(world.asked.length, `crash at ${crashAt}`).toBe(1 + world.diedAsking.length);
    }
    expect(steps).toBeGreaterThan(20);
  });

  it('I5: of calls whose messages all got lost is made good by the sweeper, also when it dies', async () => {
    for (let dieAt = 0; dieAt < 12; dieAt++) {
      const list = ['c1', 'c2', 's1'];
      const world = worldOf(list, [0]);
      await world.drain();
      world.enriching = [];
      await world.followUp();
      let step = 0;
      world.crash = () => step++ === dieAt;
      await world.sweep(2).catch(() => {});
      world.enriching = [];
      world.crash = () => false;
      await world.sweep(12);
      await live(world, 1);
      checkCalls(world, list);
      expect(world.asked).toHaveLength(2);
    }
  });

  it('I4: of a call whose message was lost with a dead process begins when nobody holds it any more', async () => {
    const world = worldOf(['c1'], [0]);
    await world.drain();
    const [message] = world.enriching;
    // Dies behind its claim.
    let step = 0;
    world.crash = () => step++ === 1;
    await expect(world.enrichAll(1, 0)).rejects.toThrow('never drain');
    world.crash = () => false;
    world.enriching = [];
    world.indexing = [];
    expect((await world.calls.summary('c1'))?.claimed_until).toBeDefined();
    expect(world.asked).toEqual([]);
    await world.sweep();
    expect(world.enriching).toEqual([message]);
    await live(world, 1);
    checkCalls(world, ['c1']);
    expect(world.asked).toHaveLength(1);
  });
});
