import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { PREFIX } from '#lambdas/names.ts';
import { expectedOf } from '../ingest/expected.ts';
import type { Upload } from '../ingest/settlement.ts';
import { pick, type Random } from '../load/calls.ts';
import type { World } from '../load/world.ts';
import { HOSTILE, POISON } from './hostile.ts';

/** What was done to the system besides the load. */
export interface Disturbances {
  /** Hostile uploads that were acknowledged, and what the reader says that each must lead to. */
  readonly uploads: readonly Upload[];
  /** Poison messages that were sent, by queue. */
  readonly poison: Readonly<Record<string, number>>;
}

export interface Disturber {
  /** Does one more thing in the background: a hostile upload or a poison message. */
  start(): void;
  finish(): Promise<Disturbances>;
}

/** Share of poison messages among the disturbances. */
const POISON_SHARE = 0.2;

export function createDisturber(world: World, random: Random): Disturber {
  const uploads: Upload[] = [];
  const poison = new Map<string, number>();
  const atWork = new Set<Promise<void>>();
  const dir = mkdtemp(join(tmpdir(), 'callsift-chaos-'));
  let n = 0;

  async function uploadHostile(number: number): Promise<void> {
    const hostile = pick(HOSTILE, random);
    const [key, content] = [PREFIX.transcripts + hostile.key(number), hostile.content(number)];
    const path = join(await dir, `${number}`);
    await writeFile(path, content);
    const expected = await expectedOf({ path, key });
    await rm(path);
    const startedAt = new Date().toISOString();
    // The runtime may be down just now: then there is no such upload.
    const put = new PutObjectCommand({ Bucket: world.outputs.bucket, Key: key, Body: content });
    const done = await world.s3.send(put).catch(() => undefined);
    if (done !== undefined) uploads.push(uploadOf(key, done.VersionId, startedAt, expected));
  }
  async function sendPoison(): Promise<void> {
    const { queue, body } = pick(POISON, random);
    const QueueUrl = world.outputs.queues[queue]?.url ?? '';
    await world.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    poison.set(queue, (poison.get(queue) ?? 0) + 1);
  }
  return {
    start() {
      const work = (random() < POISON_SHARE ? sendPoison() : uploadHostile(n++)).finally(() => atWork.delete(work));
      atWork.add(work);
    },
    async finish() {
      await Promise.all(atWork);
      await rm(await dir, { recursive: true, force: true });
      return { uploads, poison: Object.fromEntries(poison) };
    },
  };
}

function uploadOf(key: string, versionId: string | undefined, startedAt: string, expected: Upload['expected']): Upload {
  const counts = { stored: 0, superseded: 0, awaitingModel: 0, parked: 0, refused: 0, looksInVain: 0 };
  return {
    key,
    versionId,
    startedAt,
    expected,
    pending: new Set(expected.calls.keys()),
    rejections: new Map(),
    ...counts,
  };
}
