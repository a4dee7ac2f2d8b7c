import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoCallBatches } from '#lambdas/adapters/dynamo-call-batches.ts';
import { S3CallBodies } from '#lambdas/adapters/s3-bodies.ts';
import { MAX_BATCH } from '#lambdas/domain/calls/ports.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { buildFunctions } from '../../../../bin/build.ts';
import { startBedrock } from '../../../bedrock/server.ts';
import { awsClients } from '../../../cli/aws-clients.ts';
import { inputFiles } from '../../../ingest/expected.ts';
import { runIngest } from '../../../ingest/run-ingest.ts';
import { type Runtime, startRuntime } from '../../../runtime.ts';
import { synthesize } from '../../../synth.ts';
import { type Api, apiOf } from './api.ts';

/** A runtime of its own with calls in it, that questions can be put to. */
export interface AskWorld extends Pick<Api, 'ask' | 'turnsOf'> {
  /** Uploads calls and waits until they are searchable and read. Throws when one of them is lost. */
  readonly ingest: (calls: readonly unknown[]) => Promise<void>;
  /** All calls as they are stored. */
  readonly records: () => Promise<readonly CallRecord[]>;
  /** System texts that models were sent up to now. */
  readonly systemTexts: () => ReadonlySet<string>;
  readonly stop: () => Promise<void>;
}

export interface WorldOptions {
  /** Address of a search engine to use instead of the embedded one. */
  readonly opensearch?: string | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Milliseconds without any progress after which what is missing is missing. */
const PATIENCE_MS = 240_000;
/** Nothing is to be held back while questions are asked as fast as they are answered. */
const CONTEXT = { budgetDayUsd: '1000', budgetMonthUsd: '1000', apiRateLimit: '10000', apiBurstLimit: '5000' };

export async function startAskWorld({ opensearch, onProgress }: WorldOptions): Promise<AskWorld> {
  const systemTexts = new Set<string>();
  const bedrock = await startBedrock({ port: 0, faults: ({ body }) => void noteSystem(systemTexts, body) });
  const dir = await mkdtemp(join(tmpdir(), 'callsift-ask-'));
  const clean = async () => {
    await bedrock.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const upstream = { bedrock: `http://127.0.0.1:${bedrock.port}`, ...(opensearch !== undefined && { opensearch }) };
    const runtime = await startIn(dir, upstream);
    return {
      ...apiOf(runtime),
      ingest: (calls) => ingest(runtime, dir, calls, onProgress),
      records: () => recordsOf(runtime),
      systemTexts: () => systemTexts,
      async stop() {
        await runtime.close();
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

async function startIn(dir: string, upstream: Readonly<Record<string, string>>): Promise<Runtime> {
  await buildFunctions();
  await synthesize(join(dir, 'assembly'), CONTEXT);
  return await startRuntime({
    assemblyDir: join(dir, 'assembly'),
    logDir: join(dir, 'logs'),
    apiPort: 0,
    awsPort: 0,
    upstream,
  });
}

/** Converse takes its system texts as a list of blocks. */
function noteSystem(noted: Set<string>, body = '{}'): void {
  const { system } = JSON.parse(body) as { readonly system?: readonly { readonly text?: string }[] };
  for (const { text } of Array.isArray(system) ? system : []) if (text !== undefined) noted.add(text);
}

const outputOf = (runtime: Runtime, name: string) =>
  (Object.assign({}, ...Object.values(runtime.outputs)) as Record<string, string>)[name] ?? '';

async function ingest(
  runtime: Runtime,
  dir: string,
  calls: readonly unknown[],
  onProgress: WorldOptions['onProgress'],
): Promise<void> {
  const file = join(dir, `${crypto.randomUUID()}.jsonl`);
  await writeFile(file, calls.map((call) => JSON.stringify(call)).join('\n'));
  const deps = {
    ...awsClients(runtime.awsUrl, runtime.region),
    table: outputOf(runtime, 'CallsTableName'),
    bucket: outputOf(runtime, 'TranscriptsBucketName'),
    deadLetterUrl: outputOf(runtime, 'TriageDeadLetterQueueUrl'),
    patienceMs: PATIENCE_MS,
    onProgress,
  };
  const { stored, unaccounted } = await runIngest(deps, await inputFiles(file));
  if (stored !== calls.length || unaccounted > 0) {
    throw new Error(`Of ${calls.length} calls ${stored} were stored and ${unaccounted} lost: nothing can be compared.`);
  }
}

async function recordsOf(runtime: Runtime): Promise<readonly CallRecord[]> {
  const { dynamo, s3 } = awsClients(runtime.awsUrl, runtime.region);
  const bodies = new S3CallBodies(s3, outputOf(runtime, 'TranscriptsBucketName'));
  const batches = new DynamoCallBatches(dynamo, outputOf(runtime, 'CallsTableName'), bodies);
  const records: CallRecord[] = [];
  let after: string | undefined;
  do {
    const page = await batches.scan({ limit: MAX_BATCH, after });
    records.push(...page.calls);
    after = page.next;
  } while (after !== undefined);
  return records;
}
