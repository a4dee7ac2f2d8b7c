import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { FunctionPool, InvokeStreaming } from './function-pool.ts';
import { functionOf, poolOf } from './test-function.ts';

const open: FunctionPool[] = [];
afterEach(() => Promise.all(open.splice(0).map((pool) => pool.close())));

/** A function that streams, with `event`, `stream`, `context` and `sleep(ms)` at hand. */
function streaming(body: string, overrides: Parameters<typeof functionOf>[1] = {}, maxWorkers = 1): FunctionPool {
  const source = `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
    exports.handler = awslambda.streamifyResponse(async (event, stream, context) => { ${body} });`;
  const pool = poolOf(functionOf(source, overrides), { maxWorkers });
  open.push(pool);
  return pool;
}

/** Collects the chunks with the time of each, in milliseconds from the start. */
async function collect(invoke: InvokeStreaming, event: unknown = {}) {
  const [chunks, times]: [string[], number[]] = [[], []];
  const from = performance.now();
  const result = await invoke(event, (bytes) => {
    chunks.push(Buffer.from(bytes).toString());
    times.push(performance.now() - from);
  });
  return { result, chunks, text: chunks.join(''), times, took: performance.now() - from };
}

describe('a function that streams', () => {
  it('is heard before it ends, and has a context', async () => {
    const pool = streaming(
      `stream.write(context.functionName); await sleep(300); stream.write(event.word); stream.end()`,
    );
    await pool.invokeStreaming({ word: '' }, () => {});
    const { result, chunks, times } = await collect(pool.invokeStreaming, { word: 'later' });
    expect(result).toEqual({ ok: true, requestId: expect.any(String), payload: null });
    expect(chunks).toEqual(['app-Fn', 'later']);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150);
  });

  it('answers a caller that does not stream with its whole text', async () => {
    const pool = streaming(`awslambda.HttpResponseStream.from(stream, { statusCode: 200 });
      stream.write('one '); await sleep(10); stream.end('two')`);
    const payload = `{"statusCode":200}${'\0'.repeat(8)}one two`;
    expect(await pool.invoke({})).toMatchObject({ ok: true, payload });
  });

  it('may stream seven megabytes, but not answer with them at once', async () => {
    const pool = streaming(`for (let i = 0; i < 112; i++)
      if (!stream.write(Buffer.alloc(65536, 65 + (i % 26)))) await new Promise((r) => stream.once('drain', r));
      stream.end()`);
    const { result, text } = await collect(pool.invokeStreaming);
    expect(result.ok).toBe(true);
    expect(text.length).toBe(112 * 65536);
    expect(text.slice(65_534, 65_538)).toBe('AABB');
    const tooLarge = { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge' } };
    expect(await pool.invoke({})).toMatchObject(tooLarge);
  });

  it('is slowed down by whoever reads slowly', async () => {
    const pool = streaming(`let n = 0; const from = Date.now();
      for (; n < 40; n++) if (!stream.write(Buffer.alloc(65536))) await new Promise((r) => stream.once('drain', r));
      stream.end(String(Date.now() - from))`);
    let last = '';
    let reading = 0;
    await pool.invokeStreaming({}, async (bytes) => {
      expect(++reading).toBe(1);
      last = Buffer.from(bytes.subarray(-3)).toString();
      await sleep(5);
      reading--;
    });
    expect(Number(last)).toBeGreaterThan(40 * 5 - 20);
  });

  it('streams twice at the same time, each to its own reader', async () => {
    const pool = streaming(
      `for (const n of [1, 2, 3]) { stream.write(event.name + n); await sleep(20); } stream.end()`,
      {},
      2,
    );
    const both = await Promise.all(['a', 'b'].map((name) => collect(pool.invokeStreaming, { name })));
    expect(both.map(({ text }) => text)).toEqual(['a1a2a3', 'b1b2b3']);
  });
});

