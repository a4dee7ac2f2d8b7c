import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newestVersion } from '#lambdas/domain/enrichment/outdated.ts';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';

const MODELS = {
  'model.a': { calls: 2, input_tokens: 3000, output_tokens: 400, cost_nano_usd: 1_500_000 },
  'model.b': { calls: 1, input_tokens: 900, output_tokens: 100, cost_nano_usd: 250_000 },
};

/** Events that the function was invoked with, and what it answers. */
const events: Record<string, unknown>[] = [];
let answer: (event: Record<string, unknown>) => object;
let endpoint: string;

const server = createServer(async (request, response) => {
  const event = (await json(request)) as Record<string, unknown>;
  events.push(event);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer(event)));
});

beforeAll(async () => {
  endpoint = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'none')}`;
});
afterEach(() => {
  events.length = 0;
});
afterAll(() => closeServer(server));

/** Two pages of invocations for each action. */
function twoPages({ after }: Record<string, unknown>): object {
  const [a, b] = Object.entries(MODELS);
  if (after === undefined)
    return { done: false, after: 'x', scanned: 1000, calls: 2, unreadable: 0, models: Object.fromEntries([a ?? []]) };
  return { done: true, scanned: 7, calls: 1, unreadable: 0, models: Object.fromEntries([b ?? []]) };
}

function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_LAMBDA: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'person',
    AWS_SECRET_ACCESS_KEY: 'unused',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['local/cli/re-enrich.ts', ...args], { env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

describe('npm run re-enrich', () => {
  it('says what it is likely to cost before it has calls read anew', async () => {
    answer = twoPages;
    const { code, out } = await run('--function', 'f', '--older-than', '1', '--limit', '50', '--yes');
    expect(code).toBe(0);
    const [head, a, b, total, end] = out.split('\n');
    expect(head).toBe('3 calls are to be read anew:');
    expect(a).toMatch(/model\.a +2 calls, about 3000 tokens in and 400 out, \$0\.0015$/);
    expect(b).toMatch(/model\.b +1 calls/);
    expect(total).toMatch(/together +3 calls, about 3900 tokens in and 500 out, \$0\.0018$/);
    expect(end).toMatch(/^3 calls sent to be read anew in \d+\.\d\d s, for about \$0\.0018$/);
    expect(events).toEqual([
      { action: 'estimate', older_than: 1, degraded: false, limit: 50, pages: 10 },
      { action: 'estimate', older_than: 1, degraded: false, limit: 48, pages: 10, after: 'x' },
      { action: 'reopen', older_than: 1, degraded: false, limit: 3, pages: 10 },
      { action: 'reopen', older_than: 1, degraded: false, limit: 1, pages: 10, after: 'x' },
    ]);
  });

  it('changes nothing without a terminal to ask at and without --yes', async () => {
    answer = twoPages;
    const { code, out, err } = await run('--function', 'f', '--degraded', '--limit', '50');
    expect(code).toBe(64);
    expect(out).toContain('3 calls are to be read anew');
    expect(err).toContain('--yes');
    expect(events.map(({ action }) => action)).toEqual(['estimate', 'estimate']);
    expect(events[0]).toMatchObject({ older_than: 0, degraded: true });
  });

  it('gives figures as JSON, also where there is nothing to do', async () => {
    answer = () => ({ done: true, scanned: 12, calls: 0, unreadable: 0, models: {} });
    const { code, out } = await run('--function', 'f', '--older-than', '1', '--limit', '5', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ calls: 0, scanned: 12, estimate: { calls: 0, scanned: 12 } });
    expect(events.map(({ action }) => action)).toEqual(['estimate']);
  });

  it('says of how many calls the turns cannot be read', async () => {
    answer = (event) => ({ ...twoPages({ ...event, after: 'x' }), unreadable: 4 });
    const { code, out } = await run('--function', 'f', '--older-than', '1', '--limit', '5', '--yes');
    expect(code).toBe(0);
    expect(out.trim().split('\n').at(-1)).toMatch(
      /^1 calls sent .+\$0\.0003; 4 more cannot be read and stay as they are$/,
    );
    answer = () => ({ done: true, scanned: 12, calls: 0, unreadable: 4, models: {} });
    const none = await run('--function', 'f', '--older-than', '1', '--limit', '5');
    expect(none).toMatchObject({
      code: 0,
      out: 'None of the 12 calls looked at is to be read anew; 4 more cannot be read and stay as they are.\n',
    });
  });

  it.each([
    [['--older-than', '1'], '--limit'],
    [['--limit', '2'], '--older-than'],
    [['--older-than', 'two', '--limit', '5'], '"two"'],
    [['--older-than', '0', '--limit', '5'], '"0"'],
    [['--older-than', String(newestVersion() + 1), '--limit', '5'], 'the newest version'],
    [['--older-than', '1', '--limit', '0'], '--limit'],
    [['--older-than', '1', '--limit', '-5'], '--limit'],
    [['--older-than', '1', '--limit', '5', 'all'], '"all"'],
  ])('refuses %j in one sentence', async (args, named) => {
    const { code, err } = await run('--function', 'f', ...args);
    expect(code).toBe(64);
    expect(err).toContain(named);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(events).toEqual([]);
  });
});
