import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Role } from '#lambdas/names.ts';
import { signToken } from '../aws/oidc.ts';
import { type RuntimeOutputs, readOutputs, STATE_DIR } from '../cli/outputs.ts';
import { type EnginesProcess, type EngineUrls, startEnginesProcess } from './engines-process.ts';
import { type OwnRuntime, startOwnRuntime } from './own-runtime.ts';

/** A runtime under load, and how to look at it. */
export interface World {
  readonly outputs: RuntimeOutputs;
  readonly stateDir: string;
  pid(): number;
  /** Bearer header of whoever has the role. */
  authorization(role: Role): Promise<string>;
  /** As a customer uploads: through the runtime. */
  readonly s3: S3Client;
  /** Past the runtime where its engines are apart from it, so that looking works also while it is down. */
  readonly dynamo: DynamoDBClient;
  readonly sqs: SQSClient;
  /** Address of the search engine. */
  readonly searchUrl: string;
  /** Undefined of a runtime that was running. */
  readonly own?: { readonly runtime: OwnRuntime; readonly engines: EnginesProcess };
  /** Stops what was started here. */
  close(): Promise<void>;
}

/** The throttle of the API and the budget are not what is measured. */
export const SETTINGS = {
  apiRateLimit: '10000',
  apiBurstLimit: '5000',
  budgetDayUsd: '10000',
  budgetMonthUsd: '100000',
};

export interface OwnWorldOptions {
  readonly seed: number;
  /** Whether the runtime reaches its engines through the proxies that fail. */
  readonly faulty: boolean;
  readonly context?: Readonly<Record<string, string>>;
  /** Leaves the state and the logs where they are. @default false */
  readonly keep?: boolean;
  readonly onProblem: (line: string) => void;
}

/** Starts the engines and a runtime, a process each. */
export async function startWorld({
  seed,
  faulty,
  context = {},
  keep = false,
  onProblem,
}: OwnWorldOptions): Promise<World> {
  const engines = await startEnginesProcess(seed, onProblem);
  try {
    const urls = faulty ? engines.proxied : engines.direct;
    const runtime = await startOwnRuntime({ engines: urls, context: { ...SETTINGS, ...context }, keep });
    const parts = { outputs: runtime.outputs, stateDir: runtime.stateDir, urls: engines.direct };
    const close = async () => {
      await runtime.stop().finally(() => engines.stop());
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit(130)));
    return worldOf(parts, { pid: runtime.pid, own: { runtime, engines }, close });
  } catch (error) {
    await engines.stop();
    throw error;
  }
}

/** The runtime that is running. */
export async function runningWorld(): Promise<World> {
  const outputs = await readOutputs();
  const { aws_url: url } = outputs;
  const urls = { s3: url, sqs: url, sns: url, dynamodb: url, opensearch: `${url}/_opensearch`, bedrock: url };
  return worldOf({ outputs, stateDir: STATE_DIR, urls }, { pid: () => outputs.pid, close: async () => {} });
}

interface Parts {
  readonly outputs: RuntimeOutputs;
  readonly stateDir: string;
  readonly urls: EngineUrls;
}

function worldOf({ outputs, stateDir, urls }: Parts, rest: Pick<World, 'pid' | 'own' | 'close'>): World {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const at = (endpoint: string) => ({ endpoint, region: outputs.region, credentials });
  // Arrivals do not wait for each other, not even after an outage.
  const requestHandler = { httpAgent: { keepAlive: true, maxSockets: 1_000 } };
  const s3 = new S3Client({ ...at(outputs.aws_url), forcePathStyle: true, requestHandler });
  const dynamo = new DynamoDBClient(at(urls.dynamodb));
  // The addresses of queues name the runtime, which may be down.
  const sqs = new SQSClient({ ...at(urls.sqs), useQueueUrlAsEndpoint: false });
  return {
    outputs,
    stateDir,
    s3,
    dynamo,
    sqs,
    searchUrl: urls.opensearch,
    authorization: bearers(stateDir, outputs),
    ...rest,
    async close() {
      for (const client of [s3, dynamo, sqs]) client.destroy();
      await rest.close();
    },
  };
}

/** Tokens are made once for each role and hold for longer than any run. */
function bearers(stateDir: string, { token: { issuer, audience } }: RuntimeOutputs): World['authorization'] {
  const made = new Map<Role, Promise<string>>();
  return (role) => {
    const claims = { audience, subject: `load-${role}`, groups: [role], expiresInSeconds: 43_200 };
    const bearer = made.get(role) ?? signToken(`${stateDir}/data`, issuer, claims).then((token) => `Bearer ${token}`);
    made.set(role, bearer);
    return bearer;
  };
}