describe('a stream that fails', () => {
  it('gives what was written, then the error', async () => {
    const pool = streaming(`stream.write('a'); stream.write('b'); throw new TypeError('broken')`);
    const { result, text } = await collect(pool.invokeStreaming);
    expect(text).toBe('ab');
    expect(result).toMatchObject({ ok: false, error: { errorType: 'TypeError', errorMessage: 'broken' } });
    expect((await collect(pool.invokeStreaming)).text).toBe('ab');
  });

  it.each([
    ['breaks by itself', `stream.write('a'); stream.destroy(new Error('torn'))`, 'torn'],
    ['is of a handler that is not asynchronous', '', 'Streaming does not support non-async handlers.'],
  ])('%s', async (_, body, errorMessage) => {
    const source = `exports.handler = awslambda.streamifyResponse(${body === '' ? '' : 'async '}(event, stream) => { ${body} })`;
    const pool = poolOf(functionOf(source));
    open.push(pool);
    expect((await collect(pool.invokeStreaming)).result).toMatchObject({ ok: false, error: { errorMessage } });
  });

  it('is ended at the timeout of the function, and the next one starts afresh', async () => {
    const pool = streaming(`stream.write('begun'); if (event.hang) await sleep(60000); stream.end()`, {
      timeoutSeconds: 0.3,
    });
    const late = await collect(pool.invokeStreaming, { hang: true });
    expect(late).toMatchObject({ text: 'begun', result: { ok: false, error: { errorType: 'Sandbox.Timedout' } } });
    expect((await collect(pool.invokeStreaming)).result.ok).toBe(true);
  });

  it('is given in order to a slow reader, and the error after all of it', async () => {
    const pool = streaming(`for (const n of [1, 2, 3]) stream.write(String(n)); throw new Error('broken')`);
    const heard: string[] = [];
    const result = await pool.invokeStreaming({}, async (bytes) => {
      await sleep(30);
      heard.push(Buffer.from(bytes).toString());
    });
    expect([heard, result.ok]).toEqual([['1', '2', '3'], false]);
  });

  it('is not heard any more after its timeout', async () => {
    const pool = streaming(`for (let i = 0; i < 10; i++) stream.write('x'); await sleep(60000)`, {
      timeoutSeconds: 0.2,
    });
    let heard = 0;
    await pool.invokeStreaming({}, async () => {
      heard++;
      await sleep(80);
    });
    const atEnd = heard;
    await sleep(200);
    expect([heard, atEnd < 10]).toEqual([atEnd, true]);
  });

  it('never ends by itself when nobody ends it', async () => {
    const pool = streaming(`stream.write('open')`, { timeoutSeconds: 0.3 });
    const { result } = await collect(pool.invokeStreaming);
    expect(result).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
  });

  it('does not end the thread when something is written too late', async () => {
    const pool = streaming(`setTimeout(() => stream.write('late'), 20); stream.end('done')`);
    expect((await collect(pool.invokeStreaming)).text).toBe('done');
    await sleep(60);
    expect(await collect(pool.invokeStreaming)).toMatchObject({ text: 'done', result: { ok: true } });
  });
});

describe('a reader that is gone', () => {
  const body = `let n = 0; while (n < 50) { n++; stream.write('x'); await sleep(5); } stream.end(); globalThis.wrote = n`;

  it('hears no more, and the handler goes on to its end', async () => {
    const pool = streaming(`if (event.ask) { stream.end(String(globalThis.wrote)); return; } ${body}`);
    const gone = new AbortController();
    let heard = 0;
    const invoked = pool.invokeStreaming({}, () => void (++heard === 3 && gone.abort()), gone.signal);
    expect(await invoked).toMatchObject({ ok: true });
    expect(heard).toBe(3);
    expect((await collect(pool.invokeStreaming, { ask: true })).text).toBe('50');
  });

  it('does not hold up a handler that waits for it', async () => {
    const pool = streaming(`for (let i = 0; i < 20; i++)
      if (!stream.write(Buffer.alloc(65536))) await new Promise((r) => stream.once('drain', r));
      stream.end()`);
    const gone = new AbortController();
    const stuck = () => new Promise<void>(() => setTimeout(() => gone.abort(), 20));
    expect(await pool.invokeStreaming({}, stuck, gone.signal)).toMatchObject({ ok: true });
    const failing = () => Promise.reject(new Error('no more'));
    expect(await pool.invokeStreaming({}, failing)).toMatchObject({ ok: true });
    expect(await pool.invokeStreaming({}, () => expect.unreachable(), AbortSignal.abort())).toMatchObject({ ok: true });
  });
});

describe('a function that does not stream', () => {
  it('answers in one chunk, of the size that it may have at once', async () => {
    const source = `exports.handler = async (event) => ({ text: 'é'.repeat(event.n) })`;
    const pool = poolOf(functionOf(source));
    open.push(pool);
    expect((await collect(pool.invokeStreaming, { n: 2 })).chunks).toEqual(['{"text":"éé"}']);
    const { result, chunks } = await collect(pool.invokeStreaming, { n: 4_000_000 });
    expect([result.ok, chunks.length]).toEqual([false, 0]);
  });

  it('may not be marked as anything else than a streaming one', async () => {
    const source = `exports.handler = async () => 1; exports.handler[Symbol.for('aws.lambda.runtime.handler.streaming')] = 'request'`;
    const pool = poolOf(functionOf(source));
    open.push(pool);
    expect(await pool.invoke({})).toMatchObject({ error: { errorType: 'Runtime.MalformedStreamingHandler' } });
  });
});
