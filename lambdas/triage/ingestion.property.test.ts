import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_DUE } from '../domain/calls/record.ts';
import { mayComplain } from '../domain/complaints/opening/may-complain.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { sourceId } from '../domain/source/object-key.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { compareVersions, type SourceVersion, sourceOrder } from '../domain/source/version-order.ts';
import { objectRef, s3Notification, transcript } from '../testing/samples.ts';
import { World } from '../testing/world.ts';

const SECRET = 'maya.fields@example.com';
const BROKEN = `{"call_id":"${SECRET}", broken`;

interface Upload {
  readonly object: ObjectRef;
  /** Call ids in order; null stands for an unreadable line. */
  readonly lines: readonly (string | null)[];
}

/** Versions under two keys; within a key event time follows the sequencer, as S3's does. */
const uploadsOf = (size: { uploads: number; minLines: number; lines: number }, ids: readonly string[]) =>
  fc
    .array(
      fc.record({
        key: fc.constantFrom('a.jsonl', 'b.jsonl'),
        lines: fc.array(fc.option(fc.constantFrom(...ids), { freq: 5 }), {
          minLength: size.minLines,
          maxLength: size.lines,
        }),
      }),
      { minLength: 1, maxLength: size.uploads },
    )
    .map((list): Upload[] =>
      list.map(({ key, lines }, i) => {
        const event_time = new Date(Date.UTC(2026, 10, 2, 10, 0, i)).toISOString();
        // Sequencers of unequal length, in order when padded on the right.
        const sequencer = `${i.toString(16).padStart(2, '0')}${'8'.repeat(i % 3)}`;
        return { object: objectRef(key, sequencer, { event_time }), lines };
      }),
    );

const uploads = uploadsOf({ uploads: 5, minLines: 1, lines: 6 }, ['c1', 'c2', 'c3', 'c4']);
/** Several batches each, so that time may run out between them. */
const longUploads = uploadsOf(
  { uploads: 2, minLines: 80, lines: 160 },
  Array.from({ length: 40 }, (_, i) => `c${i}`),
);

const crashes = fc.uniqueArray(fc.nat(60), { maxLength: 8 });

/** Every other call is one that a model is to read. */
function wordsOf(id: string): string {
  return Number(id.slice(1)) % 2 === 0 ? 'I was charged twice, I will take you to court and cancel my contract.' : '';
}

