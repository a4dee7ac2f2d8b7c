import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deadlineMessage } from '#lambdas/adapters/deadline-message.ts';
import { buildFunctions } from '../../bin/build.ts';
import { startBedrock } from '../bedrock/server.ts';
import { synthesize } from '../synth.ts';
import { COMPLAINT_FUNCTIONS } from './complaint-functions.ts';
import { byLane, type CallLine } from './corpora.ts';
import { type Counts, type Functions, functionsPer, LANES, type Lane, per, Tally } from './counts.ts';
import { type Deployment, type DeploymentOptions, startDeployment } from './deployment.ts';
import { metricsOf, recordBytes } from './emitted-metrics.ts';
import { callsOfComplaints } from './kept-complaints.ts';
import { createMeter } from './meter.ts';
import { type Resources, resourcesOf } from './resources.ts';
import { type StoredBytes, storedBytes } from './stored-bytes.ts';
import { isWarmUp, warmUp, warmUpCall } from './warm-up.ts';

export interface MeasureOptions {
  readonly samples: Readonly<Record<Lane, readonly CallLine[]>>;
  readonly onProgress: (done: number, total: number) => void;
}

/** What was measured of one subject: a call of a lane, or a run of a schedule. */
export interface Measured {
  readonly counts: Counts;
  readonly functions: Functions;
}

export interface Measurements {
  readonly calls: Readonly<Record<Lane, Measured & { readonly number: number; readonly bytes: StoredBytes }>>;
  readonly sweeper: Measured;
  readonly batch: Measured;
  readonly complaintSweeper: Measured;
  /** Of one timer of a complaint that fires, and finds a deadline missed. */
  readonly timer: Measured;
  /** Different custom metrics that were written: names with their dimensions. */
  readonly metrics: readonly string[];
  readonly resources: Resources;
  /** Of the templates: queues with a function, memory of functions in MB. */
  readonly polledQueues: number;
  readonly memoryMb: Readonly<Record<string, number>>;
}

/** What the models of the run wait before they answer, so that calls are indexed before they are enriched, as on AWS. */
const MODEL_DELAY_MS = 400;
const RUNS_OF_SCHEDULES = 5;

