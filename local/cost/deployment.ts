import { setTimeout as sleep } from 'node:timers/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { PREFIX } from '#lambdas/names.ts';
import { loadStacks } from '../assembly/load-stacks.ts';
import type { AssemblyModel, EventSourceMappingModel } from '../assembly/model.ts';
import { resolveAssembly } from '../assembly/resolve-assembly.ts';
import { startAwsEndpoint } from '../aws/endpoint.ts';
import { awsClients } from '../cli/aws-clients.ts';
import { accessKeyOf } from '../functions/environment.ts';
import { startEventSource } from '../functions/event-source.ts';
import { FunctionPool } from '../functions/function-pool.ts';
import type { InvocationResult } from '../functions/function-worker.ts';
import { provision, scaledVisibility } from '../provision.ts';
import { withMissedDeadlines } from './missed-deadlines.ts';
import { tableKind } from './tables.ts';
import { type Listener, startTap } from './tap.ts';

/** One invocation of a function. */
export interface Invocation {
  readonly name: string;
  /** Messages, where a queue invoked it. */
  readonly messages: number;
  readonly ms: number;
}

export interface DeploymentOptions {
  readonly assemblyDir: string;
  readonly logDir: string;
  /** Address of the models. */
  readonly bedrockUrl: string;
  readonly onInvocation: (invocation: Invocation) => void;
  readonly onMetrics: (record: Record<string, unknown>) => void;
  /** Hears of every request of a function; without it they go to AWS directly. */
  readonly listen?: Listener;
}

/** A deployment in memory that is given one call after the other. */
export interface Deployment {
  readonly model: AssemblyModel;
  readonly clients: ReturnType<typeof awsClients>;
  /** Uploads an object and waits until its call is settled, its complaints opened among the rest, and no function is at work. */
  process(name: string, call: { readonly call_id: string }): Promise<void>;
  /** Invokes a function by its short name, such as `sweeper`: with the message of a queue where a text is given. Rejects when it fails. */
  invoke(shortName: string, message?: string): Promise<void>;
  close(): Promise<void>;
}

const [REGION, ACCOUNT] = ['us-east-1', '000000000000'];
/** By how much waiting times of the templates are shortened. */
const TIME_SCALE = 60;
/** Between two looks at the table, and until a call counts as lost. */
const [LOOK_MS, LOST_MS] = [15, 30_000];
const GRACE_MS = 800;

type Undo = () => Promise<void>;

/**
 * Runs a synthesized app as the laptop runtime does, for the meter: calls come one by one and alone, a thread for each
 * function, so that what a function does for a call and how long it takes can be told.
 */
