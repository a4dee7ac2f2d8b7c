import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { FunctionLog } from './function-log.ts';
import type { FunctionPool } from './function-pool.ts';
import { functionOf, poolOf } from './test-function.ts';

const open: FunctionPool[] = [];
const start = (...args: Parameters<typeof poolOf>) => {
  const pool = poolOf(...args);
  open.push(pool);
  return pool;
};
afterEach(() => Promise.all(open.splice(0).map((pool) => pool.close())));

it('gives the handler the event, a Lambda context and only the environment of the template', async () => {
  const source = `exports.handler = async (event, context) => ({
    event, context, left: context.getRemainingTimeInMillis(), env: process.env })`;
  const pool = start(functionOf(source, { environment: { TABLE: 'calls', NODE_OPTIONS: '--enable-source-maps' } }));
  const result = await pool.invoke({ a: 1, gone: undefined });
  expect(result).toMatchObject({
    ok: true,
    payload: {
      event: { a: 1 },
      context: { functionName: 'app-Fn', memoryLimitInMB: '128', awsRequestId: result.requestId },
      env: { TABLE: 'calls', AWS_ACCESS_KEY_ID: 'fnappFn', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    },
  });
  const { left, env } = (result as unknown as { payload: { left: number; env: Record<string, string> } }).payload;
  expect(left).toBeGreaterThan(4000);
  expect(env.PATH).toBeUndefined();
});

it('loads an ES module, and gives null for a handler that returns nothing', async () => {
  const pool = start(functionOf('export const handler = async () => {}', { file: 'index.mjs' }));
  expect(await pool.invoke({})).toMatchObject({ ok: true, payload: null });
});

it.each([
  ['exports.other = 1', 'Runtime.HandlerNotFound'],
  ['exports.handler = (event, context, callback) => callback()', 'Runtime.CallbackHandlerDeprecated'],
  ['throw new TypeError("broken")', 'TypeError'],
])('fails the invocation when the bundle %s', async (source, errorType) => {
  expect(await start(functionOf(source)).invoke({})).toMatchObject({ ok: false, error: { errorType } });
});

it('ends an invocation at its timeout, and the next one starts afresh', async () => {
  const source = `let n = 0; exports.handler = async (e) => { n++; if (e.hang) for (;;); return n; }`;
  const pool = start(functionOf(source, { timeoutSeconds: 0.3 }));
  expect(await pool.invoke({})).toMatchObject({ payload: 1 });
  const late = await pool.invoke({ hang: true });
  expect(late).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
  expect(late.ok ? '' : late.error.errorMessage).toContain('Task timed out after 0.30 seconds');
  expect(await pool.invoke({})).toMatchObject({ payload: 1 });
});

it.each([
  ['process.exit(3)', 'exit status 3'],
  ['setTimeout(() => { throw new Error("loose") }, 5); await new Promise(() => {})', 'loose'],
  ['const all = []; for (;;) all.push(new Array(1000).fill(Math.random()))', 'signal: killed'],
])('fails the invocation that crashes by %s, and replaces the thread', async (body, message) => {
  const source = `exports.handler = async (event) => { if (event.ok) return 'well'; ${body} }`;
  const pool = start(functionOf(source, { memoryMb: 64 }));
  const crashed = await pool.invoke({});
  expect(crashed.ok ? '' : crashed.error.errorMessage).toContain(message);
  expect(await pool.invoke({ ok: true })).toMatchObject({ payload: 'well' });
});

it('runs as many invocations at a time as it has threads', async () => {
  const source = `exports.handler = async () => { const from = Date.now(); await new Promise((r) => setTimeout(r, 50));
    return [from, Date.now()]; }`;
  const pool = start(functionOf(source));
  const results = await Promise.all([pool.invoke({}), pool.invoke({}), pool.invoke({})]);
  const spans = results.map((result) => (result.ok ? (result.payload as [number, number]) : [0, 0]));
  const [a, b, c] = spans.sort(([x = 0], [y = 0]) => x - y);
  expect(a?.[1]).toBeLessThanOrEqual(b?.[0] ?? 0);
  expect(b?.[1]).toBeLessThanOrEqual(c?.[0] ?? 0);
});

it('writes a log file, and hands on problems and metrics', async () => {
  const logDir = mkdtempSync(join(tmpdir(), 'callsift-log-'));
  const [problems, metrics]: [string[], object[]] = [[], []];
  const source = `exports.handler = async () => { console.log('plain');
    console.log(JSON.stringify({ level: 'WARN', message: 'careful', error: { message: 'why' } }));
    console.log(JSON.stringify({ _aws: { CloudWatchMetrics: [] }, Calls: 1 })); throw new Error('at last'); }`;
  const pool = start(functionOf(source), {
    logDir,
    onProblem: (l) => problems.push(l),
    onMetrics: (m) => metrics.push(m),
  });
  await pool.invoke({});
  await expect.poll(() => metrics).toEqual([{ _aws: { CloudWatchMetrics: [] }, Calls: 1 }]);
  expect(problems).toEqual(['fn: WARN: careful (why)']);
  // What a thread prints and what is said of its end come by two ways, in either order.
  const log = readFileSync(join(logDir, 'fn.log'), 'utf8');
  expect(log).toContain('plain');
  expect(log).toContain('at last');
});

it('starts a new log file when the old one is full', () => {
  const dir = mkdtempSync(join(tmpdir(), 'callsift-log-'));
  const log = new FunctionLog(dir, 'fn', {}, 100);
  const write = log.stream();
  for (let i = 0; i < 30; i++) write(`line ${i}\nhalf`);
  log.close();
  expect(statSync(join(dir, 'fn.log.1')).size).toBeGreaterThan(90);
  expect(statSync(join(dir, 'fn.log')).size).toBeLessThan(110);
});
