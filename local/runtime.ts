import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type RestApi, type RestApiOptions, startRestApi } from './api/rest-api.ts';
import { loadStacks } from './assembly/load-stacks.ts';
import type { AssemblyModel, EventSourceMappingModel, QueueModel } from './assembly/model.ts';
import { resolveAssembly } from './assembly/resolve-assembly.ts';
import { type AwsEndpoint, startAwsEndpoint } from './aws/endpoint.ts';
import type { Upstreams } from './aws/upstreams.ts';
import { CloudWatch } from './cloudwatch/cloudwatch.ts';
import { dashboardPages } from './cloudwatch/dashboards/pages.ts';
import { accessKeyOf } from './functions/environment.ts';
import { type EventSource, startEventSource } from './functions/event-source.ts';
import type { LogSinks } from './functions/function-log.ts';
import { FunctionPool, type Invoke, type PoolOptions } from './functions/function-pool.ts';
import { pollersOf } from './functions/pollers.ts';
import { startSchedule } from './functions/schedule.ts';
import { provision, scaledVisibility } from './provision.ts';
import { startTracing } from './tracing/tracing.ts';
import { runTriggers } from './triggers.ts';

export interface RuntimeOptions extends LogSinks {
  /** The synthesized cloud assembly, usually cdk.out. */
  readonly assemblyDir: string;
  /** Folder of everything that survives a restart; without it everything is in memory. */
  readonly stateDir?: string;
  /** 0 takes a free one. */
  readonly apiPort: number;
  /** 0 takes a free one. */
  readonly awsPort: number;
  /** By how much waiting times of the templates are shortened. @default 60 */
  readonly timeScale?: number;
  readonly logDir: string;
  /** Addresses of engines to use instead of the embedded ones. */
  readonly upstream?: Upstreams;
}

export interface RuntimeQueue {
  readonly name: string;
  readonly logicalId: string;
  readonly url: string;
  readonly deadLetterUrl?: string;
}

/** A running laptop deployment. */
export interface Runtime {
  readonly apiUrl: string;
  readonly awsUrl: string;
  readonly region: string;
  /** By stack name and key; the address of the API is the local one. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Who issues tokens; undefined when the templates name an issuer of their own. */
  readonly identity: { readonly issuer: string; readonly audience: string; readonly pool: string } | undefined;
  readonly queues: readonly RuntimeQueue[];
  readonly buckets: readonly string[];
  readonly tables: readonly string[];
  readonly model: AssemblyModel;
  readonly endpoint: AwsEndpoint;
  /** Its metrics, alarms and dashboards. */
  readonly cloudWatch: CloudWatch;
  /** Invokes a function by its short name, such as `sweeper`. */
  invoke(shortName: string, event: unknown): ReturnType<Invoke>;
  /** Stops everything within two seconds; messages at work come again at the next start. */
  close(): Promise<void>;
}

const REGION = 'us-east-1';
const ACCOUNT = '000000000000';
const DEFAULT_TIME_SCALE = 60;
const MIN_SCHEDULE_MS = 5_000;
/** Threads of a function; two cores are what a laptop gives. */
const MAX_WORKERS = 2;
/** How long closing waits for batches at work. */
const GRACE_MS = 800;

type Undo = () => void | Promise<void>;

/** Runs a synthesized app on this computer. Rejects with one sentence when a port is taken or a template is not understood. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const stacks = loadStacks(options.assemblyDir);
  const { stateDir, onProblem, timeScale = DEFAULT_TIME_SCALE } = options;
  const cloudWatch = new CloudWatch({ region: REGION, account: ACCOUNT, timeScale, ...(onProblem && { onProblem }) });
  const endpoint = await startAwsEndpoint({
    port: options.awsPort,
    region: REGION,
    // It answers before the rules of notifications are known, and after a restart its buckets are there already.
    holdUploads: true,
    ...(stateDir !== undefined && { dataDir: stateDir }),
    ...(onProblem && { onProblem }),
    ...(options.upstream && { upstream: options.upstream }),
    tap: cloudWatch.tap,
  });
  const undo: Undo[] = [() => endpoint.close()];
  const close = once(() => undoAll(undo));
  try {
    const values = { region: REGION, account: ACCOUNT, awsUrl: endpoint.url, issuerUrl: endpoint.issuer.url };
    const model = resolveAssembly(stacks, values);
    const parts = await run(model, { endpoint, cloudWatch }, { ...options, timeScale }, undo);
    return describe(model, parts, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** What runs before the templates are known. */
