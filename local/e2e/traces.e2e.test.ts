import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpanNode, TraceTree } from '../tracing/trace-tree.ts';
import { eventually, startTestRuntime, type TestAnswer, type TestRuntime } from './test-runtime.ts';

const CALL = 'trace-call-1';
/** What the customer of the call says of themselves; some of it makes the call one that complains and is read by a model. */
const PLANTED = ['Rosalind Quimby', 'rosalind.quimby@example.org', '415-555-0173', '4111 1111 1111 1111'];
const TURNS = [
  'Thank you for calling, how can I help you today?',
  `My name is ${PLANTED[0]}, mail ${PLANTED[1]}, phone ${PLANTED[2]}, card ${PLANTED[3]}. I was charged twice and I am still waiting for my refund.`,
  'I am sorry about that, I will look into the refund.',
  'This is the third time I complain. I want a supervisor, else I cancel and call my lawyer about the refund.',
];

let world: TestRuntime;
let answered: TestAnswer;
beforeAll(async () => {
  world = await startTestRuntime();
  const path = join(world.dir, 'call.json');
  await writeFile(path, JSON.stringify(transcript()));
  await world.ingest(path);
  const question = {
    query: `Why are customers waiting for refunds, ask ${PLANTED[1]} or ${PLANTED[2]}?`,
    mode: 'deep',
  };
  answered = await world.post('/query', question, 'analyst', { 'x-correlation-id': 'client-chosen' });
});
afterAll(() => world.stop());

function transcript() {
  return {
    call_id: CALL,
    timestamp: '2026-11-02T09:14:00Z',
    duration_seconds: 300,
    transcript: TURNS.map((text, i) => ({
      speaker: i % 2 === 0 ? 'agent' : 'customer',
      text,
      start_time: 60 * i,
      end_time: 60 * i + 50,
    })),
    metadata: { client_id: 'client-77', agent_id: 'agent-9', product: 'Mobile App', region: 'south' },
  };
}

