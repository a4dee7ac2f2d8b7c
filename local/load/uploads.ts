import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { PREFIX } from '#lambdas/names.ts';
import { type MadeCall, madeCall, pick, type Random } from './calls.ts';
import type { SettleWatch } from './settle-watch.ts';
import type { World } from './world.ts';

/** The newest version of a call that was uploaded. */
export interface UploadedVersion {
  readonly callId: string;
  readonly key: string;
  readonly versionId: string | undefined;
  readonly gravity: MadeCall['gravity'];
  /** Uploads of the call so far. */
  readonly versions: number;
  readonly startedAt: string;
}

export interface Uploads {
  /** Uploads a call in the background: mostly a new one, now and then a newer version of one before. */
  start(): void;
  /** What was acknowledged, by call_id. */
  acknowledged(): ReadonlyMap<string, UploadedVersion>;
  /** Milliseconds of each upload that was acknowledged. */
  times(): readonly number[];
  errors(): ReadonlyMap<string, number>;
  /** Uploads that were begun and not acknowledged. */
  open(): number;
  /** Waits for those at work. */
  finish(): Promise<void>;
}

/** Share of uploads that are newer versions, and among how many of the latest calls. */
const [NEWER_SHARE, RECENT] = [0.03, 500];
/** A client of S3 does not give up because of an outage; it asks less and less often, up to this pause. */
const [RETRY_MS, MOST_RETRY_MS] = [500, 4_000];

export interface UploadOptions {
  readonly random: Random;
  /** In front of each call_id, so that two runs on one runtime do not mix. */
  readonly name: string;
  readonly watch: SettleWatch;
  /** No upload is tried again after this. */
  readonly signal: AbortSignal;
}

export function createUploads({ s3, outputs }: World, { random, name, watch, signal }: UploadOptions): Uploads {
  const acknowledged = new Map<string, UploadedVersion>();
  const errors = new Map<string, number>();
  const times: number[] = [];
  /** One upload of a call after the other: else nobody could say which one is the newest. */
  const turns = new Map<string, Promise<void>>();
  const recent: string[] = [];
  let [made, open] = [0, 0];

  function nextId(): string {
    if (recent.length > 0 && random() < NEWER_SHARE) return pick(recent, random);
    const id = `${name}-${made++}`;
    recent.push(id);
    if (recent.length > RECENT) recent.shift();
    return id;
  }
  async function upload(call: MadeCall): Promise<void> {
    const key = `${PREFIX.transcripts}load/${call.id}.json`;
    const [startedMs, startedAt] = [performance.now(), new Date().toISOString()];
    const put = new PutObjectCommand({ Bucket: outputs.bucket, Key: key, Body: JSON.stringify(call.body) });
    for (let pause = RETRY_MS; ; pause = Math.min(2 * pause, MOST_RETRY_MS)) {
      try {
        const { VersionId: versionId } = await s3.send(put);
        times.push(performance.now() - startedMs);
        const versions = (acknowledged.get(call.id)?.versions ?? 0) + 1;
        acknowledged.set(call.id, { callId: call.id, key, versionId, gravity: call.gravity, versions, startedAt });
        watch.add({ callId: call.id, versionId, startedMs, startedAt });
        open--;
        return;
      } catch (error) {
        const kind = error instanceof Error ? error.name : 'unknown';
        errors.set(kind, (errors.get(kind) ?? 0) + 1);
        if (signal.aborted) return;
        await sleep(pause);
      }
    }
  }
  return {
    start() {
      const call = madeCall(nextId(), random, Date.now());
      open++;
      const turn = (turns.get(call.id) ?? Promise.resolve()).then(() => upload(call));
      turns.set(call.id, turn);
      void turn.then(() => {
        if (turns.get(call.id) === turn) turns.delete(call.id);
      });
    },
    acknowledged: () => acknowledged,
    times: () => times,
    errors: () => errors,
    open: () => open,
    finish: async () => void (await Promise.all(turns.values())),
  };
}
