/**
 * A thread that runs one emulator: fauxqs (S3, SQS, SNS), dynalite (DynamoDB), or those of OpenSearch and Bedrock. Its own
 * thread, so that the work lands on the second core; a thread and not a process, so that it cannot outlive the runtime even after `kill -9`.
 */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { patchEngines } from './engine-patches.ts';
import type { EngineKind, EngineMessage, EngineOptions } from './engines.ts';

interface Running {
  readonly port: number;
  stop(): Promise<void>;
}

const options = workerData as EngineOptions;

const START: Readonly<Record<EngineKind, () => Promise<Running>>> = {
  fauxqs: startFauxqs,
  dynalite: startDynalite,
  opensearch: startOpenSearch,
  bedrock: startBedrock,
};

// Some emulators throw when a client hangs up in the middle of a body; that must not take the other requests with it.
process.on('uncaughtException', (error) => tell({ type: 'problem', line: `${options.kind}: ${error.stack ?? error}` }));

try {
  patchEngines();
  const running = await START[options.kind]();
  parentPort?.once('message', () => running.stop().finally(() => process.exit(0)));
  tell({ type: 'ready', port: running.port });
} catch (error) {
  tell({ type: 'failed', reason: String(error) });
}

function tell(message: EngineMessage): void {
  parentPort?.postMessage(message);
}

async function startFauxqs(): Promise<Running> {
  const fauxqs = await import('fauxqs');
  const server = await fauxqs.startFauxqs({
    port: 0,
    logger: false,
    defaultRegion: options.region,
    ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
  });
  return { port: server.port, stop: () => server.stop() };
}

async function startDynalite(): Promise<Running> {
  const { default: dynalite } = await import('dynalite');
  if (options.dataDir !== undefined) {
    mkdirSync(options.dataDir, { recursive: true });
  }
  const path = options.dataDir === undefined ? {} : { path: options.dataDir };
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, ...path });
  server.keepAliveTimeout = 0; // the gateway keeps its connections; closing one under a request would fail it
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, stop };
}

async function startOpenSearch(): Promise<Running> {
  const engine = await import('../opensearch/server.ts');
  return await engine.startOpenSearch({ port: 0, ...(options.dataDir !== undefined && { dataDir: options.dataDir }) });
}

async function startBedrock(): Promise<Running> {
  const [{ startBedrock: start }, { bedrockSettings }] = await Promise.all([
    import('../bedrock/server.ts'),
    import('../bedrock/settings.ts'),
  ]);
  return await start({ port: 0, ...bedrockSettings(process.env), ...(await batchSettings()) });
}

/** Batch jobs read and write their files in the emulated S3, under a name that no function has. */
async function batchSettings() {
  const { awsUrl: endpoint, region, dataDir } = options;
  if (endpoint === undefined) return {};
  const { S3Client } = await import('@aws-sdk/client-s3');
  const credentials = { accessKeyId: 'bedrock', secretAccessKey: 'local' };
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  return { batch: { s3, region, ...(dataDir !== undefined && { dataDir }) } };
}