function prepare(list: readonly Upload[], order: readonly number[], copies: number, gzipped = false): World {
  const world = new World();
  for (const { object, lines } of list) {
    const texts = lines.map((id) =>
      id === null ? BROKEN : JSON.stringify(transcript(id, `${wordsOf(id)} v ${object.sequencer} ${SECRET}`)),
    );
    world.objects.upload(object, gzipped ? gzipSync(texts.join('\n')) : texts.join('\n'));
  }
  const messages = list.flatMap(({ object }) => Array.from({ length: copies }, () => s3Notification(object)));
  world.queue = messages
    .map((body, i) => ({ body, rank: order[i % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map((m) => m.body);
  return world;
}

/** For each call the newest version of it in any upload. */
function newestVersions(list: readonly Upload[]): Map<string, SourceVersion> {
  const newest = new Map<string, SourceVersion>();
  for (const { object, lines } of list) {
    lines.forEach((id, position) => {
      if (id === null) return;
      const version = {
        id: sourceId(object.bucket, object.key),
        order: sourceOrder(object.sequencer, position),
        event_time: object.event_time,
      };
      const known = newest.get(id);
      if (known === undefined || compareVersions(version, known) > 0) newest.set(id, version);
    });
  }
  return newest;
}

/** Lines that any part of the quarantine of an object names. */
function quarantinedLines(world: World, { key }: ObjectRef): number[] {
  const parts = [...world.objects.written.keys()].filter(
    (name) => name.startsWith(`quarantine/${key}.`) && name.endsWith('.reason.json'),
  );
  return parts.flatMap((name) =>
    (JSON.parse(world.objects.text(name)).rejections as { line: number }[]).map((rejection) => rejection.line),
  );
}

function checkInvariants(world: World, list: readonly Upload[]): void {
  const newest = newestVersions(list);
  expect([...world.calls.items.keys()].sort(), 'I1, I5: every call is there').toEqual([...newest.keys()].sort());
  for (const [id, item] of world.calls.items) {
    expect(compareVersions(item.source, newest.get(id) ?? item.source), `I1: ${id} is its newest version`).toBe(0);
    const due = enrichmentLane(item.triage) !== undefined;
    expect(item.unsettled, `I3: ${id} is settled unless a model is to read it`).toBe(due);
    const unread = due ? {} : { enrichment: NOT_DUE };
    // A newer version is looked at also where it complains of nothing, since an older one may have.
    const looked = mayComplain(item.triage) || item.settled.complaints !== NOT_DUE ? item.revision : NOT_DUE;
    const { revision } = item;
    expect(item.settled).toEqual({ ...unread, events: revision, index: revision, complaints: looked });
    const waits = world.enriching.some(({ call_id, revision }) => call_id === id && revision === item.revision);
    expect(waits, `I5: ${id} waits for a model where one is to read it`).toBe(due);
    expect(world.index.document(id), `I3: ${id} is indexed as it is stored`).toMatchObject({
      revision: item.revision,
      text: item.turns.map((turn) => turn.text).join('\n'),
    });
    expect(
      world.published.some((event) => event.call_id === id && event.revision === item.revision),
      'I3: announced',
    ).toBe(true);
  }
  for (const { object, lines } of list) {
    const bad = lines.flatMap((id, i) => (id === null ? [i + 1] : []));
    // A later version of the same key may have written its own reason over this one; S3 keeps both versions.
    if (list.some((other) => other.object.key === object.key && other.object !== object)) continue;
    const found = [...new Set(quarantinedLines(world, object))].sort((a, b) => a - b);
    expect(found, 'I5, I7: the bad lines and only they are in quarantine').toEqual(bad);
  }
  const reasons = [...world.objects.written.keys()]
    .filter((key) => key.endsWith('.reason.json'))
    .map((key) => world.objects.text(key));
  const documents = [...world.index.stored.values()];
  const shown = JSON.stringify([...world.calls.items.values(), documents, world.published, world.logged, reasons]);
  expect(world.embedder.embedded.join(' ').includes('maya'), 'I6: nothing personal goes to the model').toBe(false);
  expect(shown.includes('maya'), 'I6: nothing personal in items, events, logs or reasons').toBe(false);
}

describe('ingestion', () => {
  it('rows 1, 2, 3, 5: holds I1 and I3 to I7 under duplicates, reordering, concurrency and crashes around every write', async () => {
    await fc.assert(
      fc.asyncProperty(
        uploads,
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        crashes,
        fc.integer({ min: 1, max: 4 }),
        async (list, order, copies, steps, parallel) => {
          const world = prepare(list, order, copies);
          const planned = new Set(steps);
          world.crash = (step) => planned.delete(step);
          await world.drain(parallel);
          await world.followUp();
          world.crash = () => false;
          await world.sweep();
          await world.followUp();
          checkInvariants(world, list);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('rows 1, 2, 5, 6: holds them when time runs out at other places for each duplicate, plain and gzipped', async () => {
    let resumed = 0;
    await fc.assert(
      fc.asyncProperty(
        longUploads,
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 3 }),
        crashes,
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.constantFrom(1, 2, 3, -1), { minLength: 3, maxLength: 9 }),
        fc.boolean(),
        async (list, order, copies, steps, parallel, patience, gzipped) => {
          const world = prepare(list, order, copies, gzipped);
          const planned = new Set(steps);
          world.crash = (step) => planned.delete(step);
          let received = 0;
          world.receive = (waiting) => (order[received++ % order.length] ?? 0) % waiting;
          // Before a gzipped object is gone on with, time is asked for once more a chunk.
          let messages = 0;
          world.patience = () => {
            const times = patience[messages++ % patience.length] ?? -1;
            return times > 0 && gzipped ? times + 2 : times;
          };
          await world.drain(parallel);
          await world.followUp();
          resumed += world.counts.get('ObjectsResumed') ?? 0;
          world.crash = () => false;
          await world.sweep();
          await world.followUp();
          checkInvariants(world, list);
        },
      ),
      { numRuns: 120 },
    );
    expect(resumed).toBeGreaterThan(120);
  });

  it('sends every other call of these to a model', async () => {
    const world = prepare([{ object: objectRef('a.jsonl', '01'), lines: ['c1', 'c2', 'c3', 'c4'] }], [0], 1);
    await world.drain();
    expect(world.enriching.map(({ call_id }) => call_id).sort()).toEqual(['c2', 'c4']);
  });

  it('row 5: converges from a crash at each single step of one object', async () => {
    const list: Upload[] = [{ object: objectRef('a.jsonl', '01'), lines: ['c1', null, 'c2', 'c1'] }];
    for (let crashAt = 0; crashAt < 60; crashAt++) {
      const world = prepare(list, [0], 1);
      let pending = true;
      world.crash = (step) => {
        const now = pending && step === crashAt;
        if (now) pending = false;
        return now;
      };
      await world.drain();
      await world.followUp();
      // The next run makes good what a crash kept this one from.
      await world.sweep().catch(() => world.sweep());
      await world.followUp();
      checkInvariants(world, list);
    }
  });

  it('I5: messages lost to the dead-letter queue after the write are made good by the sweeper', async () => {
    const list: Upload[] = [{ object: objectRef('a.jsonl', '01'), lines: ['c1', 'c2'] }];
    const world = prepare(list, [0], 1);
    // Dies behind the second put: both calls are stored, nothing is announced, and the message never comes back.
    let puts = 0;
    world.crash = (step) => step > 1 && ++puts === 3;
    await world.drain(1, 0).catch(() => {});
    world.queue = [];
    world.crash = () => false;
    expect([...world.calls.items.values()].some((item) => item.unsettled)).toBe(true);
    await world.sweep();
    await world.followUp();
    checkInvariants(world, list);
    expect(await world.sweep()).toBe(0);
  });

  it('row 6: goes on after a time-out from where it stopped and reads every call once', async () => {
    const ids = Array.from({ length: 130 }, (_, i) => `call-${i}`);
    const world = new World();
    const object = objectRef('long.jsonl', '01');
    world.objects.upload(object, ids.map((id, i) => (i === 60 ? BROKEN : JSON.stringify(transcript(id)))).join('\n'));
    world.queue = [s3Notification(object)];
    world.patience = () => 1;
    await world.drain();
    expect(world.calls.items.size).toBe(129);
    expect(world.counts.get('ObjectsResumed')).toBeGreaterThan(2);
    expect([...world.calls.items.values()].every((item) => item.revision === 1)).toBe(true);
    expect(world.counts.get('CallsDuplicate') ?? 0).toBe(0);
    expect(JSON.parse(world.objects.text('quarantine/transcripts/long.jsonl.reason.json'))).toMatchObject({
      code: 'MALFORMED',
      line: 61,
    });
  });

  it('row 33: work for which there is no time at all is put back as a new message, not worn out', async () => {
    const world = new World();
    const object = objectRef('a.json', '01');
    world.objects.upload(object, JSON.stringify(transcript('c1')));
    world.queue = [s3Notification(object)];
    world.patience = () => 0;
    await world.drain(1, 0).catch(() => {});
    expect(world.calls.items.size).toBe(0);
    expect(world.queue).toHaveLength(1);
    world.patience = () => -1;
    await world.drain();
    expect(world.calls.items.size).toBe(1);
  });
});
