import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName, Role } from '#lambdas/names.ts';
import { buildFunctions } from '../../bin/build.ts';
import type { FunctionModel } from '../assembly/model.ts';
import { awsClients } from '../cli/aws-clients.ts';
import { accessKeyOf } from '../functions/environment.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { type Runtime, startRuntime } from '../runtime.ts';
import { synthesize } from '../synth.ts';
import { type Ears, listenTo } from './ears.ts';
import { type GatedEngines, startGatedEngines } from './engines.ts';

/** Of a request to the API. */
export interface AskedApi {
  readonly body?: object;
  /** @default POST with a body, GET without one */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A runtime of its own, the gates before its engines, and ears at the topic of alerts. */
export interface DrillWorld {
  readonly runtime: Runtime;
  readonly gates: GatedEngines['gates'];
  readonly clients: ReturnType<typeof awsClients>;
  readonly ears: Ears;
  output(name: string): string;
  /** Access key by which the gates know a function. */
  keyOf(name: FunctionName): string;
  /** Runs a function by hand; that it fails is no error. */
  run(name: FunctionName, event?: unknown): Promise<void>;
  /** Asks the API; its status and what it answered, as text. */
  ask(role: Role, path: string, asked?: AskedApi): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/**
 * A minute of an alarm lasts a second, five minutes five, and the longest period of all, six hours, six minutes. With half
 * of it a slow machine leaves periods without a request while a fault lasts, in which alarms end and are raised anew.
 */
export const TIME_SCALE = 60;

/**
 * Only what is dangerous is critical, all else that matters is economical and read in batch jobs, an hour may cost a
 * cent, and every summary is made anew. The throttle of the API is not what is drilled.
 */
export const CONTEXT = {
  thresholdCritical: '1',
  batchEnrichment: 'true',
  batchDelaySeconds: '0',
  alarmHourlyUsd: '0.01',
  complaintSummaryCacheSeconds: '0',
  apiRateLimit: '10000',
  apiBurstLimit: '5000',
};

export interface DrillWorldOptions {
  readonly onStep: (step: string) => void;
  readonly onProblem: (line: string) => void;
  /** Leaves state and logs where they are. */
  readonly keep: boolean;
}

export async function startDrillWorld({ onStep, onProblem, keep }: DrillWorldOptions): Promise<DrillWorld> {
  const dir = await mkdtemp(join(tmpdir(), 'callsift-drill-'));
  const undo: (() => Promise<unknown>)[] = [
    async () => (keep ? onStep(`State and logs: ${dir}`) : await rm(dir, { recursive: true, force: true })),
  ];
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    onStep('Building the functions and synthesizing the app');
    await buildFunctions();
    const assemblyDir = join(dir, 'assembly');
    await synthesize(assemblyDir, CONTEXT);
    onStep('Starting the engines and the runtime');
    const awsPort = await freePort();
    const engines = await startGatedEngines(`http://127.0.0.1:${awsPort}`, onProblem);
    undo.push(engines.close);
    const runtime = await startRuntime({
      assemblyDir,
      stateDir: join(dir, 'data'),
      logDir: join(dir, 'logs'),
      apiPort: 0,
      awsPort,
      timeScale: TIME_SCALE,
      upstream: engines.urls,
    });
    undo.push(runtime.close);
    const clients = awsClients(runtime.awsUrl, runtime.region);
    undo.push(async () => {
      for (const client of Object.values(clients)) client.destroy();
    });
    const outputs = Object.assign({}, ...Object.values(runtime.outputs)) as Record<string, string>;
    const ears = await listenTo(runtime);
    undo.push(ears.close);
    return {
      runtime,
      gates: engines.gates,
      clients,
      ears,
      output: (name) => outputs[name] ?? '',
      keyOf: (name) => accessKeyOf(named(runtime, name)),
      run: async (name, event = {}) => void (await runtime.invoke(named(runtime, name).shortName, event)),
      ask: asker(runtime),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function named({ model }: Runtime, name: FunctionName): FunctionModel {
  const found = model.functions.find(({ environment }) => environment.POWERTOOLS_SERVICE_NAME === name);
  if (found === undefined) throw new Error(`The templates have no function ${name}.`);
  return found;
}

const TOKEN_SECONDS = 3_600;

function asker({ identity, endpoint, apiUrl }: Runtime): DrillWorld['ask'] {
  return async (role, path, { body, headers, method = body === undefined ? 'GET' : 'POST' } = {}) => {
    const { pool = '', audience = '' } = identity ?? {};
    const claims = { audience, subject: `drill-${role}`, groups: [role], expiresInSeconds: TOKEN_SECONDS };
    const token = await endpoint.issuer.token({ pool, ...claims });
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server, 0, 'the port');
  await closeServer(server);
  return port;
}
