import { gzipSync } from 'node:zlib';
import { transcript } from '#lambdas/testing/samples.ts';

export interface HostileUpload {
  readonly name: string;
  /** Part of the key after `transcripts/`; the number makes it unique. */
  readonly key: (n: number) => string;
  readonly content: (n: number) => Uint8Array;
}

const text = (value: string) => Buffer.from(value);
const call = (id: string, more: object = {}) => JSON.stringify(transcript(id, 'The line is slow.', more));
const plain = (name: string) => (n: number) => `hostile/${name}-${n}.json`;
const upload = (name: string, content: HostileUpload['content'], key = plain(name)) => ({ name, key, content });

/** Bytes that a bomb becomes, and levels of a nesting: more than any call has. */
const [BOMB_BYTES, LEVELS] = [64 * 1024 * 1024, 50_000];

/** More than an item of DynamoDB holds, 400 KB. */
const MANY_TURNS = Array.from({ length: 10_000 }, (_, i) => {
  return {
    speaker: i % 2 ? 'customer' : 'agent',
    text: 'The line is slow, as it was before.',
    start_time: i,
    end_time: i + 1,
  };
});
/** What patterns with nested repetition take for ever to refuse. */
const PATTERNS = 'a@'.repeat(5_000) + '4 '.repeat(5_000) + '1-'.repeat(5_000);

let packed: Uint8Array | undefined;

/** Packed once: that takes long enough to be late with everything else. */
function bomb(): Uint8Array {
  packed ??= gzipSync(Buffer.alloc(BOMB_BYTES, 0x20));
  return packed;
}

/** Uploads that are no calls, or that try to harm whoever reads them. What each must lead to is for the reader to say. */
export const HOSTILE: readonly HostileUpload[] = [
  upload('empty', () => text('')),
  upload('whitespace', () => text(' \n\t ')),
  upload('null', () => text('null')),
  upload('string', () => text('"x"')),
  upload('number', () => text('1e400')),
  upload('truncated', (n) => text(call(`hostile-truncated-${n}`).slice(0, 200))),
  upload('not-utf8', () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  upload('html', () => text('<!doctype html><title>Gateway timeout</title>')),
  upload('zip', () => Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])),
  upload('deep', () => text('['.repeat(LEVELS) + ']'.repeat(LEVELS))),
  upload('bomb', bomb),
  upload('no-client', (n) => text(call(`hostile-no-client-${n}`, { metadata: {} }))),
  upload('byte-order-mark', (n) => text(`\ufeff${call(`hostile-bom-${n}`)}`)),
  upload('utf-16', (n) => Buffer.from(call(`hostile-utf16-${n}`), 'utf16le')),
  upload('duplicate-keys', (n) => text(call(`hostile-twice-${n}`).replace('{', '{"call_id":"hostile-other",'))),
  upload('long-ago', (n) => text(call(`hostile-1970-${n}`, { timestamp: '1970-01-01T00:00:00Z' }))),
  upload('far-future', (n) => text(call(`hostile-9999-${n}`, { timestamp: '9999-12-31T23:59:59Z' }))),
  upload('many-turns', (n) => text(call(`hostile-turns-${n}`, { transcript: MANY_TURNS }))),
  upload('slow-patterns', (n) => text(call(`hostile-pattern-${n}`).replace('The line is slow.', PATTERNS))),
  upload('prototype', (n) => text(call(`hostile-proto-${n}`).replace('{', '{"__proto__":{"admin":true},'))),
  upload('controls', (n) => text(call(`hostile-controls-${n}`).replace('slow', 'slow \\u0000 \\ud800 \\u202e'))),
  // A bad line among good ones: they must not suffer from it.
  upload('mixed', (n) => {
    return text([call(`hostile-mixed-${n}-a`), '{"call_id": 5', call(`hostile-mixed-${n}-b`)].join('\n'));
  }),
  upload(
    'strange-key',
    (n) => text(call(`hostile-key-${n}`)),
    (n) => `hostile/a +b %25 ..%2F %E0%A4%A ☎ ${n}.json`,
  ),
];

/** Messages that no upload leads to; `queue` is a name of the runtime's outputs. */
export const POISON: readonly { readonly queue: string; readonly body: string }[] = [
  { queue: 'triage', body: 'not json at all' },
  { queue: 'triage', body: '{"Records":[{"eventName":"ObjectCreated:Put","s3":{}}]}' },
  { queue: 'triage', body: '{"Records":"many"}' },
  { queue: 'triage', body: '{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"none"}' },
  { queue: 'triage', body: '{"Records":[{"eventVersion":"9.9","eventName":"ObjectRemoved:Delete","s3":{}}]}' },
  { queue: 'indexing', body: '[]' },
  { queue: 'indexing', body: '{"call_id":7}' },
  { queue: 'enrichment', body: 'null' },
  { queue: 'complaints', body: '{"__proto__":{"call_id":"x"}}' },
];