/** Builds and synthesizes the project, and sends the samples through it twice: once for what is asked of AWS, once for time. */
export async function measure(options: MeasureOptions): Promise<Measurements> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-cost-'));
  const faults = ({ operation }: { operation: string }) =>
    operation === 'converse' ? { delayMs: MODEL_DELAY_MS } : undefined;
  const bedrock = await startBedrock({ port: 0, faults });
  try {
    await buildFunctions();
    const assemblyDir = join(dir, 'assembly');
    await synthesize(assemblyDir);
    const total = 2 * LANES.reduce((sum, lane) => sum + options.samples[lane].length, 0);
    const shared = { assemblyDir, bedrockUrl: `http://127.0.0.1:${bedrock.port}` };
    const runOptions = { ...options, onCall: counter(options, total) };
    const asked = await countRequests({ ...shared, logDir: join(dir, 'counted') }, runOptions);
    const timed = await timeFunctions({ ...shared, logDir: join(dir, 'timed') }, runOptions);
    return combine(options.samples, asked, timed, await resourcesOf(assemblyDir));
  } finally {
    await bedrock.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

function counter({ onProgress }: MeasureOptions, total: number): () => void {
  let done = 0;
  return () => onProgress(++done, total);
}

interface RunOptions extends MeasureOptions {
  readonly onCall: () => void;
}

type Shared = Pick<DeploymentOptions, 'assemblyDir' | 'bedrockUrl' | 'logDir'>;

async function countRequests(shared: Shared, options: RunOptions) {
  const tally = new Tally();
  let running: Deployment | undefined;
  const deployment = () => {
    if (running === undefined) throw new Error('Nothing is running.');
    return running;
  };
  // What the start asks for comes before there are tables to look into, and is no call's.
  const meter = createMeter({
    tally,
    dynamo: () => deployment().clients.dynamo,
    tables: () => deployment().model.tables,
  });
  running = await startDeployment({
    ...shared,
    listen: async (sent) => (running === undefined ? async () => {} : await meter(sent)),
    onInvocation: ({ name, messages, ms }) => tally.invoked(name, messages, ms),
    onMetrics: () => {},
  });
  try {
    const complaints = await processAll(running, tally, options);
    return { tally, complaints, bytes: await storedBytes(running, options.samples) };
  } finally {
    await running.close();
  }
}

async function timeFunctions(shared: Shared, options: RunOptions) {
  const tally = new Tally();
  const metrics = new Set<string>();
  const deployment = await startDeployment({
    ...shared,
    onInvocation: ({ name, messages, ms }) => tally.invoked(name, messages, ms),
    onMetrics: (record) => {
      tally.count('metric_bytes', recordBytes(record));
      for (const name of metricsOf(record)) metrics.add(name);
    },
  });
  try {
    let before = await logBytes(shared.logDir);
    await processAll(deployment, tally, options, async () => {
      const after = await logBytes(shared.logDir);
      tally.count('log_bytes', after - before);
      before = after;
    });
    const memory = deployment.model.functions.map(({ shortName, memoryMb }) => [shortName, memoryMb] as const);
    const polledQueues = deployment.model.eventSourceMappings.length;
    return { tally, metrics: [...metrics].sort(), memoryMb: Object.fromEntries(memory), polledQueues };
  } finally {
    await deployment.close();
  }
}

/** First one call of each lane that is counted for nobody, so that every function is warm. Returns how many complaints were opened. */
async function processAll(deployment: Deployment, tally: Tally, options: RunOptions, after = async () => {}) {
  let n = 0;
  const one = async (subject: string, work: () => Promise<void>) => {
    tally.begin(subject);
    await work();
    await after();
  };
  const nameOfNext = () => `call-${n++}.json`;
  for (const line of LANES.flatMap((lane) => options.samples[lane].slice(0, 1)))
    await one('', () => deployment.process(warmUp(nameOfNext()), warmUpCall(line)));
  for (const lane of LANES)
    for (const line of options.samples[lane]) {
      await one(lane, () => deployment.process(nameOfNext(), line));
      options.onCall();
    }
  for (const name of ['sweeper', 'batch-enrichment', COMPLAINT_FUNCTIONS.sweeper]) {
    await one('', () => deployment.invoke(name));
    for (let i = 0; i < RUNS_OF_SCHEDULES; i++) await one(name, () => deployment.invoke(name));
  }
  return await fireTimers(deployment, one);
}

/** Sends what a timer sends, once for each complaint, those of warm-ups first; returns how many there are beside those. */
async function fireTimers(
  deployment: Deployment,
  one: (subject: string, work: () => Promise<void>) => Promise<void>,
): Promise<number> {
  const all = [...(await callsOfComplaints(deployment))];
  const fire = (id: string) => deployment.invoke(COMPLAINT_FUNCTIONS.timers, deadlineMessage(id));
  const counted = all.filter(([, call]) => !isWarmUp(call));
  for (const [id] of all.filter(([, call]) => isWarmUp(call))) await one('', () => fire(id));
  for (const [id] of counted) await one(COMPLAINT_FUNCTIONS.timers, () => fire(id));
  return counted.length;
}

async function logBytes(dir: string): Promise<number> {
  const files = await readdir(dir);
  const sizes = await Promise.all(files.map(async (file) => (await readFile(join(dir, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

type Asked = Awaited<ReturnType<typeof countRequests>>;
type Timed = Awaited<ReturnType<typeof timeFunctions>>;

/** What was asked for is of the one run, time and logs are of the other, in which nobody listened. */
function combine(samples: MeasureOptions['samples'], asked: Asked, timed: Timed, resources: Resources): Measurements {
  const measured = (subject: string, number: number): Measured => {
    const { log_bytes, metric_bytes } = timed.tally.counts(subject);
    const counts = { ...asked.tally.counts(subject), log_bytes, metric_bytes };
    return { counts: per(counts, number), functions: functionsPer(timed.tally.functions(subject), number) };
  };
  const { metrics, memoryMb, polledQueues } = timed;
  return {
    calls: byLane((lane) => {
      const number = samples[lane].length;
      const one = measured(lane, number);
      return { number, ...one, functions: withoutDelay(one), bytes: asked.bytes[lane] };
    }),
    sweeper: measured('sweeper', RUNS_OF_SCHEDULES),
    batch: measured('batch-enrichment', RUNS_OF_SCHEDULES),
    complaintSweeper: measured(COMPLAINT_FUNCTIONS.sweeper, RUNS_OF_SCHEDULES),
    timer: measured(COMPLAINT_FUNCTIONS.timers, asked.complaints),
    metrics,
    memoryMb,
    polledQueues,
    resources,
  };
}

/** Of the enrichment function without the delay of the models: what a real one takes is added later. */
function withoutDelay({ counts, functions }: Measured): Functions {
  const { enrichment } = functions;
  if (enrichment === undefined) return functions;
  const waited = (MODEL_DELAY_MS * counts.model_calls) / enrichment.invocations;
  return { ...functions, enrichment: { ...enrichment, ms: Math.max(0, enrichment.ms - waited) } };
}
