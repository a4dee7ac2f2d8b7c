import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { quarantineKeys } from '#lambdas/domain/source/object-key.ts';
import type { QuarantineReason } from '#lambdas/triage/quarantine.ts';
import type { Expected } from './expected.ts';

/** BatchGetItem takes at most 100 keys (DynamoDB API reference). */
const BATCH = 100;

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
  readonly reasons: Map<string, QuarantineReason>;
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
  readonly unsettled_shard?: string;
}

export function quarantinedOf(upload: Upload): number {
  return [...upload.reasons.values()].reduce((sum, reason) => sum + reason.rejections.length, 0);
}

/** True when every call and every unreadable part of the file is accounted for. */
export function isSettled(upload: Upload): boolean {
  return upload.pending.size === 0 && quarantinedOf(upload) >= upload.expected.rejected;
}

/** Looks up what became of the calls and the unreadable parts that are still awaited. */
export async function checkUpload(deps: SettlementDeps, upload: Upload): Promise<void> {
  const ids = [...upload.pending];
  for (let i = 0; i < ids.length; i += BATCH) {
    const found = await storedVersions(deps, ids.slice(i, i + BATCH));
    for (const version of found) noteVersion(upload, version);
    // The calls of a file are stored in order: when none of a batch is there yet, later ones need not be asked for.
    if (found.length === 0) break;
  }
  if (quarantinedOf(upload) < upload.expected.rejected) await readReasons(deps, upload);
}

function noteVersion(upload: Upload, version: StoredVersion): void {
  const own = version.source.version_id === upload.versionId;
  if (own && version.unsettled_shard !== undefined) return;
  if (!own && version.source.event_time < upload.startedAt) return;
  upload.pending.delete(version.call_id);
  if (own) upload.stored++;
  else upload.superseded++;
}

async function storedVersions(deps: SettlementDeps, ids: readonly string[]): Promise<StoredVersion[]> {
  const { Responses } = await deps.dynamo.send(
    new BatchGetItemCommand({
      RequestItems: {
        [deps.table]: {
          Keys: ids.map((call_id) => marshall({ call_id })),
          ProjectionExpression: 'call_id, #source, unsettled_shard',
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
  const { content } = quarantineKeys(upload.key);
  const { Contents } = await deps.s3.send(new ListObjectsV2Command({ Bucket: deps.bucket, Prefix: content }));
  for (const { Key } of Contents ?? []) {
    if (Key === undefined || !Key.endsWith('.reason.json')) continue;
    const { Body } = await deps.s3.send(new GetObjectCommand({ Bucket: deps.bucket, Key }));
    const reason = JSON.parse((await Body?.transformToString()) ?? '{}') as QuarantineReason;
    if (reason.source?.key === upload.key && reason.source.version_id === upload.versionId)
      upload.reasons.set(Key, reason);
  }
}