export async function startDeployment(options: DeploymentOptions): Promise<Deployment> {
  const undo: Undo[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return await assemble(options, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(options: DeploymentOptions, undo: Undo[], close: () => Promise<void>): Promise<Deployment> {
  const endpoint = await startAwsEndpoint({ port: 0, region: REGION, upstream: { bedrock: options.bedrockUrl } });
  undo.push(() => endpoint.close());
  const tap = options.listen && (await startTap(options.listen, endpoint.url));
  if (tap) undo.push(() => tap.close());
  const awsUrl = tap?.url ?? endpoint.url;
  const values = { region: REGION, account: ACCOUNT, awsUrl, issuerUrl: endpoint.issuer.url };
  const resolved = resolveAssembly(loadStacks(options.assemblyDir), values);
  // What is not a function goes to AWS directly.
  const model: AssemblyModel = {
    ...resolved,
    queues: resolved.queues.map((q) => ({ ...q, url: at(endpoint.url, q.url) })),
    functions: resolved.functions.map(withMissedDeadlines),
  };
  const grants = new Map(model.functions.map((f) => [accessKeyOf(f), f.statements]));
  endpoint.setGrants((key) => grants.get(key));
  for (const { name } of model.searchDomains) endpoint.setSearchDomain(name);
  const clients = awsClients(endpoint.url, REGION);
  await provision({ ...clients, sns: snsClient(endpoint.url) }, model, { timeScale: TIME_SCALE, endpoint });
  endpoint.setScheduling({ groups: model.scheduleGroups.map(({ name }) => name), roles: model.schedulerRoles });

  const functions = startFunctions(model, awsUrl, options);
  undo.push(functions.close);
  for (const { functionArn } of model.triggers) await functions.invoke(functionArn, {}, 0);
  const sources = model.eventSourceMappings.map((mapping) => poll(mapping, model, functions.invoke));
  undo.push(async () => void (await Promise.all(sources.map((source) => source.stop(GRACE_MS)))));
  return {
    model,
    clients,
    process: async (name, call) => {
      await processCall(model, clients, name, call);
      await functions.idle();
    },
    invoke: async (shortName, message) => {
      const found = model.functions.find((f) => f.shortName === shortName);
      if (found === undefined) throw new Error(`There is no function ${shortName}.`);
      const event = message === undefined ? {} : { Records: [{ messageId: 'measured', body: message }] };
      const result = await functions.invoke(found.arn, event, message === undefined ? 0 : 1);
      if (!result.ok || hasFailures(result.payload)) throw new Error(`The function ${shortName} failed.`);
    },
    close,
  };
}

type InvokeTimed = (arn: string, event: unknown, messages: number) => Promise<InvocationResult>;

/** A thread for each function, and a clock for each invocation. */
function startFunctions(model: AssemblyModel, awsUrl: string, { logDir, onMetrics, onInvocation }: DeploymentOptions) {
  const settings = { region: REGION, awsUrl, logDir, onMetrics, maxWorkers: 1 };
  const pools = new Map(model.functions.map((f) => [f.arn, new FunctionPool(f, settings)]));
  let atWork = 0;
  const invoke: InvokeTimed = async (arn, event, messages) => {
    const pool = pools.get(arn);
    if (pool === undefined) throw new Error(`There is no function ${arn}.`);
    const started = performance.now();
    atWork++;
    const result = await pool.invoke(event);
    atWork--;
    onInvocation({ name: pool.model.shortName, messages, ms: performance.now() - started });
    return result;
  };
  return {
    invoke,
    idle: async () => {
      while (atWork > 0) await sleep(LOOK_MS);
    },
    close: async () => void (await Promise.all([...pools.values()].map((pool) => pool.close()))),
  };
}

function poll(mapping: EventSourceMappingModel, { queues }: AssemblyModel, invoke: InvokeTimed) {
  const queue = queues.find(({ arn }) => arn === mapping.queueArn);
  if (queue === undefined) throw new Error(`There is no queue ${mapping.queueArn}.`);
  const { sqs } = awsClients(new URL(queue.url).origin, REGION);
  return startEventSource({
    // Calls come alone: there is nothing to wait for.
    mapping: { ...mapping, windowSeconds: 0 },
    queueUrl: queue.url,
    visibilitySeconds: scaledVisibility(queue, TIME_SCALE),
    concurrency: 1,
    sqs,
    keeper: sqs,
    invoke: (event) => invoke(mapping.functionArn, event, (event as { Records: unknown[] }).Records.length),
  });
}

async function processCall(
  model: AssemblyModel,
  { s3, dynamo }: ReturnType<typeof awsClients>,
  name: string,
  call: { readonly call_id: string },
): Promise<void> {
  const { bucket = '' } = model.bucketNotifications[0] ?? {};
  const table = model.tables.find((one) => tableKind(one) === 'calls')?.name ?? '';
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: `${PREFIX.transcripts}${name}`, Body: JSON.stringify(call) }),
  );
  const read = new GetItemCommand({ TableName: table, Key: { call_id: { S: call.call_id } }, ConsistentRead: true });
  const until = performance.now() + LOST_MS;
  for (;;) {
    const { Item } = await dynamo.send(read);
    if (Item !== undefined && Item.unsettled_shard === undefined) return;
    if (performance.now() > until)
      throw new Error(`The call ${call.call_id} did not settle within ${LOST_MS / 1000} s.`);
    await sleep(LOOK_MS);
  }
}

function snsClient(endpoint: string): SNSClient {
  return new SNSClient({ endpoint, region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
}

/** Whether a function gives its message back to the queue. */
function hasFailures(payload: unknown): boolean {
  const { batchItemFailures = [] } = (payload ?? {}) as { readonly batchItemFailures?: readonly unknown[] };
  return batchItemFailures.length > 0;
}

/** The address on another server. */
function at(server: string, url: string): string {
  return server + new URL(url).pathname;
}
