import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { transcript } from '#lambdas/testing/samples.ts';
import type { RuntimeOutputs } from '../cli/outputs.ts';
import { eventually } from './test-runtime.ts';

const CALLS = 600;
const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function run(script: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

async function printed(child: ChildProcess, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let all = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        all += chunk.toString();
        if (all.includes(text)) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${all}`)));
  });
}

describe('the runtime as a process', () => {
  it('survives kill -9 in the middle of an upload: after a restart every call is there and settled', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'callsift-crash-'));
    const env = {
      CALLSIFT_STATE_DIR: join(dir, 'state'),
      CALLSIFT_PORT: String(await freePort()),
      CALLSIFT_AWS_PORT: String(await freePort()),
    };
    const file = join(dir, 'many.jsonl');
    // Calls that no model reads: the claim of a reader that was killed holds for as long as its invocation could have lasted.
    const text = 'Hello, what are your opening hours?';
    const lines = Array.from({ length: CALLS }, (_, i) => JSON.stringify(transcript(`crash-${i}`, text)));
    await writeFile(file, lines.join('\n'));

    const first = run('local/cli/start.ts', ['--no-samples'], env);
    await printed(first, 'Callsift is ready');
    const outputs = JSON.parse(await readFile(join(env.CALLSIFT_STATE_DIR, 'outputs.json'), 'utf8')) as RuntimeOutputs;
    const dynamo = new DynamoDBClient({
      endpoint: outputs.aws_url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
    const items = async () => {
      const query = { TableName: outputs.table, ProjectionExpression: 'call_id, unsettled_shard' };
      const all: Record<string, AttributeValue>[] = [];
      for await (const { Items = [] } of paginateScan({ client: dynamo }, query)) all.push(...Items);
      return all;
    };

    const upload = run('local/cli/ingest.ts', [file], env);
    const before = await eventually(async () => {
      const count = (await items()).length;
      return count > 20 ? count : undefined;
    });
    expect(before).toBeLessThan(CALLS);
    first.kill('SIGKILL');
    await ended(first);
    upload.kill('SIGKILL');

    const second = run('local/cli/start.ts', ['--no-samples'], env);
    await printed(second, 'Callsift is ready');
    const settled = await eventually(async () => {
      const all = await items();
      return all.length === CALLS && all.every((item) => item.unsettled_shard === undefined) ? all.length : undefined;
    }, 60_000);
    expect(settled).toBe(CALLS);

    const stopping = performance.now();
    second.kill('SIGINT');
    expect(await ended(second)).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(5000);
    await rm(dir, { recursive: true, force: true });
  }, 150_000);

  it('says in one sentence that a port is taken', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'callsift-port-'));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = run('local/cli/start.ts', [], {
      CALLSIFT_STATE_DIR: join(dir, 'state'),
      CALLSIFT_PORT: String(await freePort()),
      CALLSIFT_AWS_PORT: String(port),
    });
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    expect(await ended(child)).toBe(1);
    expect(errors.trim()).toMatch(new RegExp(`^[^\\n]*${port}[^\\n]*CALLSIFT_AWS_PORT[^\\n]*$`));
    server.close();
    await rm(dir, { recursive: true, force: true });
  }, 60_000);
});
