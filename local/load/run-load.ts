import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { type Asking, createAsking, type RouteReport } from './asking.ts';
import { growthOf, isSteady, type MemoryGrowth } from './memory.ts';
import { arrive } from './open-loop.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';
import { type QueueReport, type Samples, startSampling } from './samples.ts';
import { type Settled, type SettleWatch, watchSettling } from './settle-watch.ts';
import { createUploads, type Uploads } from './uploads.ts';
import type { World } from './world.ts';

export interface LoadPlan {
  readonly seconds: number;
  /** Uploads a second, of one call each; and requests to the API a second. */
  readonly rate: number;
  readonly queries: number;
  readonly seed: number;
  /** Milliseconds without any call settling after which those that are missing are lost. */
  readonly patienceMs: number;
  readonly onProgress: (settled: number, total: number, note: string) => void;
}

export interface LoadReport {
  readonly seconds: number;
  readonly uploaded: number;
  readonly stored: number;
  readonly superseded: number;
  /** Acknowledged and never settled, or never acknowledged though tried until the end. */
  readonly lost: number;
  /** Settled calls a second, from the first upload to the last one settled. */
  readonly settledPerSecond: number;
  /** By how many milliseconds the load itself was late at most: it is no use when this is much. */
  readonly lateMs: number;
  readonly uploadMs: Quantiles;
  /** From the beginning of the upload to settled. */
  readonly settleMs: Quantiles;
  readonly uploadErrors: Readonly<Record<string, number>>;
  readonly routes: readonly RouteReport[];
  readonly queues: readonly QueueReport[];
  readonly memory: readonly MemoryGrowth[];
  readonly enginesMemory: readonly MemoryGrowth[];
}

/** A load on its way, for whoever does something to the system meanwhile. */
export interface RunningLoad {
  readonly uploads: Uploads;
  readonly watch: SettleWatch;
  /** Ends when the arrivals end. */
  readonly arrived: Promise<void>;
  /** Waits until everything has settled, and reports. */
  finish(): Promise<LoadReport>;
}

export function startLoad(world: World, plan: LoadPlan): RunningLoad {
  const { seconds, rate, queries, seed } = plan;
  const began = performance.now();
  const stopping = new AbortController();
  const signal = stopping.signal;
  const watch = watchSettling(world.dynamo, world.outputs.table);
  const name = `load-${seed}-${Date.now().toString(36)}`;
  const uploads = createUploads(world, { random: randomNumbers(seed), name, watch, signal });
  const asking = createAsking(world, randomNumbers(seed + 1));
  const total = Math.floor(seconds * rate);
  const progress = setInterval(() => {
    const settled = watch.settled().length;
    plan.onProgress(settled, total, `${uploads.acknowledged().size} calls uploaded, ${watch.pending().length} at work`);
  }, 500);
  const both = Promise.all([
    arrive({ rate, seconds, signal }, () => uploads.start()),
    arrive({ rate: queries, seconds, signal }, () => asking.start()),
  ]);
  const sampling = startSampling(world, both);

  return {
    uploads,
    watch,
    arrived: both.then(() => {}),
    async finish() {
      const [arrivals, requests] = await both;
      const stop = setTimeout(() => stopping.abort(), plan.patienceMs);
      await Promise.all([uploads.finish(), asking.finish()]);
      clearTimeout(stop);
      await watch.drain(plan.patienceMs);
      const settledAfter = (performance.now() - began) / 1000;
      const samples = await sampling.stop();
      clearInterval(progress);
      await watch.stop();
      const lateMs = Math.max(arrivals.latestMs, requests.latestMs);
      return reportOf({ seconds, uploads, asking, watch, samples, lateMs, settledAfter });
    },
  };
}

interface Finished {
  readonly seconds: number;
  readonly uploads: Uploads;
  readonly asking: Asking;
  readonly watch: SettleWatch;
  readonly samples: Samples;
  readonly lateMs: number;
  /** Seconds from the first upload. */
  readonly settledAfter: number;
}

function reportOf({ seconds, uploads, asking, watch, samples, lateMs, settledAfter }: Finished): LoadReport {
  const settled = watch.settled();
  const of = (wanted: Settled['kind']) => settled.filter(({ kind }) => kind === wanted).length;
  return {
    seconds,
    uploaded: uploads.times().length,
    stored: of('stored'),
    superseded: of('superseded'),
    lost: watch.pending().length + uploads.open(),
    settledPerSecond: settled.length / settledAfter,
    lateMs,
    uploadMs: quantilesOf(uploads.times()),
    settleMs: quantilesOf(settled.map(({ ms }) => ms)),
    uploadErrors: Object.fromEntries(uploads.errors()),
    routes: asking.report(),
    queues: samples.queues,
    memory: growthOf(samples.runtime),
    enginesMemory: growthOf(samples.engines),
  };
}

/** Nothing was lost, and memory did not grow. */
export function passes({ lost, memory }: LoadReport): boolean {
  return lost === 0 && isSteady(memory);
}
