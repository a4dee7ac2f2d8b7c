import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { pseudonymousId } from '#lambdas/domain/pii/pseudonymous-id.ts';

/** An upload of a call. */
export interface Awaited {
  /** As it stands in the file. */
  readonly callId: string;
  readonly versionId: string | undefined;
  /** When the upload began: by the clock of this process (ms), and as UTC ISO. */
  readonly startedMs: number;
  readonly startedAt: string;
}

export interface Settled {
  readonly callId: string;
  /** Milliseconds from the beginning of the upload; up to LOOK_MS too many. */
  readonly ms: number;
  readonly kind: 'stored' | 'superseded';
}

interface StoredVersion {
  readonly call_id: string;
  readonly source: { readonly version_id?: string; readonly event_time: string };
  readonly unsettled_shard?: string;
  readonly parked_shard?: string;
}

export interface SettleWatch {
  add(upload: Awaited): void;
  /** Uploads that are not settled. */
  pending(): readonly Awaited[];
  settled(): readonly Settled[];
  /** Waits until nothing is pending, or nothing has settled for so long. */
  drain(patienceMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds between two looks: how exact the times are. */
export const LOOK_MS = 250;
/** BatchGetItem takes at most 100 keys (DynamoDB API reference); so many batches are looked up in one round. */
const [BATCH, BATCHES] = [100, 4];

/** Looks up in the table what became of uploads: those longest not looked at first. Failed looks are made again. */
export function watchSettling(dynamo: DynamoDBClient, table: string): SettleWatch {
  const pending = new Map<string, Awaited>();
  const settled: Settled[] = [];
  const stopped = new AbortController();

  async function look(uploads: readonly Awaited[]): Promise<void> {
    const found = await storedVersions(dynamo, table, uploads);
    for (const upload of uploads) {
      const key = keyOf(upload);
      const kind = endOf(upload, found.get(pseudonymousId(upload.callId)));
      // What is still open goes behind the others.
      pending.delete(key);
      if (kind === undefined) pending.set(key, upload);
      else settled.push({ callId: upload.callId, ms: performance.now() - upload.startedMs, kind });
    }
  }
  async function round(): Promise<void> {
    const uploads = [...pending.values()].slice(0, BATCH * BATCHES);
    for (let i = 0; i < uploads.length; i += BATCH) await look(uploads.slice(i, i + BATCH)).catch(() => {});
  }
  const looking = (async () => {
    while (!stopped.signal.aborted) {
      await round();
      await sleep(LOOK_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    add: (upload) => void pending.set(keyOf(upload), upload),
    pending: () => [...pending.values()],
    settled: () => settled,
    drain: (patienceMs) => drained(pending, settled, patienceMs),
    async stop() {
      stopped.abort();
      await looking;
    },
  };
}

const keyOf = ({ callId, versionId }: Awaited) => `${callId} ${versionId}`;

async function drained(pending: ReadonlyMap<string, Awaited>, settled: readonly Settled[], patienceMs: number) {
  let [done, since] = [settled.length, performance.now()];
  while (pending.size > 0 && performance.now() - since < patienceMs) {
    await sleep(LOOK_MS);
    if (settled.length > done) [done, since] = [settled.length, performance.now()];
  }
}

/** Undefined while it is not settled. A version that began later than this one's upload stands for it. */
function endOf(upload: Awaited, stored: StoredVersion | undefined): Settled['kind'] | undefined {
  if (stored === undefined) return undefined;
  if (stored.source.version_id !== upload.versionId)
    return stored.source.event_time >= upload.startedAt ? 'superseded' : undefined;
  return stored.unsettled_shard === undefined || stored.parked_shard !== undefined ? 'stored' : undefined;
}

async function storedVersions(dynamo: DynamoDBClient, table: string, uploads: readonly Awaited[]) {
  const ids = new Set(uploads.map(({ callId }) => pseudonymousId(callId)));
  const request = {
    Keys: [...ids].map((id) => ({ call_id: { S: id } })),
    ProjectionExpression: 'call_id, #source, unsettled_shard, parked_shard',
    ExpressionAttributeNames: { '#source': 'source' },
    ConsistentRead: true,
  };
  const { Responses } = await dynamo.send(new BatchGetItemCommand({ RequestItems: { [table]: request } }));
  const found = (Responses?.[table] ?? []).map((item) => unmarshall(item) as StoredVersion);
  return new Map(found.map((version) => [version.call_id, version]));
}
