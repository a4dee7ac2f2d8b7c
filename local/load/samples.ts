import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type MemorySample, residentMegabytes } from './memory.ts';
import type { World } from './world.ts';

export interface QueueReport {
  readonly queue: string;
  /** Messages that wait or are at work. */
  readonly most: number;
  readonly mean: number;
  readonly last: number;
  /** Messages in its dead-letter queue at the end, more than at the beginning. */
  readonly dead: number;
}

export interface Samples {
  readonly runtime: readonly MemorySample[];
  /** Of the process of the engines, where it is one of its own: what they store is in it. */
  readonly engines: readonly MemorySample[];
  readonly queues: readonly QueueReport[];
}

const EVERY_MS = 1_000;

/**
 * Looks at queues once a second until it is stopped, and at memory as long as the load lasts: what a runtime gives back
 * when it has nothing to do must not hide what it took under load.
 */
export function startSampling(world: World, loadEnds: Promise<unknown>): { stop(): Promise<Samples> } {
  const began = performance.now();
  const [runtime, engines]: [MemorySample[], MemorySample[]] = [[], []];
  const depths = new Map<string, number[]>();
  let deadBefore: ReadonlyMap<string, number> | undefined;
  let busy: Promise<void> = Promise.resolve();

  let loaded = true;
  void loadEnds.then(() => {
    loaded = false;
  });

  async function sample(): Promise<void> {
    const second = (performance.now() - began) / 1000;
    if (loaded) await Promise.all([note(runtime, world.pid(), second), note(engines, world.own?.engines.pid, second)]);
    const now = await depthsOf(world.sqs, urlsOf(world, 'url'));
    for (const [queue, depth] of now) depths.set(queue, [...(depths.get(queue) ?? []), depth]);
    deadBefore ??= await depthsOf(world.sqs, urlsOf(world, 'dead_letters'));
  }
  const timer = setInterval(() => {
    // A look that takes long is not followed by another at once.
    busy = busy.then(sample).catch(() => {});
  }, EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await busy;
      await sample().catch(() => {});
      const dead = await depthsOf(world.sqs, urlsOf(world, 'dead_letters'));
      return { runtime, engines, queues: reportOf(depths, dead, deadBefore ?? new Map()) };
    },
  };
}

async function note(samples: MemorySample[], pid: number | undefined, second: number): Promise<void> {
  const megabytes = !pid ? undefined : await residentMegabytes(pid);
  if (pid && megabytes !== undefined) samples.push({ pid, second, megabytes });
}

function urlsOf({ outputs }: World, which: 'url' | 'dead_letters'): ReadonlyMap<string, string> {
  return new Map(Object.entries(outputs.queues).map(([name, urls]) => [name, urls[which]]));
}

/** Messages of each queue, those at work included. */
export async function depthsOf(
  sqs: SQSClient,
  urls: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, number>> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const depth = async (QueueUrl: string) => {
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }));
    return names.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  };
  const all = [...urls].map(async ([name, url]) => [name, await depth(url)] as const);
  return new Map(await Promise.all(all));
}

function reportOf(
  depths: ReadonlyMap<string, readonly number[]>,
  dead: ReadonlyMap<string, number>,
  deadBefore: ReadonlyMap<string, number>,
): readonly QueueReport[] {
  return [...depths].map(([queue, values]) => ({
    queue,
    most: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    last: values.at(-1) ?? 0,
    dead: (dead.get(queue) ?? 0) - (deadBefore.get(queue) ?? 0),
  }));
}
