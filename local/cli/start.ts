import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFunctions } from '../../bin/build.ts';
import { inputFiles } from '../ingest/expected.ts';
import { type IngestReport, runIngest } from '../ingest/run-ingest.ts';
import { type Runtime, startRuntime } from '../runtime.ts';
import { synthesize } from '../synth.ts';
import { awsClients } from './aws-clients.ts';
import { CommandError, runCommand } from './command.ts';
import { contextOf, modelSeconds } from './context-of.ts';
import { describeOutputs, holdLock } from './describe-runtime.ts';
import { type RuntimeOutputs, STATE_DIR, writeOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import { whileRunning } from './while-running.ts';

const HELP = `
npm start -- [--fresh] [--no-samples] [-c <key>=<value>]...

Builds the functions, synthesizes the CDK app and runs the result on this machine, bound to 127.0.0.1.
The state lives in .callsift/ and survives a restart. Ctrl-C stops everything.

  --fresh       start over with an empty state
  --no-samples  do not ingest events/transcripts/ on the first run
  -c, --context a setting of lib/config.ts, for this run: -c modelTimeoutSeconds=60
  --help        show this

Environment: CALLSIFT_PORT (API, 3000), CALLSIFT_AWS_PORT (AWS endpoint, 4566),
             CALLSIFT_S3_URL, CALLSIFT_SQS_URL, CALLSIFT_SNS_URL, CALLSIFT_DYNAMODB_URL, CALLSIFT_OPENSEARCH_URL,
             CALLSIFT_BEDROCK_URL (another engine instead of the embedded one), CALLSIFT_STATE_DIR (.callsift), CALLSIFT_TIME_SCALE (60: a minute of a queue or schedule lasts a second)
             CALLSIFT_LLM_URL, CALLSIFT_LLM_MODEL, CALLSIFT_LLM_KEY: a language model that speaks OpenAI's protocol (Ollama, vLLM) in place of
             the embedded stand-in. An answer may take 25 seconds; for a slower one: -c modelTimeoutSeconds=60, which is the most
             CALLSIFT_BEDROCK_FAULTS={"rate":0.2,"seed":1}: a fifth of the requests to models goes wrong
`;

const SAMPLES = 'events/transcripts';
const SAMPLES_DONE = join(STATE_DIR, 'samples-ingested');

await runCommand({
  help: HELP,
  options: {
    fresh: { type: 'boolean' },
    'no-samples': { type: 'boolean' },
    context: { type: 'string', short: 'c', multiple: true },
  },
  async run({ fresh, 'no-samples': noSamples, context: given = [] }, [stray]) {
    if (stray !== undefined)
      throw new CommandError(
        `npm start takes no argument ${JSON.stringify(stray)}. Use --help to see what it takes.`,
        64,
      );
    const [apiPort, awsPort] = [port('CALLSIFT_PORT', 3000), port('CALLSIFT_AWS_PORT', 4566)];
    if (apiPort === awsPort && apiPort !== 0) {
      throw new CommandError(`CALLSIFT_PORT and CALLSIFT_AWS_PORT are both ${apiPort}; they must differ.`, 64);
    }
    const context = contextOf(given);
    // The engines read it from the environment, in a thread of their own.
    process.env.CALLSIFT_LLM_TIMEOUT_SECONDS ??= String(modelSeconds(context));
    const began = performance.now();
    await mkdir(STATE_DIR, { recursive: true });
    const release = await holdLock(STATE_DIR);
    try {
      const old = fresh ? ['data', 'logs', 'samples-ingested', 'cdk.out'] : ['cdk.out'];
      for (const name of old) await rm(join(STATE_DIR, name), { recursive: true, force: true });
      const runtime = await buildAndStart({ apiPort, awsPort }, context);
      await whileRunning(runtime.close, async () => {
        const outputs = outputsOf(runtime);
        await writeOutputs(outputs);
        const seconds = (performance.now() - began) / 1000;
        if (!noSamples && !existsSync(SAMPLES_DONE)) await ingestSamples(outputs);
        process.stdout.write(await describeOutputs(outputs, seconds, STATE_DIR));
      });
    } finally {
      await release();
    }
    return 0;
  },
});

interface Ports {
  readonly apiPort: number;
  readonly awsPort: number;
}

async function buildAndStart(ports: Ports, context: Readonly<Record<string, string>>): Promise<Runtime> {
  say('Building the functions');
  await buildFunctions();
  say('Synthesizing the CDK app');
  const assemblyDir = join(STATE_DIR, 'cdk.out');
  await synthesize(assemblyDir, context);
  say('Starting');
  return await startRuntime({
    assemblyDir,
    stateDir: join(STATE_DIR, 'data'),
    logDir: join(STATE_DIR, 'logs'),
    ...ports,
    timeScale: timeScale(),
    upstream: upstreams(),
    onProblem: (line) => process.stderr.write(`${line}\n`),
  });
}

/** One line a step, so that nobody looks at a still screen. */
function say(step: string): void {
  process.stdout.write(`${step}\n`);
}

function port(name: string, fallback: number): number {
  const text = process.env[name] ?? String(fallback);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new CommandError(`${name} is ${JSON.stringify(text)}, but must be a port number.`, 64);
  return value;
}

function timeScale(): number {
  const value = Number(process.env.CALLSIFT_TIME_SCALE ?? '60');
  if (!(value >= 1 && value <= 1000))
    throw new CommandError('CALLSIFT_TIME_SCALE must be a number from 1 to 1000.', 64);
  return value;
}

/** Engines of the user's own, by service. */
function upstreams(): Record<string, string> {
  const given = ['s3', 'sqs', 'sns', 'dynamodb', 'opensearch', 'bedrock'].map((service) => [
    service,
    process.env[`CALLSIFT_${service.toUpperCase()}_URL`],
  ]);
  return Object.fromEntries(given.filter(([, url]) => url !== undefined));
}

function outputsOf(runtime: Runtime): RuntimeOutputs {
  const all = Object.assign({}, ...Object.values(runtime.outputs)) as Record<string, string>;
  const output = (name: string) => {
    const value = all[name];
    if (value === undefined) throw new CommandError(`The synthesized stacks have no output ${name}.`);
    return value;
  };
  const queue = (name: string) => {
    return { url: output(`${name}QueueUrl`), dead_letters: output(`${name}DeadLetterQueueUrl`) };
  };
  return {
    pid: process.pid,
    region: 'us-east-1',
    api_url: runtime.apiUrl,
    aws_url: runtime.awsUrl,
    token: { issuer: output('TokenIssuer'), audience: output('TokenAudience') },
    bucket: output('TranscriptsBucketName'),
    table: output('CallsTableName'),
    search: { url: output('SearchEndpoint'), index_admin: output('IndexAdminFunctionName') },
    enrichment: { re_enrichment: output('ReEnrichmentFunctionName'), ledger: output('LedgerTableName') },
    queues: {
      triage: queue('Triage'),
      indexing: queue('Indexing'),
      'enrichment-priority': queue('EnrichmentPriority'),
      enrichment: queue('Enrichment'),
      complaints: queue('ComplaintIntake'),
      deadlines: queue('Deadlines'),
    },
    stacks: runtime.outputs,
  };
}

async function ingestSamples(outputs: RuntimeOutputs): Promise<void> {
  const progress = startProgress('samples');
  const report = await ingest(outputs, progress)
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new CommandError(`The samples cannot be ingested: ${why}`);
    })
    .finally(() => progress.stop());
  process.stdout.write(
    `Samples: ${report.stored} calls stored, ${report.quarantined} quarantined in ${report.seconds} s\n`,
  );
  if (report.unaccounted === 0) await writeFile(SAMPLES_DONE, '');
}

async function ingest(outputs: RuntimeOutputs, progress: ReturnType<typeof startProgress>): Promise<IngestReport> {
  const deps = {
    ...awsClients(outputs.aws_url, outputs.region),
    table: outputs.table,
    bucket: outputs.bucket,
    deadLetterUrl: outputs.queues.triage?.dead_letters ?? '',
    patienceMs: 60_000,
    onProgress: (done: number, total: number) => progress.update(done, total),
  };
  return await runIngest(deps, await inputFiles(SAMPLES));
}
