import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ComplaintSummary } from '#lambdas/domain/complaints/summary/types.ts';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import type { Role } from '#lambdas/names.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import type { Fault } from '../bedrock/faults.ts';
import { type Bedrock, startBedrock } from '../bedrock/server.ts';
import { type Gate, type GateAnswer, startGate } from './gate.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/**
 * Every way in which a model call can end, for each function of the API that asks models: what the caller gets, and that
 * it is counted (proof.test.ts).
 */

let bedrock: Bedrock;
let gate: Gate;
let world: TestRuntime;
/** What goes wrong with the next requests of an operation, one each; the models hear nothing of what the gate answers. */
const faults: Record<string, (Fault | undefined)[]> = {};
const gated: Record<string, (GateAnswer | 'cut')[]> = {};
/** Questions about other times are others. */
let questions = 0;

beforeAll(async () => {
  bedrock = await startBedrock({ port: 0, faults: ({ operation }) => faults[operation]?.shift() });
  gate = await startGate(`http://127.0.0.1:${bedrock.port}`, ({ path }) =>
    gated[path.split('/').at(-1) ?? '']?.shift(),
  );
  const context = { modelTimeoutSeconds: '1', askIdleSeconds: '1' };
  world = await startTestRuntime({ bedrock: gate.url, context });
  await world.ingest('events/transcripts');
  await eventually(async () => {
    const { analytics } = await query('How many calls are there?');
    return analytics.total_matching_calls === 13 ? true : undefined;
  });
}, 120_000);
afterAll(async () => {
  await world.stop();
  await gate.close();
  await bedrock.stop();
});
beforeEach(() => {
  for (const operation of ['invoke', 'converse', 'converse-stream']) {
    faults[operation] = [];
    gated[operation] = [];
  }
});

/** A question that nobody has asked before. */
function fresh(question: string, more: object = {}): object {
  const start = new Date(Date.UTC(2001, 0, 1 + questions++)).toISOString();
  return { query: question, filters: { date_range: { start } }, ...more };
}

type Ask = (question: string, more?: object, role?: Role) => Promise<Answer>;

const query: Ask = async (question, more = {}, role = 'analyst') => {
  const { status, body } = await world.post('/query', fresh(question, more), role);
  expect([status, question]).toEqual([200, question]);
  return body as unknown as Answer;
};

const queryStream: Ask = async (question, more = {}, role = 'analyst') => {
  const response = await world.request('/query/stream', fresh(question, more), role);
  const [, data = 'null'] = /event: final\ndata: (.+)/.exec(await response.text()) ?? [];
  return (JSON.parse(data) as { answer: Answer }).answer;
};

const PATHS: readonly (readonly [name: string, ask: Ask])[] = [
  ['query', query],
  ['query-stream', queryStream],
];

/** A fault of each kind. After the first two the same model is asked again, after the others the one that stands in for it. */
const ENDS: readonly (readonly [outcome: string, fault: Fault | 'cut'])[] = [
  ['throttled', { code: 'ThrottlingException' }],
  ['unavailable', { code: 'ServiceUnavailableException' }],
  ['timeout', { hang: 'before' }],
  ['lost', 'cut'],
  ['refused', { code: 'AccessDeniedException' }],
];

function spoil(operation: string, fault: Fault | 'cut'): void {
  if (fault === 'cut') gated[operation]?.push(fault);
  else faults[operation]?.push(fault);
}

const WHY = 'Why are customers waiting for refunds?';

/** The number of model calls that a function has counted, by how they ended. */
async function counted(service: string, outcome: string): Promise<number> {
  const id = { namespace: 'Callsift', name: 'ModelCalls', dimensions: { service, outcome } };
  const { store } = world.runtime.cloudWatch;
  const minute = 60_000;
  const start = Math.floor(store.now() / minute) * minute - 10 * minute;
  const found = store.read(id, { start, spanMs: 11 * minute, count: 1 }, 'dashboard');
  return found[0]?.sum ?? 0;
}

const isCounted = (service: string, outcome: string) =>
  eventually(async () => ((await counted(service, outcome)) > 0 ? true : undefined));

