import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject } from 'vitest';
import type { Role } from '#lambdas/names.ts';
import { awsClients } from '../cli/aws-clients.ts';
import { inputFiles } from '../ingest/expected.ts';
import { type IngestReport, runIngest } from '../ingest/run-ingest.ts';
import { type Runtime, startRuntime } from '../runtime.ts';
import { synthesize } from '../synth.ts';
import { recordMetrics } from './metric-records.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a real DynamoDB to use instead of the embedded engine. */
    realDynamodb?: string;
    /** Address of a real OpenSearch to use instead of the embedded engine. */
    realOpensearch?: string;
  }
}

export interface TestAnswer {
  readonly status: number;
  readonly body: Record<string, never>;
  readonly headers: Headers;
}

type Send = (
  path: string,
  body: unknown,
  role?: Role,
  headers?: Readonly<Record<string, string>>,
) => Promise<TestAnswer>;

/** A whole runtime on free ports with an empty state, for the tests of one file. */
export interface TestRuntime {
  readonly runtime: Runtime;
  readonly dir: string;
  readonly clients: ReturnType<typeof awsClients>;
  readonly output: (name: string) => string;
  /** Uploads a file or folder and waits until it is settled. */
  readonly ingest: (path: string) => Promise<IngestReport>;
  readonly get: (path: string, role?: Role) => Promise<TestAnswer>;
  /** A text is sent as it is. */
  readonly post: Send;
  readonly patch: Send;
  /** The same as it comes, for answers that are no JSON. */
  readonly request: (path: string, body: unknown, role?: Role) => Promise<Response>;
  /** A GET whose answer is no JSON. */
  readonly fetch: (path: string, role?: Role) => Promise<Response>;
  /** Asks the search engine behind the functions. */
  readonly engine: (method: string, path: string) => Promise<Response>;
  /** Everything that the functions have logged. */
  readonly logs: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

export interface TestRuntimeOptions {
  /** Replaces the tables, embedded or real, by those at another address. */
  readonly dynamodb?: string | undefined;
  /** Replaces the search engine, embedded or real, by one at another address. */
  readonly opensearch?: string | undefined;
  /** Replaces the models by those at another address. */
  readonly bedrock?: string | undefined;
  /** Synthesizes the stacks anew with these settings. */
  readonly context?: Readonly<Record<string, string>>;
}

/** Answers leave the thread of a function before what it counted at the end of the invocation; this is long enough for it. */
const COUNTED_WITHIN_MS = 300;

export async function startTestRuntime({
  dynamodb = inject('realDynamodb'),
  opensearch = inject('realOpensearch'),
  bedrock,
  context,
}: TestRuntimeOptions = {}): Promise<TestRuntime> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-e2e-'));
  const logDir = join(dir, 'logs');
  const assemblyDir = context === undefined ? inject('assemblyDir') : join(dir, 'assembly');
  if (context !== undefined) await synthesize(assemblyDir, context);
  const options = { assemblyDir, stateDir: join(dir, 'data'), logDir, apiPort: 0, awsPort: 0 };
  const upstream = {
    ...(dynamodb !== undefined && { dynamodb }),
    ...(opensearch !== undefined && { opensearch }),
    ...(bedrock !== undefined && { bedrock }),
  };
  const since = Date.now();
  const runtime = await startRuntime({ ...options, upstream });
  const all = Object.assign({}, ...Object.values(runtime.outputs)) as Record<string, string>;
  const output = (name: string) => all[name] ?? '';
  const clients = awsClients(runtime.awsUrl, 'us-east-1');
  return {
    runtime,
    dir,
    clients,
    output,
    ingest: async (path) => await runIngest(ingestDeps(clients, output), await inputFiles(path)),
    ...requestsTo(runtime, output),
    engine: async (method, path) => await fetch(`${runtime.awsUrl}/_opensearch${path}`, { method }),
    async logs() {
      const texts = (await readdir(logDir)).map((name) => readFile(join(logDir, name), 'utf8'));
      return (await Promise.all(texts)).join('\n');
    },
    async stop() {
      const { testPath = '' } = expect.getState();
      await sleep(COUNTED_WITHIN_MS);
      await runtime.close();
      await recordMetrics(inject('metricRecordsDir'), { runtime, since, testPath });
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function ingestDeps(clients: TestRuntime['clients'], output: TestRuntime['output']) {
  return {
    ...clients,
    table: output('CallsTableName'),
    bucket: output('TranscriptsBucketName'),
    deadLetterUrl: output('TriageDeadLetterQueueUrl'),
    patienceMs: 20_000,
    onProgress: () => {},
  };
}

/** Requests to the API by whoever has a role, or by nobody. */
function requestsTo(
  runtime: Runtime,
  output: TestRuntime['output'],
): Pick<TestRuntime, 'get' | 'post' | 'patch' | 'request' | 'fetch'> {
  const pool = runtime.identity?.pool ?? '';
  const tokenFor = (role: Role) => {
    const claims = {
      audience: output('TokenAudience'),
      subject: `test-${role}`,
      groups: [role],
      expiresInSeconds: 600,
    };
    return runtime.endpoint.issuer.token({ pool, ...claims });
  };
  const send = async (path: string, role: Role | undefined, init: RequestInit = {}) => {
    const bearer = role === undefined ? {} : { authorization: `Bearer ${await tokenFor(role)}` };
    return await fetch(`${runtime.apiUrl}${path}`, { ...init, headers: { ...bearer, ...init.headers } });
  };
  const ask = async (path: string, role: Role | undefined, init: RequestInit = {}) => {
    const response = await send(path, role, init);
    const body = (await response.json()) as Record<string, never>;
    return { status: response.status, body, headers: response.headers };
  };
  return {
    get: (path, role) => ask(path, role),
    post: (path, body, role, headers = {}) => ask(path, role, { ...posted(body), headers }),
    patch: (path, body, role, headers = {}) => ask(path, role, { ...posted(body), method: 'PATCH', headers }),
    request: (path, body, role) => send(path, role, posted(body)),
    fetch: (path, role) => send(path, role),
  };
}

function posted(body: unknown): RequestInit {
  return { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Asks again and again until the answer is not undefined. */
export async function eventually<T>(ask: () => Promise<T | undefined>, ms = 20_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Nothing came within ${ms} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
