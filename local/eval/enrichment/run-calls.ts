import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoCallBatches } from '#lambdas/adapters/dynamo-call-batches.ts';
import { S3CallBodies } from '#lambdas/adapters/s3-bodies.ts';
import { MAX_BATCH } from '#lambdas/domain/calls/ports.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { buildFunctions } from '../../../bin/build.ts';
import { type RandomFaultsOptions, randomFaults } from '../../bedrock/random-faults.ts';
import { startBedrock } from '../../bedrock/server.ts';
import type { CountedModels } from '../../bedrock/usage.ts';
import { awsClients } from '../../cli/aws-clients.ts';
import { inputFiles } from '../../ingest/expected.ts';
import { runIngest } from '../../ingest/run-ingest.ts';
import { type Runtime, startRuntime } from '../../runtime.ts';
import { synthesize } from '../../synth.ts';
import type { EnrichmentFigures, Paid } from './enrichment-report.ts';
import type { StarCall } from './star-calls.ts';

export interface RunOptions {
  readonly faults: Pick<RandomFaultsOptions, 'rate' | 'seed'>;
  /** Sends every call to a model, whatever triage says. */
  readonly everyCall: boolean;
  readonly onProgress: (done: number, total: number) => void;
}

/** Milliseconds without any progress after which what is missing is missing. */
const PATIENCE_MS = 240_000;

/** Time-outs of tests: what hangs is to hang for two seconds, not for half a minute. */
const CONTEXT = { modelTimeoutSeconds: '2', budgetDayUsd: '1000', budgetMonthUsd: '1000' };
const EVERY_CALL = { thresholdMedium: '0', thresholdHigh: '0' };