describe.each(PATHS)('%s', (service, ask) => {
  it.each(ENDS)('answers all the same when a call of a model is %s', async (outcome, fault) => {
    spoil('converse-stream', fault);
    const { processing, citations } = await ask(WHY);
    expect(processing).toMatchObject({ degraded: false, cached: false });
    expect(citations.length).toBeGreaterThan(0);
    await isCounted(service, outcome);
  });

  it('has an answer repaired that cannot be read, and does without a model when that fails', async () => {
    faults['converse-stream'] = [{ answer: 'empty' }];
    expect((await ask(WHY)).processing.degraded).toBe(false);
    faults['converse-stream'] = [{ answer: 'empty' }, { answer: 'empty' }];
    const { processing } = await ask(WHY);
    expect(processing).toMatchObject({ degraded_reason: 'invalid-answer', model_used: null });
    await isCounted(service, 'invalid');
  });

  it('marks what is cut off, and what was looked for by words alone', async () => {
    faults['converse-stream'] = [{ hang: 'mid-body' }];
    const cut = await ask(WHY);
    expect(cut.processing.degraded_reason).toBe('incomplete');
    faults.invoke = Array.from({ length: 6 }, () => ({ code: 'ThrottlingException' }) as const);
    const { processing } = await ask('find calls where the parcel is still not here');
    expect(processing).toMatchObject({ query_type: 'search', degraded_reason: 'words-only' });
  });

  it('asks the strong model where it is to think deeply, and a model what an unclear question means', async () => {
    const deep = await ask(WHY, { mode: 'deep' }, 'admin');
    expect(deep.processing).toMatchObject({ processing_mode: 'deep', degraded: false });
    const { processing } = await ask(`the thing with the kettles and whatnot in general, ${service}`);
    expect(processing.interpretation.by).toBe('model');
    expect((await ask('How many calls about Mobile App in south?')).processing.query_type).toBe('aggregation');
  });

  it('opens the circuit of models that fail again and again, and is answered without them', async () => {
    for (let i = 0; i < 4; i++) {
      faults['converse-stream'] = Array.from({ length: 8 }, () => ({ code: 'ServiceUnavailableException' }) as const);
      const { processing } = await ask(WHY);
      expect(processing).toMatchObject({ degraded_reason: 'model-unavailable', model_used: null });
    }
    expect(faults['converse-stream']?.length).toBe(8);
  });
});

describe('complaint-summary', () => {
  let day = 0;
  const summary = async (): Promise<ComplaintSummary> => {
    day++;
    const range = { start: '2026-01-01', end: `2026-12-${String(day).padStart(2, '0')}` };
    const { status, body } = await world.post('/complaints/summary', { date_range: range }, 'analyst');
    expect(status).toBe(200);
    return body as unknown as ComplaintSummary;
  };

  it.each(ENDS)('is made all the same when a call of a model is %s', async (outcome, fault) => {
    spoil('converse', fault);
    expect((await summary()).processing).toMatchObject({ degraded: false });
    await isCounted('complaint-summary', outcome);
  });

  it('has an answer repaired, and lets customers speak for themselves without one', async () => {
    faults.converse = [{ answer: 'empty' }];
    expect((await summary()).processing.degraded).toBe(false);
    faults.converse = [{ answer: 'empty' }, { answer: 'empty' }];
    expect((await summary()).processing).toMatchObject({ degraded_reason: 'invalid-answer', model_used: null });
    await isCounted('complaint-summary', 'invalid');
  });

  it('opens the circuit of models that fail again and again', async () => {
    for (let i = 0; i < 4; i++) {
      faults.converse = Array.from({ length: 8 }, () => ({ code: 'ServiceUnavailableException' }) as const);
      expect((await summary()).processing).toMatchObject({ degraded_reason: 'model-unavailable', model_used: null });
    }
    expect(faults.converse?.length).toBe(8);
  });
});

describe('indexing', () => {
  it('embeds again what models did not embed, or embedded wrongly', async () => {
    const file = join(world.dir, 'embedded.jsonl');
    const calls = ['one', 'two', 'three', 'four'].map((id) =>
      transcript(`embedded-${id}`, `The kettle of ${id} leaks.`),
    );
    await writeFile(file, calls.map((call) => JSON.stringify(call)).join('\n'));
    gated.invoke = ['cut', { status: 200, body: { embedding: [1], inputTextTokenCount: 1 } }];
    faults.invoke = [{ code: 'ServiceUnavailableException' }, { code: 'AccessDeniedException' }, { hang: 'before' }];
    await world.ingest(file);
    for (const outcome of ['lost', 'invalid', 'unavailable', 'refused', 'timeout'])
      await isCounted('indexing', outcome);
    await eventually(
      async () => (await query('How many calls are there?')).analytics.total_matching_calls === 17 || undefined,
    );
  });
});
