import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { checkUpload, isSettled } from '../ingest/settlement.ts';
import type { RunningLoad } from '../load/run-load.ts';
import { depthsOf } from '../load/samples.ts';
import type { World } from '../load/world.ts';
import { type DeadLetter, redriveAll } from './dead-letters.ts';
import type { Disturbances } from './disturb.ts';

export interface Quiet {
  readonly deadLetters: readonly DeadLetter[];
  /** Messages in queues when waiting ended. */
  readonly waiting: number;
}

const LOOK_MS = 500;
/** The queues must be empty for so many looks in a row: a message that fails is hidden in between, yet counted. */
const LOOKS = 4;

/**
 * Nothing fails any more: waits until all calls have settled, brings back what was laid aside, and waits again, each time
 * for as long as something moves.
 */
export async function quieten(
  world: World,
  load: RunningLoad,
  disturbances: Disturbances,
  patienceMs: number,
): Promise<Quiet> {
  const deadLetters: DeadLetter[] = [];
  const longest = Math.max(patienceMs, await longestLifeMs(world));
  for (;;) {
    await load.watch.drain(patienceMs);
    await emptyQueues(world, longest);
    const found = await redriveAll(world);
    const again = found.filter((letter) => !letter.poison && deadLetters.some(({ body }) => body === letter.body));
    deadLetters.push(...found);
    // What comes back a second time stays away: no redrive mends it.
    if (found.length === 0 || again.length > 0) break;
  }
  await settleHostile(world, disturbances, patienceMs);
  return { deadLetters, waiting: await emptyQueues(world, longest) };
}

/** How long a message that always fails stays in its queue before it is laid aside, with as much again for a slow machine. */
async function longestLifeMs({ sqs, outputs }: World): Promise<number> {
  const lives = Object.values(outputs.queues).map(async ({ url: QueueUrl }) => {
    const names = ['VisibilityTimeout', 'RedrivePolicy'] as const;
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }));
    const { maxReceiveCount = 0 } = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { maxReceiveCount?: number };
    return 2 * 1000 * Number(Attributes?.VisibilityTimeout ?? 0) * maxReceiveCount;
  });
  return Math.max(...(await Promise.all(lives)));
}

async function emptyQueues(world: World, patienceMs: number): Promise<number> {
  const urls = new Map(Object.entries(world.outputs.queues).map(([name, { url }]) => [name, url]));
  const until = performance.now() + patienceMs;
  let [waiting, empty] = [0, 0];
  while (performance.now() < until && empty < LOOKS) {
    waiting = [...(await depthsOf(world.sqs, urls)).values()].reduce((sum, depth) => sum + depth, 0);
    empty = waiting === 0 ? empty + 1 : 0;
    await sleep(LOOK_MS);
  }
  return waiting;
}

async function settleHostile(world: World, { uploads }: Disturbances, patienceMs: number): Promise<void> {
  const { dynamo, s3, outputs } = world;
  const until = performance.now() + patienceMs;
  let open = [...uploads];
  while (open.length > 0 && performance.now() < until) {
    for (const upload of open) await checkUpload({ dynamo, s3, table: outputs.table, bucket: outputs.bucket }, upload);
    open = open.filter((upload) => !isSettled(upload));
    if (open.length > 0) await sleep(LOOK_MS);
  }
}
