import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { FUNCTION_ENV } from '#lambdas/names.ts';
import { BUNDLE_OPTIONS, buildFunctions } from '../bin/build.ts';
import type { Figure } from './figure.ts';
import { median } from './statistics.ts';

const ROUNDS = 15;

/** The clients, middy and the logger alone, put together as a function would: what triage is compared with. */
const REFERENCE = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
const clients = [new DynamoDBClient({}), new S3Client({}), new SQSClient({})];
const logger = new Logger();
export const handler = middy(async () => { logger.info(String(clients.length)); });
`;

/** The client of OpenSearch with its signer alone: what the functions that search or index carry more than the others. */
const OPENSEARCH = `
import { openSearchClient } from './runtime/opensearch-client.ts';
export const handler = () => openSearchClient('http://127.0.0.1:1');
`;

/**
 * Size of the triage bundle, and the time to import it, beside the reference bundled plainly and beside the reference
 * with our own shortened credential chain. In turn, each import in a fresh process.
 */
export async function measureBundle(): Promise<Figure[]> {
  const sizes = await buildFunctions();
  const dir = await mkdtemp(join(tmpdir(), 'callsift-bench-'));
  const plain = join(dir, 'plain.cjs');
  const short = join(dir, 'short.cjs');
  const triage = resolve('dist/triage/index.cjs');
  const client = join(dir, 'client.cjs');
  try {
    await bundle(REFERENCE, plain, {});
    await bundle(REFERENCE, short, BUNDLE_OPTIONS.alias);
    await bundle(OPENSEARCH, client, BUNDLE_OPTIONS.alias);
    const times = new Map<string, number[]>([plain, short, triage, client].map((bundle) => [bundle, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      // The first round warms the file cache.
      for (const [path, list] of times) {
        const took = importMs(path);
        if (round > 0) list.push(took);
      }
    }
    const of = (bundle: string) => median(times.get(bundle) ?? []);
    const kb = async (bundle: string) => (await stat(bundle)).size / 1024;
    const size = { name: 'triage bundle', value: (sizes.triage ?? 0) / 1024, unit: 'KB' };
    const time = { name: `triage import, median of ${ROUNDS}`, value: of(triage), unit: 'ms' };
    const [plainName, shortName] = ['clients + middy + logger', 'the same, our credential chain'];
    return [
      { ...size, reference: { name: plainName, value: await kb(plain) }, goal: '<= 600 KB' },
      { ...size, reference: { name: shortName, value: await kb(short) } },
      { ...time, reference: { name: plainName, value: of(plain) }, goal: '<= 1.3 x' },
      { ...time, reference: { name: shortName, value: of(short) } },
      { name: 'OpenSearch client in a bundle', value: await kb(client), unit: 'KB' },
      {
        name: `OpenSearch client import, median of ${ROUNDS}`,
        value: of(client),
        unit: 'ms',
        reference: { name: shortName, value: of(short) },
      },
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Bundles the reference with the options of the functions, but for the alias. */
async function bundle(contents: string, outfile: string, alias: Readonly<Record<string, string>>): Promise<void> {
  await build({
    ...BUNDLE_OPTIONS,
    mainFields: [...BUNDLE_OPTIONS.mainFields],
    alias,
    stdin: { contents, resolveDir: resolve('lambdas'), loader: 'ts' },
    outfile,
    metafile: false,
  });
}

/** Milliseconds that `require` of a bundle takes in a new process. */
function importMs(bundle: string): number {
  const script = `const t=performance.now();require(${JSON.stringify(bundle)});process.stdout.write(String(performance.now()-t))`;
  const keys = Object.fromEntries(FUNCTION_ENV.triage.map((key) => [key, '{}']));
  const env = { PATH: process.env.PATH ?? '', AWS_REGION: 'us-east-1', ...keys };
  return Number(spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).stdout);
}
