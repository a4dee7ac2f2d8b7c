import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { isOutstanding } from '#lambdas/domain/calls/outstanding.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { RejectCode, type Rejection } from '#lambdas/domain/ingestion/reject.ts';
import { quarantineKeys, sourceId } from '#lambdas/domain/source/object-key.ts';
import type { QuarantineReason } from '#lambdas/triage/quarantine.ts';
import type { Expected } from './expected.ts';

/** BatchGetItem takes at most 100 keys (DynamoDB API reference). */
const BATCH = 100;
/** Looks without anything new after which the quarantine is asked. */
const LOOKS_UNTIL_DOUBT = 20;
/** No object has parts beyond this number. */
const LAST_PART = 999_999_999;
/** What follows the stem in the key of a reason. */
const REASON = /^(\.part-\d{1,9})?\.reason\.json$/;

/** An uploaded file and what is still awaited of it. */
export interface Upload {
  readonly key: string;
  readonly versionId: string | undefined;
  /** When the upload began, ISO; an event of that time or later that is not this version's came after it. */
  readonly startedAt: string;
  readonly expected: Expected;
  readonly pending: Set<string>;
  stored: number;
  superseded: number;
  /** Of those that are pending, calls that are searchable and that a model has yet to read. */
  awaitingModel: number;
  /** Of those that are stored, calls that are laid aside for a batch job, which may be hours away. */
  parked: number;
  /** Calls that were expected to be stored and that the table refuses. */
  refused: number;
  /** Looks in a row that found nothing new. */
  looksInVain: number;
  /** By code and place: one that several parts name, as redeliveries may, counts once. */
  readonly rejections: Map<string, Rejection>;
}

export interface SettlementDeps {
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string;
}

interface StoredVersion {
  readonly call_id: string;
  readonly source: { readonly version_id?: string; readonly event_time: string };
  readonly revision: number;
  readonly settled: CallRecord['settled'];
  readonly unsettled_shard?: string;
  readonly parked_shard?: string;
}

/** What is in quarantine of the file, in its order. */
export function rejectionsOf(upload: Upload): Rejection[] {
  const byPlace = (a: Rejection, b: Rejection) => (a.line ?? 0) - (b.line ?? 0) || (a.item ?? 0) - (b.item ?? 0);
  return [...upload.rejections.values()].sort(byPlace);
}

/** How many unreadable parts are still awaited. */
export function missingRejections(upload: Upload): number {
  return Math.max(0, upload.expected.rejected + upload.refused - upload.rejections.size);
}

/** True when every call and every unreadable part of the file is accounted for; a call that waits for a batch job is. */
export function isSettled(upload: Upload): boolean {
  return upload.pending.size === 0 && missingRejections(upload) === 0;
}

/** Looks up what became of the calls and the unreadable parts that are still awaited. */
export async function checkUpload(deps: SettlementDeps, upload: Upload): Promise<void> {
  const ids = [...upload.pending];
  upload.looksInVain++;
  upload.awaitingModel = 0;
  for (let i = 0; i < ids.length; i += BATCH) {
    const found = await storedVersions(deps, ids.slice(i, i + BATCH));
    for (const version of found) noteVersion(upload, version);
    if (upload.pending.size < ids.length) upload.looksInVain = 0;
    // The calls of a file are stored in order: when none of a batch is there yet, later ones need not be asked for.
    if (found.length === 0) break;
  }
  // A call that is awaited in vain may be one that the table refuses; that is rare, and listing costs.
  const doubtful = upload.pending.size > 0 && upload.looksInVain % LOOKS_UNTIL_DOUBT === LOOKS_UNTIL_DOUBT - 1;
  if (missingRejections(upload) > 0 || doubtful) await readReasons(deps, upload);
}

function noteVersion(upload: Upload, version: StoredVersion): void {
  const own = version.source.version_id === upload.versionId;
  const parked = version.parked_shard !== undefined && isSearchable(version);
  if (own && version.unsettled_shard !== undefined && !parked) {
    if (isSearchable(version)) upload.awaitingModel++;
    return;
  }
  if (!own && version.source.event_time < upload.startedAt) return;
  upload.pending.delete(version.call_id);
  if (own && parked) upload.parked++;
  if (own) upload.stored++;
  else upload.superseded++;
}

function isSearchable(version: StoredVersion): boolean {
  return !isOutstanding(version, 'events') && !isOutstanding(version, 'index');
}

async function storedVersions(deps: SettlementDeps, ids: readonly string[]): Promise<StoredVersion[]> {
  const { Responses } = await deps.dynamo.send(
    new BatchGetItemCommand({
      RequestItems: {
        [deps.table]: {
          Keys: ids.map((call_id) => marshall({ call_id })),
          ProjectionExpression: 'call_id, #source, revision, settled, unsettled_shard, parked_shard',
          ExpressionAttributeNames: { '#source': 'source' },
          ConsistentRead: true,
        },
      },
    }),
  );
  return (Responses?.[deps.table] ?? []).map((item) => unmarshall(item) as StoredVersion);
}

/** Reasons stand beside the unreadable content; those of other versions of the key are not this file's. */
async function readReasons(deps: SettlementDeps, upload: Upload): Promise<void> {
  const id = sourceId(deps.bucket, upload.key);
  for await (const Key of reasonKeys(deps, upload.key)) {
    const { Body } = await deps.s3.send(new GetObjectCommand({ Bucket: deps.bucket, Key }));
    const reason = JSON.parse((await Body?.transformToString()) ?? '{}') as QuarantineReason;
    if (reason.source?.id !== id || reason.source.version_id !== upload.versionId) continue;
    for (const one of reason.rejections) upload.rejections.set(`${one.code} ${one.line} ${one.item}`, one);
  }
  noteRefused(upload);
}

/** Keys of the reasons of one object, however many, and of no other object whose key only begins alike. */
async function* reasonKeys({ s3, bucket }: SettlementDeps, key: string): AsyncGenerator<string> {
  for (const stem of quarantineStems(key)) {
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: `${stem}.`,
          ...(ContinuationToken && { ContinuationToken }),
        }),
      );
      for (const { Key = '' } of page.Contents ?? []) if (REASON.test(Key.slice(stem.length))) yield Key;
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }
}

/** What the parts of an object's quarantine begin with; those of a very long key may not all begin alike. */
function quarantineStems(key: string): ReadonlySet<string> {
  const last = quarantineKeys(key, LAST_PART).content;
  return new Set([quarantineKeys(key).content, last.slice(0, -`.part-${LAST_PART}`.length)]);
}

/** Calls that could be read and not be stored are awaited in vain: their reason stands for them. */
function noteRefused(upload: Upload): void {
  const places = new Set(
    rejectionsOf(upload).flatMap(({ code, item }) => (code === RejectCode.UNSTORABLE ? item : [])),
  );
  for (const id of upload.pending) {
    const place = upload.expected.calls.get(id);
    if (place === undefined || !places.has(place)) continue;
    upload.pending.delete(id);
    upload.refused++;
  }
}
