import type { BatchGetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, type ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import type { Rejection } from '#lambdas/domain/ingestion/reject.ts';
import { quarantineKeys, sourceId } from '#lambdas/domain/source/object-key.ts';
import { checkUpload, isSettled, missingRejections, rejectionsOf, type Upload } from './settlement.ts';

function uploadOf(key: string, expected: Partial<Upload['expected']>): Upload {
  const calls = expected.calls ?? new Map();
  return {
    key,
    versionId: 'v1',
    startedAt: '2026-11-02T10:00:00.000Z',
    expected: { calls, replaced: 0, rejected: expected.rejected ?? 0 },
    pending: new Set(calls.keys()),
    stored: 0,
    superseded: 0,
    awaitingModel: 0,
    parked: 0,
    refused: 0,
    looksInVain: 0,
    rejections: new Map(),
  };
}

const malformed = (line: number): Rejection => ({ code: 'MALFORMED', message: 'x', line, item: line - 1 });

/** A reason file under its key. */
function reasonOf(key: string, rejections: readonly Rejection[], part = 0): [string, string] {
  const source = { id: sourceId('b', key), key: '[redacted]', version_id: 'v1', sequencer: '01' };
  return [quarantineKeys(key, part).reason, JSON.stringify({ rejections, source })];
}

/** A bucket that lists two keys a page, and a table with some items. */
function services(objects: readonly [string, string][], items: readonly { readonly call_id: string }[] = []) {
  const stored = new Map(objects);
  const listed: string[] = [];
  const read: string[] = [];
  const s3 = {
    async send(command: object) {
      if (command instanceof GetObjectCommand) {
        read.push(command.input.Key ?? '');
        return { Body: { transformToString: async () => stored.get(command.input.Key ?? '') } };
      }
      const { Prefix = '', ContinuationToken = '0' } = (command as ListObjectsV2Command).input;
      listed.push(Prefix);
      const keys = [...stored.keys()].filter((key) => key.startsWith(Prefix)).sort();
      const from = Number(ContinuationToken);
      return {
        Contents: keys.slice(from, from + 2).map((Key) => ({ Key })),
        ...(from + 2 < keys.length && { NextContinuationToken: String(from + 2) }),
      };
    },
  };
  const dynamo = {
    async send({ input }: BatchGetItemCommand) {
      const ids = (input.RequestItems?.t?.Keys ?? []).map((key) => unmarshall(key).call_id);
      return { Responses: { t: items.filter(({ call_id }) => ids.includes(call_id)).map((item) => marshall(item)) } };
    },
  };
  const clients = { s3: s3 as unknown as S3Client, dynamo: dynamo as unknown as DynamoDBClient };
  return { deps: { ...clients, table: 't', bucket: 'b' }, listed, read };
}

describe('what is in quarantine of a file', () => {
  it('is found on every page of the list', async () => {
    const key = 'transcripts/a.jsonl';
    const parts = Array.from({ length: 5 }, (_, i) => reasonOf(key, [malformed(i + 1)], i));
    const { deps } = services([...parts, ...parts.map(([name]): [string, string] => [name.slice(0, -12), 'raw'])]);
    const upload = uploadOf(key, { rejected: 5 });
    await checkUpload(deps, upload);
    expect(rejectionsOf(upload).map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
    expect(isSettled(upload)).toBe(true);
  });

  it('is never that of a file whose key begins alike', async () => {
    const others = ['transcripts/a1', 'transcripts/a.json', 'transcripts/a.part-x', 'transcripts/ab'];
    const { deps, read } = services([
      reasonOf('transcripts/a', [malformed(1)]),
      ...others.map((key) => reasonOf(key, [])),
    ]);
    await checkUpload(deps, uploadOf('transcripts/a', { rejected: 1 }));
    expect(read).toEqual(['quarantine/transcripts/a.reason.json']);
  });

  it('is found of a key so long that its parts are named by its hash', async () => {
    for (const length of [985, 990, 1000, 1011]) {
      const key = `transcripts/${'k'.repeat(length - 12)}`;
      const parts = [0, 7, 12_345].map((part) => reasonOf(key, [malformed(part + 1)], part));
      const { deps } = services(parts);
      const upload = uploadOf(key, { rejected: 3 });
      await checkUpload(deps, upload);
      expect(missingRejections(upload), String(length)).toBe(0);
    }
  });

  it('counts a place once that two parts name', async () => {
    const key = 'transcripts/a.jsonl';
    const { deps } = services([reasonOf(key, [malformed(1), malformed(3)]), reasonOf(key, [malformed(3)], 2)]);
    const upload = uploadOf(key, { rejected: 3 });
    await checkUpload(deps, upload);
    expect(rejectionsOf(upload)).toHaveLength(2);
    expect(isSettled(upload)).toBe(false);
  });

  it('stands for a call that the table refuses', async () => {
    const key = 'transcripts/a.jsonl';
    const refused: Rejection = { code: 'UNSTORABLE', message: 'x', line: 2, item: 1 };
    const { deps, listed } = services([reasonOf(key, [malformed(1), refused])]);
    const upload = uploadOf(key, { calls: new Map([['c1', 1]]), rejected: 1 });
    await checkUpload(deps, upload);
    expect(isSettled(upload)).toBe(true);
    const plain = uploadOf(key, { calls: new Map([['c1', 1]]) });
    const before = listed.length;
    for (let look = 0; look < 40 && !isSettled(plain); look++) await checkUpload(deps, plain);
    expect(plain.refused).toBe(1);
    expect(listed.length - before).toBe(1);
  });
});

describe('the calls of a file', () => {
  const stored = (call_id: string, settled: object, more: object = {}) => ({
    call_id,
    source: { version_id: 'v1', event_time: '2026-11-02T10:00:01.000Z' },
    revision: 2,
    settled,
    ...more,
  });
  const searchable = { events: 2, index: 2 };
  const unsettled = { unsettled_shard: '0' };
  const calls = new Map(['read', 'unread', 'waits', 'parked', 'dark'].map((id, i) => [id, i]));

  it('are settled once nothing is due any more, and wait for a model unless it is a batch job', async () => {
    const items = [
      stored('read', { ...searchable, enrichment: 2 }),
      stored('unread', { ...searchable, enrichment: 0 }),
      stored('waits', searchable, unsettled),
      stored('parked', searchable, { ...unsettled, parked_shard: '0' }),
      stored('dark', { events: 2, index: 1 }, { ...unsettled, parked_shard: '0' }),
    ];
    const upload = uploadOf('transcripts/a.jsonl', { calls });
    for (let look = 0; look < 2; look++) await checkUpload(services([], items).deps, upload);
    expect(upload).toMatchObject({ stored: 3, parked: 1, awaitingModel: 1, pending: new Set(['waits', 'dark']) });
    expect(isSettled(upload)).toBe(false);
    const done = ['waits', 'dark'].map((id) => stored(id, { ...searchable, enrichment: 2 }));
    await checkUpload(services([], done).deps, upload);
    expect(upload).toMatchObject({ stored: 5, parked: 1, awaitingModel: 0 });
    expect(isSettled(upload)).toBe(true);
  });
});
