import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transcript } from '#lambdas/testing/samples.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

let world: TestRuntime;

beforeAll(async () => {
  world = await startTestRuntime();
});
afterAll(() => world.stop());

const json = (id: string, text?: string, more?: object) => JSON.stringify(transcript(id, text, more));

/** File name -> content and what must become of it. */
const HOSTILE: Record<string, [content: string | Uint8Array, code: string | number]> = {
  'row 18 zero bytes.json': ['', 'EMPTY'],
  'row 18 blank.json': [' \n\t ', 'EMPTY'],
  'row 18 null.json': ['null', 'SCHEMA'],
  'row 18 array.json': ['[]', 'EMPTY'],
  'row 18 string.json': ['"x"', 'SCHEMA'],
  'row 18 number.json': ['42', 'SCHEMA'],
  'row 18 wrong object.json': ['{"a":1}', 'SCHEMA'],
  'row 19 invalid.json': [
    Buffer.concat([Buffer.from(json('h-19a').slice(0, 40)), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    'ENCODING',
  ],
  'row 19 utf16.json': [Buffer.from(`\ufeff${json('h-19b')}`, 'utf16le'), 'ENCODING'],
  'row 19 bom.json': [`\ufeff${json('h-19c')}`, 1],
  'row 20 lone surrogate.json': [json('h-20').replace('not working', 'not \\ud800 \\u0000 working\\u202e'), 1],
  'row 22 bomb.gz': [gzipSync(Buffer.alloc(128 * 1024 * 1024, 0x20)), 'EXPANSION'],
  'row 23 page.json': ['<html><body>no</body></html>', 'UNSUPPORTED'],
  'row 23 zip.json': [Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000'), 'UNSUPPORTED'],
  'row 23 gzip named json.json': [gzipSync(json('h-23')), 1],
  'row 24 deep.json': [`{"call_id":"d","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'TOO_DEEP'],
  'row 25 proto.json': [json('h-25').replace('{', '{"__proto__":{"a":1},"constructor":1,'), 1],
  'row 26 infinity.json': [json('h-26').replace('"duration_seconds":12', '"duration_seconds":1e400'), 'SCHEMA'],
  'row 26 number as id.json': [json('h').replace('"h"', '12345678901234567890'), 'SCHEMA'],
  'row 27 + %25 ..%2F é 😀 &=?#.json': [json('h-27'), 1],
  'row 29 long turn.json': [json('h-29a', 'x'.repeat(5_000_000)), 'TOO_LARGE'],
  'row 29 many turns.json': [
    json('h-29b', '', { transcript: Array.from({ length: 10_000 }, () => ({ speaker: '?', text: 'word' })) }),
    1,
  ],
  'row 29 negative.json': [json('h-29c', '', { transcript: [{ text: 'x', start_time: -5, end_time: -9 }] }), 1],
  'cut.json': [json('h-cut-short').slice(0, 60), 'MALFORMED'],
  'row 17 timestamp.json': [json('h-17', 'x', { timestamp: '1970-01-01T00:00:00Z' }), 'TIMESTAMP'],
  'cut.jsonl.gz': [
    gzipSync(Buffer.from(Array.from({ length: 3 }, () => json('h-cut')).join('\n'))).subarray(0, 60),
    'CORRUPT_GZIP',
  ],
};

describe('a folder of hostile files', () => {
  it('ends with every one accounted for, and the next good file is processed', async () => {
    const folder = join(world.dir, 'hostile');
    await mkdir(folder);
    for (const [name, [content]] of Object.entries(HOSTILE)) await writeFile(join(folder, name), content);
    const report = await world.ingest(folder);
    expect(report).toMatchObject({ dead_letters: 0, unaccounted: 0 });
    const codes = new Map(report.reasons.map(({ key, code }) => [key.slice('transcripts/'.length), code]));
    for (const [name, [, outcome]] of Object.entries(HOSTILE)) {
      expect([name, codes.get(name)]).toEqual([name, typeof outcome === 'string' ? outcome : undefined]);
    }
    expect(report.stored).toBe(Object.values(HOSTILE).filter(([, outcome]) => outcome === 1).length);
    await writeFile(join(world.dir, 'good.json'), json('h-good'));
    expect(await world.ingest(join(world.dir, 'good.json'))).toMatchObject({ stored: 1, unaccounted: 0 });
  });

  it('row 8: a call beyond the size of an item is stored and read back whole', async () => {
    const { status, body } = await world.get('/calls/h-29b', 'analyst');
    expect(status).toBe(200);
    expect(body.turns).toHaveLength(10_000);
  });

  it('rows 28, 31: a poison message ends in the dead-letter queue, its neighbours and test messages do not', async () => {
    const { sqs } = world.clients;
    const send = (MessageBody: string) =>
      sqs.send(new SendMessageCommand({ QueueUrl: world.output('TriageQueueUrl'), MessageBody }));
    await send('{"Service":"Amazon S3","Event":"s3:TestEvent"}');
    await send('{"Records":[{"poison":true}]}');
    await writeFile(join(world.dir, 'neighbour.json'), json('h-neighbour'));
    expect(await world.ingest(join(world.dir, 'neighbour.json'))).toMatchObject({ stored: 1 });
    const attributes = { AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const dead = await eventually(async () => {
      const answer = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: world.output('TriageDeadLetterQueueUrl'), ...attributes }),
      );
      const count = Number(answer.Attributes?.ApproximateNumberOfMessages);
      return count > 0 ? count : undefined;
    }, 60_000);
    expect(dead).toBe(1);
  }, 90_000);
});