interface Ground {
  readonly endpoint: AwsEndpoint;
  readonly cloudWatch: CloudWatch;
}

interface Parts extends Ground {
  readonly api: RestApi;
  readonly pools: readonly FunctionPool[];
}

type Scaled = RuntimeOptions & { readonly timeScale: number };

async function run(model: AssemblyModel, ground: Ground, options: Scaled, undo: Undo[]): Promise<Parts> {
  const { timeScale, logDir, onProblem } = options;
  const { endpoint, cloudWatch } = ground;
  const report = onProblem && { onProblem };
  const grants = new Map(model.functions.map((f) => [accessKeyOf(f), f.statements]));
  endpoint.setGrants((accessKeyId) => grants.get(accessKeyId));
  const clients = clientsFor(endpoint.url, 'local');
  undo.push(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  await provision(clients, model, { timeScale, endpoint });
  endpoint.acceptUploads();
  const notices = cloudWatch.start(model, clients);
  undo.push(() => cloudWatch.stop());
  for (const [name, page] of Object.entries(dashboardPages(cloudWatch))) endpoint.serve(name, page);

  const tracing = await startTracing(endpoint);
  const { traceAddress } = tracing;
  undo.push(tracing.close);
  const onInvoked: PoolOptions['onInvoked'] = (invoked) => {
    cloudWatch.invoked(invoked);
    tracing.invoked(invoked);
  };
  const onMetrics = (record: Record<string, unknown>) => {
    cloudWatch.record(record);
    options.onMetrics?.(record);
  };
  const settings = { region: REGION, awsUrl: endpoint.url, traceAddress, logDir, ...report, onMetrics, onInvoked };
  const pools = model.functions.map((f) => new FunctionPool(f, { ...settings, maxWorkers: MAX_WORKERS }));
  undo.push(async () => void (await Promise.all(pools.map((pool) => pool.close()))));
  const poolOf = (arn: string) => find(pools, (pool) => pool.model.arn === arn, `function ${arn}`);
  open(endpoint, model, pools);
  for (const pool of pools) pool.warm();
  await runTriggers({ triggers: model.triggers, poolOf, onProblem });

  const sources = model.eventSourceMappings.map((mapping) => {
    const queue = find(model.queues, ({ arn }) => arn === mapping.queueArn, `queue ${mapping.queueArn}`);
    const pool = poolOf(mapping.functionArn);
    return startMapping(mapping, {
      queue,
      pool,
      pollers: pollersOf(mapping, model.eventSourceMappings, MAX_WORKERS),
      timeScale,
      keeper: clients.sqs,
      report,
    });
  });
  undo.push(async () => void (await Promise.all(sources.map((source) => source.stop(GRACE_MS)))));
  for (const schedule of model.schedules) {
    const everyMs = Math.max(MIN_SCHEDULE_MS, (schedule.everySeconds * 1000) / timeScale);
    const started = startSchedule({ schedule, everyMs, invoke: poolOf(schedule.functionArn).invoke, ...report });
    undo.push(started.stop);
  }

  const served = await serveApi(model, { port: options.apiPort, poolOf, cloudWatch, report });
  undo.push(served.close);
  for (const notice of [...model.notices, ...notices]) onProblem?.(notice);
  return { ...ground, api: served, pools };
}

interface ApiParts {
  readonly port: number;
  readonly poolOf: (arn: string) => FunctionPool;
  readonly cloudWatch: CloudWatch;
  readonly report: LogSinks | undefined;
}

async function serveApi(model: AssemblyModel, { port, poolOf, cloudWatch, report }: ApiParts): Promise<RestApi> {
  const [api] = model.apis;
  if (api === undefined) throw new Error('The cloud assembly has no REST API.');
  const invoke = (arn: string) => poolOf(arn).invoke;
  const invokeStreaming = (arn: string) => poolOf(arn).invokeStreaming;
  const onAnswered: RestApiOptions['onAnswered'] = (answered) => {
    cloudWatch.answered({ api: api.name ?? api.id, stage: api.stage, ...answered });
  };
  return await startRestApi({ api, port, invoke, invokeStreaming, onAnswered, ...report });
}

/** Lets the emulated AWS know what only the templates say. */
function open(endpoint: AwsEndpoint, model: AssemblyModel, pools: readonly FunctionPool[]): void {
  endpoint.setFunctions((name) => {
    const pool = pools.find(({ model }) => model.name === name || model.shortName === name);
    return pool && { arn: pool.model.arn, invoke: pool.invoke };
  });
  for (const { name } of model.searchDomains) endpoint.setSearchDomain(name);
  endpoint.setScheduling({ groups: model.scheduleGroups.map(({ name }) => name), roles: model.schedulerRoles });
}

interface MappingParts {
  readonly queue: QueueModel;
  readonly pool: FunctionPool;
  readonly pollers: number;
  readonly timeScale: number;
  readonly keeper: SQSClient;
  readonly report: LogSinks | undefined;
}

function startMapping(mapping: EventSourceMappingModel, parts: MappingParts): EventSource {
  const { queue, pool, timeScale, keeper, report } = parts;
  const { origin } = new URL(queue.url);
  const { sqs } = clientsFor(origin, accessKeyOf(pool.model));
  return startEventSource({
    mapping: { ...mapping, windowSeconds: mapping.windowSeconds / timeScale },
    queueUrl: queue.url,
    visibilitySeconds: scaledVisibility(queue, timeScale),
    concurrency: parts.pollers,
    sqs,
    keeper,
    invoke: pool.invoke,
    ...report,
  });
}

function describe(model: AssemblyModel, parts: Parts, close: () => Promise<void>): Runtime {
  const { endpoint, cloudWatch } = parts;
  const urlOf = (arn: string) => model.queues.find((queue) => queue.arn === arn)?.url;
  const [pool] = model.userPools;
  const local = (value: string) => {
    return model.apis.reduce((text, { publicUrl }) => text.replaceAll(publicUrl, parts.api.url), value);
  };
  const outputs = Object.entries(model.outputs).map(([stack, values]) => {
    const entries = Object.entries(values).map(([key, value]) => [key, local(value)] as const);
    return [stack, Object.fromEntries(entries)] as const;
  });
  return {
    apiUrl: parts.api.url,
    awsUrl: endpoint.url,
    region: REGION,
    outputs: Object.fromEntries(outputs),
    identity: pool && { issuer: pool.issuer, audience: pool.clientIds[0] ?? '', pool: pool.id },
    queues: model.queues.map(({ name, logicalId, url, redrive }) => {
      const deadLetterUrl = redrive && urlOf(redrive.deadLetterArn);
      return { name, logicalId, url, ...(deadLetterUrl !== undefined && { deadLetterUrl }) };
    }),
    buckets: model.buckets.map(({ name }) => name),
    tables: model.tables.map(({ name }) => name),
    model,
    endpoint,
    cloudWatch,
    invoke: (shortName, event) =>
      find(parts.pools, ({ model }) => model.shortName === shortName, `function ${shortName}`).invoke(event),
    close,
  };
}

function clientsFor(endpoint: string, accessKeyId: string) {
  const settings = { endpoint, region: REGION, credentials: { accessKeyId, secretAccessKey: 'local' } };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sqs: new SQSClient(settings),
    sns: new SNSClient(settings),
    dynamo: new DynamoDBClient(settings),
  };
}

function find<T>(items: readonly T[], matches: (item: T) => boolean, what: string): T {
  const found = items.find(matches);
  if (found === undefined) throw new Error(`The templates name the ${what}, which does not run on the laptop.`);
  return found;
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

/** In reverse: what was started last depends on what was started before. */
async function undoAll(undo: readonly Undo[]): Promise<void> {
  for (const step of undo.toReversed()) await step();
}