/** Runs the calls through a runtime of its own, with models that fail; what it found, and the prompts that reached a model. */
export async function runCalls(calls: readonly StarCall[], { faults, everyCall, onProgress }: RunOptions) {
  const prompts: string[] = [];
  const fail = randomFaults(faults);
  const bedrock = await startBedrock({
    port: 0,
    faults: (request) => {
      if (request.operation === 'converse') prompts.push(userText(request.body));
      return fail(request);
    },
  });
  const dir = await mkdtemp(join(tmpdir(), 'callsift-enrichment-'));
  try {
    await buildFunctions();
    await synthesize(join(dir, 'assembly'), { ...CONTEXT, ...(everyCall && EVERY_CALL) });
    const runtime = await startRuntime({
      assemblyDir: join(dir, 'assembly'),
      logDir: join(dir, 'logs'),
      apiPort: 0,
      awsPort: 0,
      upstream: { bedrock: `http://127.0.0.1:${bedrock.port}` },
    });
    try {
      const ingested = await ingest(runtime, dir, calls, onProgress);
      const { chat, embeddings } = bedrock.usage();
      const figures = {
        calls: calls.length,
        seconds: ingested.seconds,
        unaccounted: ingested.unaccounted,
        ...(await outcomeOf(runtime)),
        ledger: await ledgerOf(runtime),
        models: { chat: countOf(chat), embeddings: countOf(embeddings) },
      };
      return { figures: figures satisfies Omit<EnrichmentFigures, 'faults' | 'prompts'>, prompts };
    } finally {
      await runtime.close();
    }
  } finally {
    await bedrock.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** The part of a prompt that holds the call; a second attempt says more behind it. */
function userText(body = ''): string {
  const { messages } = JSON.parse(body) as { messages: { content: { text: string }[] }[] };
  const text = messages[0]?.content[0]?.text ?? '';
  const repair = text.indexOf('\n\nA first answer could not be used:');
  return repair < 0 ? text : text.slice(0, repair);
}

const outputOf = (runtime: Runtime, name: string) =>
  (Object.assign({}, ...Object.values(runtime.outputs)) as Record<string, string>)[name] ?? '';

async function ingest(runtime: Runtime, dir: string, calls: readonly StarCall[], onProgress: RunOptions['onProgress']) {
  const file = join(dir, 'star.jsonl');
  await writeFile(file, calls.map(({ line }) => JSON.stringify(line)).join('\n'));
  const deps = {
    ...awsClients(runtime.awsUrl, runtime.region),
    table: outputOf(runtime, 'CallsTableName'),
    bucket: outputOf(runtime, 'TranscriptsBucketName'),
    deadLetterUrl: outputOf(runtime, 'TriageDeadLetterQueueUrl'),
    patienceMs: PATIENCE_MS,
    onProgress,
  };
  return await runIngest(deps, await inputFiles(file));
}

/** How the calls ended, counted in the table. */
async function outcomeOf(runtime: Runtime) {
  const { dynamo, s3 } = awsClients(runtime.awsUrl, runtime.region);
  const bodies = new S3CallBodies(s3, outputOf(runtime, 'TranscriptsBucketName'));
  const batches = new DynamoCallBatches(dynamo, outputOf(runtime, 'CallsTableName'), bodies);
  const lanes: Record<string, number> = {};
  const degraded: Record<string, number> = {};
  const outcome = { enriched: 0, degraded: 0, not_due: 0, pending: 0, dropped_findings: 0 };
  const shown = { requests: 0, nanoUsd: 0 };
  let after: string | undefined;
  do {
    const page = await batches.scan({ limit: MAX_BATCH, after });
    for (const call of page.calls) {
      lanes[call.triage.lane] = (lanes[call.triage.lane] ?? 0) + 1;
      outcome[endOf(call)]++;
      outcome.dropped_findings += call.enrichment?.dropped_findings ?? 0;
      const why = call.enrichment?.degraded;
      if (why !== undefined) degraded[why] = (degraded[why] ?? 0) + 1;
      shown.requests += call.enrichment?.model_calls ?? 0;
      shown.nanoUsd += call.enrichment?.cost_nano_usd ?? 0;
    }
    after = page.next;
  } while (after !== undefined);
  const records = { requests: shown.requests, cost_usd: shown.nanoUsd / 1e9 };
  return { lanes, outcome, degraded, records };
}

function endOf({ settled, enrichment }: CallRecord): 'enriched' | 'degraded' | 'not_due' | 'pending' {
  if (settled.enrichment === 0) return 'not_due';
  if (enrichment === undefined) return 'pending';
  return enrichment.degraded === undefined ? 'enriched' : 'degraded';
}

function countOf({ total: { requests, cost, unconfirmed } }: CountedModels): Paid {
  return { requests, cost_usd: cost / 1e9, unconfirmed_usd: unconfirmed.cost / 1e9 };
}

/** What the API says that models cost. */
async function ledgerOf(runtime: Runtime) {
  const { identity } = runtime;
  const claims = {
    audience: identity?.audience ?? '',
    subject: 'evaluation',
    groups: ['admin'],
    expiresInSeconds: 600,
  };
  const token = await runtime.endpoint.issuer.token({ pool: identity?.pool ?? '', ...claims });
  const response = await fetch(`${runtime.apiUrl}/costs`, { headers: { authorization: `Bearer ${token}` } });
  const body = (await response.json()) as {
    by_purpose: readonly (Shown & { readonly purpose: string })[];
    by_outcome: readonly { outcome: string; calls: number }[];
  };
  if (!response.ok) throw new Error(`GET /costs answered ${response.status}.`);
  const outcomes = Object.fromEntries(body.by_outcome.map(({ outcome, calls }) => [outcome, calls]));
  const [embeddings = [], chat = []] = [true, false].map((wanted) =>
    body.by_purpose.filter(({ purpose }) => (purpose === 'embedding') === wanted),
  );
  return { chat: sumOf(chat), embeddings: sumOf(embeddings), outcomes };
}

interface Shown {
  readonly calls: number;
  readonly cost_usd: number;
  readonly unconfirmed_usd: number;
}

/** Added up in billionths, which are whole. */
function sumOf(shown: readonly Shown[]): Paid {
  const sum = (pick: (one: Shown) => number) =>
    shown.reduce((total, one) => total + Math.round(pick(one) * 1e9), 0) / 1e9;
  return {
    requests: shown.reduce((total, { calls }) => total + calls, 0),
    cost_usd: sum(({ cost_usd }) => cost_usd),
    unconfirmed_usd: sum(({ unconfirmed_usd }) => unconfirmed_usd),
  };
}
