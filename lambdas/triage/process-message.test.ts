import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CallEvents } from '../domain/calls/ports.ts';
import { UnstorableError } from '../domain/calls/unstorable.ts';
import type { ObjectRef } from '../domain/source/s3-event.ts';
import { METRIC } from '../metrics.ts';
import { objectRef, s3Notification, transcript } from '../testing/samples.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { World } from '../testing/world.ts';
import { createHandler } from './handler.ts';
import { processMessage } from './process-message.ts';

const JSON_OF = (id: string, text?: string) => JSON.stringify(transcript(id, text));

async function ingest(content: string | Uint8Array, object: ObjectRef = objectRef('x.json', '01', { size: 9 })) {
  const world = new World();
  world.objects.upload(object, content);
  await processMessage(world.deps(), s3Notification(object));
  const reason = world.objects.text(`quarantine/${object.key}.reason.json`);
  return { world, reason: reason === '' ? undefined : JSON.parse(reason) };
}

describe('one message', () => {
  it('stores a redacted, triaged, announced call', async () => {
    const { world } = await ingest(JSON_OF('c1', 'I was charged twice, mail maya@example.com'));
    const call = await world.calls.get('c1');
    expect(call).toMatchObject({ revision: 1, unsettled: true, settled: {}, redactions: { EMAIL: 1 } });
    expect(call?.turns[1]).toMatchObject({ text: 'I was charged twice, mail [EMAIL_1]', intent: 'billing_dispute' });
    expect(world.published).toEqual([expect.objectContaining({ type: 'call.triaged', call_id: 'c1', revision: 1 })]);
  });

  it.each([
    ['row 18: an empty object', '', 'EMPTY'],
    ['row 18: null', 'null', 'SCHEMA'],
    ['row 19: invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'ENCODING'],
    ['row 22: a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)), 'EXPANSION'],
    ['row 23: a ZIP', Buffer.from('PK\u0003\u0004aaaaaaa'), 'UNSUPPORTED'],
    ['row 24: deep nesting', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, 'TOO_DEEP'],
  ])('%s goes to quarantine with its reason and is acknowledged', async (_name, content, code) => {
    const { world, reason } = await ingest(content);
    expect(reason).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
    expect(world.objects.written.get('quarantine/transcripts/x.json')).toEqual(Buffer.from(content));
    expect(world.counts.get('Quarantined')).toBe(1);
    expect(world.calls.items.size).toBe(0);
  });

  it('row 21: an object that is too large is put aside without being read', async () => {
    const world = new World();
    const object = objectRef('huge.json', '01', { size: 5e9 });
    world.objects.copy = () => Promise.reject(new Error('it was copied'));
    const unread: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('it was read')) }),
    };
    world.objects.open = async () => ({ size: 5e9, bytes: unread, close: () => {} });
    await processMessage(world.deps(), s3Notification(object));
    expect(JSON.parse(world.objects.text('quarantine/transcripts/huge.json.reason.json'))).toMatchObject({
      code: 'TOO_LARGE',
    });
  });

  it.each([1e16, -1e16, 1e8])('row 26: a duration of %s costs its own call only', async (duration_seconds) => {
    const bad = JSON.stringify(transcript('bad', 'x', { duration_seconds }));
    const { world, reason } = await ingest([JSON_OF('c1'), bad, JSON_OF('c2')].join('\n'));
    expect([...world.calls.items.keys()]).toEqual(['c1', 'c2']);
    expect(reason).toMatchObject({ code: 'SCHEMA', line: 2 });
  });

  it('row 26: fractions beyond any clock are rounded to the millisecond', async () => {
    const { world } = await ingest(JSON.stringify(transcript('c1', 'x', { duration_seconds: 1e-200 })));
    expect((await world.calls.get('c1'))?.duration_seconds).toBe(0);
  });

  it('row 4: an object that is gone is acknowledged', async () => {
    const world = new World();
    await processMessage(world.deps(), s3Notification(objectRef('gone.json', '01')));
    expect(world.counts.get('ObjectsGone')).toBe(1);
  });

  it('row 4: an event for an overwritten version reads that version, and the newer one wins', async () => {
    const [first, second] = [objectRef('a.json', '01'), objectRef('a.json', '02')];
    const world = new World();
    world.objects.upload(first, JSON_OF('c1', 'first'));
    world.objects.upload(second, JSON_OF('c1', 'second'));
    await processMessage(world.deps(), s3Notification(second));
    await processMessage(world.deps(), s3Notification(first));
    expect((await world.calls.get('c1'))?.turns[1]?.text).toBe('second');
    expect(world.counts.get('CallsSuperseded')).toBe(1);
  });

  it('row 27: a key that cannot be decoded goes to quarantine under the key as it was written', async () => {
    const world = new World();
    const body = s3Notification(objectRef('x', '01')).replace('transcripts/x', 'transcripts/%E0%A4%A');
    await processMessage(world.deps(), body);
    expect(JSON.parse(world.objects.text('quarantine/transcripts/%E0%A4%A.reason.json'))).toMatchObject({
      code: 'BAD_KEY',
    });
  });

  it('row 25, I6: shows nothing personal of hostile input in reasons and logs', async () => {
    const secret = 'maya@example.com';
    const { world, reason } = await ingest(
      `{"${secret}":1}\n{"call_id":"c1","metadata":"${secret}"}\n`,
      objectRef(`${secret}.json`, '01'),
    );
    expect(reason).toMatchObject({
      content: 'quarantine/transcripts/[EMAIL_1]',
      source: { key: 'transcripts/[EMAIL_1]', id: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(JSON.stringify([reason, world.logged])).not.toContain(secret);
  });

  it('I6: shows nothing personal of the key of an object that is put aside as a whole', async () => {
    const { world, reason } = await ingest('nothing of ours', objectRef('maya@example.com/a.json', '01'));
    expect(reason).toMatchObject({ whole_object: true, content: 'quarantine/transcripts/[EMAIL_1]/a.json' });
    expect(JSON.stringify([reason, world.logged])).not.toContain('maya');
  });

  it('counts what is unreadable once a code, not once a call', async () => {
    const world = new World();
    const object = objectRef('bad.jsonl', '01');
    world.objects.upload(object, [JSON_OF('c1'), ...Array(60).fill('{'), ...Array(7).fill('{}')].join('\n'));
    const counted: unknown[] = [];
    const counter = strictMeter((...args) => void (args[0] === METRIC.quarantined && counted.push(args)));
    await processMessage({ ...world.deps(), counter }, s3Notification(object));
    expect(counted).toEqual([
      ['Quarantined', 60, { reason: 'MALFORMED' }],
      ['Quarantined', 7, { reason: 'SCHEMA' }],
    ]);
  });

  it('I7: a call that the table refuses for good costs its own call only', async () => {
    const world = new World();
    const object = objectRef('x.jsonl', '01');
    const lines = [JSON_OF('c1'), '{', JSON_OF('c2', 'mail maya@example.com'), JSON_OF('c3'), '{}'];
    world.objects.upload(object, lines.join('\n'));
    const put = world.calls.put.bind(world.calls);
    world.calls.put = async (call) => {
      if (call.call_id !== 'c2') return await put(call);
      throw new UnstorableError(Object.assign(new Error('of maya@example.com'), { name: 'ValidationException' }));
    };
    await processMessage(world.deps(), s3Notification(object));
    expect([...world.calls.items.keys()]).toEqual(['c1', 'c3']);
    expect(world.published.map(({ call_id }) => call_id)).toEqual(['c1', 'c3']);
    const reason = JSON.parse(world.objects.text('quarantine/transcripts/x.jsonl.reason.json'));
    expect(reason.rejections).toMatchObject([
      { code: 'MALFORMED', line: 2 },
      { code: 'UNSTORABLE', line: 3, item: 2 },
      { code: 'SCHEMA', line: 5 },
    ]);
    expect(world.objects.text('quarantine/transcripts/x.jsonl')).toBe([lines[1], lines[2], lines[4]].join('\n'));
    expect(world.logged.join('\n')).toContain('ValidationException');
    expect(world.logged.join('\n')).not.toContain('maya');
  });

  it('row 7: any other fault of the table sends the message back', async () => {
    const world = new World();
    const object = objectRef('x.jsonl', '01');
    world.objects.upload(object, [JSON_OF('c1'), JSON_OF('c2')].join('\n'));
    world.calls.put = () => Promise.reject(new Error('throttled'));
    await expect(processMessage(world.deps(), s3Notification(object))).rejects.toThrow('throttled');
    expect(world.objects.written.size).toBe(0);
  });

  it.each([
    ['a negative offset', { from: { mode: 'lines', offset: -1, line: 1, item: 0 } }],
    ['half a byte', { from: { mode: 'lines', offset: 1.5, line: 1, item: 0 } }],
    ['no offset', { from: { mode: 'lines', offset: null, line: 1, item: 0 } }],
    ['countless parts', { quarantined: 1e300 }],
    ['an endless key', { object: { ...objectRef('x', '01'), key: 'x'.repeat(1025) } }],
    ['no time', { object: { ...objectRef('x', '01'), event_time: 'soon' } }],
    ['a negative size', { object: { ...objectRef('x', '01'), size: -1 } }],
    ['a word for a flag', { compressed: 'yes' }],
  ])('row 37: a resume message with %s is acknowledged and logged', async (_name, wrong) => {
    const world = new World();
    const point = { object: objectRef('x', '01'), compressed: false, quarantined: 0, ...wrong };
    await processMessage(world.deps(), JSON.stringify({ kind: 'callsift.resume', version: 1, ...point }));
    expect(world.logged).toEqual([JSON.stringify({ message: 'Ignored an event', why: 'bad-resume' })]);
    expect(world.queue).toEqual([]);
    expect(world.counts.get('EventsIgnored')).toBe(1);
  });

  it('stores the key of a call without the personal data in it', async () => {
    const { world } = await ingest(JSON_OF('c1'), objectRef('maya@example.com/x.json', '01'));
    expect((await world.calls.get('c1'))?.source.key).toBe('transcripts/[EMAIL_1]/x.json');
  });
});

describe('a batch of messages', () => {
  const context = { getRemainingTimeInMillis: () => 60_000 };
  const event = (...bodies: string[]) => ({
    Records: bodies.map((body, i) => ({ messageId: `m${i}`, body, eventSource: 'aws:sqs' })),
  });
  const run = (world: World, ...bodies: string[]) =>
    createHandler(world.deps())(event(...bodies) as never, context as never);

  it('rows 31, 32, I7: returns only the bad messages, and only known ids', async () => {
    const world = new World();
    const objects = ['a', 'b'].map((key) => objectRef(key, '01'));
    for (const object of objects) world.objects.upload(object, JSON_OF(object.key));
    const [a = '', b = ''] = objects.map((object) => s3Notification(object));
    const answer = await run(world, a, 'not json', b, '{"no":"event"}');
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm3' }] });
    expect(world.calls.items.size).toBe(2);
  });

  it.each([
    ['all at once when they are small', 2_000, 10],
    ['by twos when they are large', 5_000_000, 2],
    ['by twos when nobody knows how large they are', undefined, 2],
  ])('row 21: takes its objects %s', async (_name, size, expected) => {
    const world = new World();
    const objects = Array.from({ length: 10 }, (_, i) => objectRef(`o${i}`, '01', { size }));
    for (const object of objects) world.objects.upload(object, JSON_OF(object.key));
    let [open, most] = [0, 0];
    const deps = world.deps();
    const opening: typeof deps.objects.open = async (object, offset) => {
      most = Math.max(most, ++open);
      const opened = await deps.objects.open(object, offset);
      return opened && { ...opened, close: () => void open-- };
    };
    const handler = createHandler({ ...deps, objects: { ...deps.objects, open: opening } });
    const answer = await handler(event(...objects.map((object) => s3Notification(object))) as never, context as never);
    expect(answer.batchItemFailures).toEqual([]);
    expect(world.calls.items.size).toBe(10);
    expect(most).toBe(expected);
  });

  it('row 33: an object that waited until no time was left is sent anew, not worn out', async () => {
    const world = new World();
    const objects = ['a', 'b', 'c'].map((key) => objectRef(key, '01', { size: 5_000_000 }));
    for (const object of objects) world.objects.upload(object, JSON_OF(object.key));
    let remaining = 60_000;
    world.calls.put = async () => {
      remaining = 10_000;
      return { kind: 'superseded' };
    };
    const clock = { getRemainingTimeInMillis: () => remaining };
    await createHandler(world.deps())(
      event(...objects.map((object) => s3Notification(object))) as never,
      clock as never,
    );
    expect(world.queue.map((body) => JSON.parse(body).object.key)).toEqual(['transcripts/c']);
  });

  it('row 32: an empty batch and a batch that fails as a whole are answered, not thrown', async () => {
    expect(await run(new World(), 'x', 'y')).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }],
    });
    expect(await run(new World())).toEqual({ batchItemFailures: [] });
  });

  it('row 34: a denied or failing service is retried, never taken for a missing object', async () => {
    const world = new World();
    world.objects.open = () => Promise.reject(Object.assign(new Error('denied'), { name: 'AccessDenied' }));
    expect(await run(world, s3Notification(objectRef('a', '01')))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }],
    });
    expect(world.objects.written.size).toBe(0);
  });

  it('rows 7, 9: what could not be published stays unsettled and is sent again by the sweeper', async () => {
    const world = new World();
    const object = objectRef('a', '01');
    // No model is to read them.
    const lines = ['c1', 'c2'].map((id) => JSON_OF(id, 'Hello, what are your opening hours?'));
    world.objects.upload(object, lines.join('\n'));
    const deps = world.deps();
    const publish: CallEvents['publish'] = async (events) => {
      await deps.events.publish(events.filter(({ call_id }) => call_id !== 'c2'));
      return { failed: new Set(['c2']), faults: { ThrottledException: 1 } };
    };
    await processMessage({ ...deps, events: { publish } }, s3Notification(object));
    await world.followUp();
    expect([...world.calls.items.values()].map((item) => item.unsettled)).toEqual([false, true]);
    expect(await world.sweep()).toBe(1);
    expect(world.published.map((published) => published.call_id)).toEqual(['c1', 'c2']);
    await world.followUp();
    expect([...world.calls.items.values()].map((item) => item.unsettled)).toEqual([false, false]);
    expect(world.logged.map((line) => JSON.parse(line))).toContainEqual({
      message: 'Events of calls could not be published',
      failed: 1,
      faults: { ThrottledException: 1 },
    });
  });
});
