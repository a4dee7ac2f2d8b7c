import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ResumePoint } from '../domain/source/ports.ts';
import { readResumeMessage, writeResumeMessage } from '../domain/source/resume-message.ts';
import { objectRef, transcript } from '../testing/samples.ts';
import { World } from '../testing/world.ts';
import { ingestObject } from './ingest-object.ts';

const lines = Array.from({ length: 60 }, (_, i) => JSON.stringify(transcript(`c${i}`, `${Math.sin(i)} `.repeat(2000))));
const object = objectRef('large.jsonl.gz', '01');

/** A gzipped object in a world, and its ingestion from a point on, as it is after a trip through the queue. */
function setUp() {
  const world = new World();
  world.objects.upload(object, gzipSync(lines.join('\n')));
  const ingest = async (point: ResumePoint, outOfTime: () => boolean) => {
    const received = readResumeMessage(JSON.parse(writeResumeMessage(point)));
    if (received === undefined || received === 'invalid') throw new Error('The message is not what it was.');
    return await ingestObject(world.deps(), received, outOfTime);
  };
  const next = () => readResumeMessage(JSON.parse(world.queue.shift() ?? 'null')) as ResumePoint | undefined;
  return { world, ingest, next };
}

/** Out of time once it was asked so often. */
const patience = (times: number) => () => times-- <= 0;

describe('a gzipped object that is gone on with', () => {
  it('is tried again from the same place when time runs out before it gets there', async () => {
    const { world, ingest, next } = setUp();
    await ingest({ object, compressed: false, quarantined: 0 }, patience(1));
    const point = next();
    expect(point).toMatchObject({ from: { item: 50 }, compressed: true });
    if (point === undefined) return;
    expect(await ingest(point, patience(3))).toMatchObject({ stored: 0, resumed: true });
    const again = next();
    expect(again).toEqual({ ...point, stalled: 1 });
    expect(world.calls.items.size).toBe(50);
    expect(again && (await ingest(again, () => false))).toMatchObject({ stored: 10, resumed: false });
    expect(world.objects.written.size).toBe(0);
  });

  it('is refused when time has run out there three times in a row', async () => {
    const { world, ingest, next } = setUp();
    await ingest({ object, compressed: false, quarantined: 0 }, patience(1));
    for (let point = next(); point !== undefined; point = next()) await ingest(point, patience(3));
    expect(world.counts.get('ObjectsResumed')).toBe(3);
    expect(world.calls.items.size).toBe(50);
    expect(JSON.parse(world.objects.text('quarantine/transcripts/large.jsonl.gz.reason.json'))).toMatchObject({
      code: 'TOO_LARGE',
      whole_object: true,
      line: 51,
      item: 50,
    });
  });

  it('counts anew once it got further', async () => {
    const { ingest, next } = setUp();
    await ingest({ object, compressed: false, quarantined: 0 }, patience(0));
    const point = next();
    expect(point).toMatchObject({ from: { item: 25 } });
    if (point?.from === undefined) return;
    const chunks = Math.ceil(point.from.offset / 65_536);
    await ingest({ ...point, stalled: 2 }, patience(chunks));
    const further = next();
    expect(further).toMatchObject({ from: { item: 50 } });
    expect(further?.stalled).toBeUndefined();
  });
});

describe('an object whose size nobody told', () => {
  it('is gone on with to its end', async () => {
    const { world, next, ingest } = setUp();
    const unsized = objectRef('plain.jsonl', '01', { size: undefined });
    world.objects.upload(unsized, lines.join('\n'));
    await ingest({ object: unsized, compressed: false, quarantined: 0 }, patience(0));
    const point = next();
    expect(point?.object.size).toBe(Buffer.byteLength(lines.join('\n')));
    if (point === undefined) return;
    await ingest(point, () => false);
    expect(world.calls.items.size).toBe(60);
  });
});