async function tracesOf(id: string): Promise<TraceTree[]> {
  const answer = await fetch(`${world.runtime.awsUrl}/_callsift/traces?id=${encodeURIComponent(id)}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as TraceTree[];
}

function spansOf(spans: readonly SpanNode[]): SpanNode[] {
  return spans.flatMap((span) => [span, ...spansOf(span.spans)]);
}

/** What `npm run trace` prints, and its exit code. */
async function drawn(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const { apiUrl: api_url, awsUrl: aws_url } = world.runtime;
  await writeFile(join(world.dir, 'outputs.json'), JSON.stringify({ api_url, aws_url }));
  const env = { ...process.env, CALLSIFT_STATE_DIR: world.dir };
  const command = join(import.meta.dirname, '../cli/trace.ts');
  return await new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, text: stdout + stderr }),
    );
  });
}

/** Lines of one function, but for its figures and what Lambda itself says. */
async function linesOf(name: string): Promise<Record<string, unknown>[]> {
  const lines = (await world.logs()).split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line)).filter(({ _aws, service }) => _aws === undefined && service === name);
}

describe('the trace of a question', () => {
  it('has its five steps, with what they counted and cost', async () => {
    expect(answered.status).toBe(200);
    const { query_id, processing } = answered.body as unknown as {
      readonly query_id: string;
      readonly processing: { readonly cost_usd: number; readonly query_type: string };
    };
    expect(processing.query_type).toBe('insight');
    const spans = await eventually(async () => {
      const all = (await tracesOf(query_id)).flatMap((trace) => spansOf(trace.spans));
      return all.some(({ name }) => name === 'route') ? all : undefined;
    });
    const named = (name: string) => spans.find((span) => span.name === name);
    const route = named('route');
    expect(route?.attributes).toMatchObject({ query_id, mode: 'deep', cost_usd: processing.cost_usd });
    expect(named('understand')?.attributes).toMatchObject({ query_type: 'insight', cost_usd: expect.any(Number) });
    expect(named('retrieve')?.attributes).toMatchObject({ matching: 1, calls: 1, sources: expect.any(Number) });
    expect(named('synthesise')?.attributes).toMatchObject({ model_calls: 1, claims: expect.any(Number) });
    expect(named('synthesise')?.attributes.cost_usd).toBeGreaterThan(0);
    expect(named('verify')?.attributes).toMatchObject({ kept: expect.any(Number), dropped: expect.any(Number) });
    expect(route?.spans.map(({ name }) => name)).toEqual(['understand', 'retrieve', 'synthesise']);
    expect(named('synthesise')?.spans.map(({ name }) => name)).toEqual(['model', 'verify']);
  });

  it('is found by the id that the answer names, which its lines have as well and no client chooses', async () => {
    const id = answered.headers.get('x-correlation-id') ?? '';
    expect(id).toBe(answered.headers.get('x-amzn-requestid'));
    expect(await tracesOf(id)).toHaveLength(1);
    const lines = (await linesOf('query')).filter(({ message }) => String(message).startsWith('Answered'));
    expect(lines.map(({ correlation_id }) => correlation_id)).toEqual([id, id]);
  });
});

describe('a call', () => {
  it('has one id in the lines of every function that it went through', async () => {
    const id = `${CALL}@1`;
    const said = [
      ['triage', 'A call is stored'],
      ['indexing', 'A call is indexed'],
      ['enrichment', 'A call is enriched'],
      ['complaint-intake', 'The complaints of a call are kept'],
    ];
    for (const [name = '', message] of said) {
      const line = await eventually(async () =>
        (await linesOf(name)).find((one) => one.correlation_id === id && one.message === message),
      );
      expect(line).toMatchObject({ service: name, function_name: expect.any(String), cold_start: expect.any(Boolean) });
    }
  });

  it('has the trace of each of these steps', async () => {
    const names = await eventually(async () => {
      const spans = (await tracesOf(CALL)).flatMap((trace) => spansOf(trace.spans));
      const all = new Set(spans.map(({ name }) => name));
      return ['open-complaints', 'enrich', 'index'].every((name) => all.has(name)) ? all : undefined;
    });
    for (const name of ['triage', 'store', 'announce', 'index', 'embed', 'enrich', 'model', 'open-complaints']) {
      expect(names).toContain(name);
    }
  });
});

describe('npm run trace', () => {
  it('draws a question and a call, and says by its exit code when there is nothing', async () => {
    const { query_id } = answered.body as unknown as { readonly query_id: string };
    const question = await drawn(query_id);
    expect(question.text).toMatch(/^1-[0-9a-f-]+\n.*query .*\n {2}route .* query_id=.*\n {4}understand .* ms/);
    expect(question.text).toMatch(/\n {4}synthesise .*cost_usd=0\.\d+/);
    const call = await drawn(CALL, '--json');
    expect([question.code, call.code]).toEqual([0, 0]);
    expect(JSON.parse(call.text).length).toBeGreaterThan(2);
    expect(await drawn('nothing')).toEqual({ code: 2, text: 'No trace has this id, or it was long ago.\n' });
    expect((await drawn()).code).toBe(64);
    expect((await drawn('a', 'b')).code).toBe(64);
  });
});

describe('every line', () => {
  it('has a correlation id, its function and whether the start was cold', async () => {
    for (const name of ['triage', 'indexing', 'enrichment', 'complaint-intake', 'query']) {
      for (const line of await linesOf(name)) {
        expect([line.message, Object.keys(line)]).toEqual([
          line.message,
          expect.arrayContaining(['correlation_id', 'service', 'function_name', 'cold_start']),
        ]);
      }
    }
  });

  it('I6: and every trace holds nothing personal that was said or asked', async () => {
    const id = answered.headers.get('x-correlation-id') ?? '';
    const traces = [...(await tracesOf(CALL)), ...(await tracesOf(id))];
    expect(traces.length).toBeGreaterThan(3);
    const told = `${JSON.stringify(traces)}\n${await world.logs()}`;
    for (const personal of [...PLANTED, 'Rosalind', 'Quimby', '555-0173', '1111', 'client-chosen']) {
      expect(told.toLowerCase()).not.toContain(personal.toLowerCase());
    }
  });
});
