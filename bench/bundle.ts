import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { FUNCTION_ENV } from '#lambdas/names.ts';
import { BUNDLE_OPTIONS, buildFunctions } from '../bin/build.ts';
import type { Figure } from './main.ts';
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

/** Size of the triage bundle, and the time to import it beside the reference; in turn, each in a fresh process. */
export async function measureBundle(): Promise<Figure[]> {
  const sizes = await buildFunctions();
  const dir = await mkdtemp(join(tmpdir(), 'callsift-bench-'));
  try {
    // The reference is bundled with exactly the options of the functions.
    const source = resolve('lambdas', 'bench-reference.ts');
    await writeFile(source, REFERENCE);
    await build({
      ...BUNDLE_OPTIONS,
      mainFields: [...BUNDLE_OPTIONS.mainFields],
      entryPoints: [source],
      outfile: join(dir, 'reference.cjs'),
      metafile: false,
    }).finally(() => rm(source));
    const reference: number[] = [];
    const triage: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const pair = [importMs(join(dir, 'reference.cjs')), importMs(resolve('dist/triage/index.cjs'))];
      // The first round warms the file cache.
      if (round === 0) continue;
      reference.push(pair[0] ?? 0);
      triage.push(pair[1] ?? 0);
    }
    const referenceBytes = (await stat(join(dir, 'reference.cjs'))).size;
    return [
      {
        name: 'triage bundle',
        value: (sizes.triage ?? 0) / 1024,
        unit: 'KB',
        reference: { name: 'clients + middy + logger', value: referenceBytes / 1024 },
        goal: '<= 600 KB',
      },
      {
        name: `triage import, median of ${ROUNDS}`,
        value: median(triage),
        unit: 'ms',
        reference: { name: 'clients + middy + logger', value: median(reference) },
        goal: '<= 1.3 x',
      },
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Milliseconds that `require` of a bundle takes in a new process. */
function importMs(bundle: string): number {
  const script = `const t=performance.now();require(${JSON.stringify(bundle)});process.stdout.write(String(performance.now()-t))`;
  const keys = Object.fromEntries(FUNCTION_ENV.triage.map((key) => [key, '{}']));
  const env = { PATH: process.env.PATH ?? '', AWS_REGION: 'us-east-1', ...keys };
  return Number(spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).stdout);
}
