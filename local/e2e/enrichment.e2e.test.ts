import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownCosts } from '#lambdas/costs/read-costs.ts';
import type { CallRecord } from '#lambdas/domain/calls/record.ts';
import { nanoUsd } from '#lambdas/domain/cost/money.ts';
import type { Enrichment } from '#lambdas/domain/enrichment/types.ts';
import { transcript } from '#lambdas/testing/samples.ts';
import type { Fault, FaultedRequest } from '../bedrock/faults.ts';
import { type Bedrock, startBedrock } from '../bedrock/server.ts';
import { eventually, startTestRuntime, type TestRuntime } from './test-runtime.ts';

/** Faults of the requests about a call, by a word in it: one after the other, the last one again and again. */
const SCRIPTS: Readonly<Record<string, readonly (Fault | undefined)[]>> = {
  plain: [undefined],
  throttled: [{ code: 'ThrottlingException' }, { code: 'ThrottlingException' }, undefined],
  unavailable: [{ code: 'ServiceUnavailableException' }, undefined],
  internal: [{ code: 'InternalServerException' }, undefined],
  timedout: [{ code: 'ModelTimeoutException' }, undefined],
  modelerror: [{ code: 'ModelErrorException' }, undefined],
  busy: [...Array.from({ length: 6 }, () => ({ code: 'ThrottlingException' }) as const), undefined],
  denied: [{ code: 'AccessDeniedException' }],
  invalid: [{ code: 'ValidationException' }],
  malformed: [{ answer: 'malformed-json' }, undefined],
  fenced: [{ answer: 'fenced' }],
  prose: [{ answer: 'prose' }],
  wrongenum: [{ answer: 'wrong-enum' }, undefined],
  missingfield: [{ answer: 'missing-field' }, undefined],
  nothing: [{ answer: 'empty' }, undefined],
  truncated: [{ answer: 'truncated' }, undefined],
  hopeless: [{ answer: 'malformed-json' }],
  hanging: [{ hang: 'before' }],
  halfway: [{ hang: 'mid-body' }, undefined],
  dropped: [{ cut: true }, undefined],
  uncounted: [{ usage: 'missing' }],
  miscounted: [{ usage: 'wrong' }],
  foreign: [{ answer: 'foreign-evidence' }],
};
const WORDS = Object.keys(SCRIPTS);

const requests = new Map<string, number>();
let embeddings = 0;
let bedrock: Bedrock;
let world: TestRuntime;

function faultFor({ operation, body = '' }: FaultedRequest): Fault | undefined {
  // One embedding in four is asked for again.
  if (operation === 'invoke') return embeddings++ % 4 === 0 ? { code: 'ThrottlingException' } : undefined;
  const word = WORDS.find((candidate) => body.includes(`case ${candidate} `));
  if (word === undefined) return undefined;
  const n = requests.get(word) ?? 0;
  requests.set(word, n + 1);
  const script = SCRIPTS[word] ?? [];
  return script[Math.min(n, script.length - 1)];
}

const call = (word: string) =>
  transcript(
    `case-${word}`,
    `This is case ${word} and I want a refund since my parcel never came, this is a disgrace.`,
  );

async function upload(name: string, words: readonly string[]): Promise<void> {
  const file = join(world.dir, `${name}.jsonl`);
  await writeFile(file, words.map((word) => JSON.stringify(call(word))).join('\n'));
  await world.ingest(file);
}

async function settled(word: string): Promise<CallRecord & { enrichment: Enrichment }> {
  return await eventually(async () => {
    const { status, body } = await world.get(`/calls/case-${word}`, 'analyst');
    const record = body as never as CallRecord;
    return status === 200 && !record.unsettled && record.enrichment !== undefined
      ? { ...record, enrichment: record.enrichment }
      : undefined;
  }, 90_000);
}

beforeAll(async () => {
  bedrock = await startBedrock({ port: 0, faults: faultFor });
  world = await startTestRuntime({
    bedrock: `http://127.0.0.1:${bedrock.port}`,
    // Every call is read by the economical model, and what hangs hangs for a second.
    context: { thresholdMedium: '0', thresholdHigh: '0', thresholdCritical: '1', modelTimeoutSeconds: '1' },
  });
  await upload('cases', WORDS);
}, 120_000);

afterAll(async () => {
  await world.stop();
  await bedrock.stop();
});

describe('a call that a model reads', () => {
  it('shows what was found, where, by whom and for how much', async () => {
    const { enrichment, turns, settled: marks, revision } = await settled('plain');
    expect(enrichment).toMatchObject({ model_used: 'callsift.extractive-stand-in', model_calls: 1, prompt_version: 1 });
    expect(enrichment.degraded).toBeUndefined();
    expect(enrichment.summary).toContain('refund');
    expect(enrichment.cost_nano_usd).toBeGreaterThan(0);
    expect(marks).toEqual({ events: revision, index: revision, enrichment: revision, complaints: revision });
    for (const { turn, quote } of enrichment.key_issues.flatMap(({ evidence }) => evidence))
      expect(turns.find((one) => one.turn === turn)?.text).toContain(quote);
  }, 100_000);
});

describe('row 12: models that are throttled or fail', () => {
  it.each(['throttled', 'unavailable', 'internal', 'timedout', 'modelerror'])(
    '%s: are asked again',
    async (word) => {
      expect((await settled(word)).enrichment.degraded).toBeUndefined();
      expect(requests.get(word)).toBe(SCRIPTS[word]?.length ?? 0);
    },
    100_000,
  );

  it('busy: let the call wait in the queue, readable meanwhile, until one answers', async () => {
    const { enrichment } = await settled('busy');
    expect(enrichment.degraded).toBeUndefined();
    expect(requests.get('busy')).toBe(7);
    expect(await world.logs()).toContain('"EnrichmentRequeued":1');
  }, 100_000);
});

describe('row 13: models that refuse', () => {
  it.each(['denied', 'invalid'])(
    '%s: are not asked twice, and the call says why it has no insights',
    async (word) => {
      const { enrichment } = await settled(word);
      expect(enrichment).toMatchObject({ degraded: 'model-refused', model_used: 'extractive', cost_nano_usd: 0 });
      // The economical model and the one that stands in for it.
      expect(requests.get(word)).toBe(2);
    },
    100_000,
  );
});

describe('row 14: answers that are of no use', () => {
  it.each(['malformed', 'wrongenum', 'missingfield', 'nothing', 'truncated'])(
    '%s: are repaired once',
    async (word) => {
      const { enrichment } = await settled(word);
      expect(enrichment.degraded).toBeUndefined();
      expect(enrichment.model_calls).toBe(2);
    },
    100_000,
  );

  it.each(['fenced', 'prose'])(
    '%s: are read without a second call',
    async (word) => {
      const { enrichment } = await settled(word);
      expect(enrichment.degraded).toBeUndefined();
      expect(enrichment.model_calls).toBe(1);
    },
    100_000,
  );

  it('hopeless: leave the extractive result, flagged, after two calls that are paid for', async () => {
    const { enrichment } = await settled('hopeless');
    expect(enrichment).toMatchObject({ degraded: 'invalid-answer', model_used: 'extractive' });
    expect(enrichment.model_calls).toBe(requests.get('hopeless'));
    expect(enrichment.cost_nano_usd).toBeGreaterThan(0);
    expect(JSON.stringify(enrichment)).not.toMatch(/error|exception|json/i);
  }, 100_000);
});

describe('row 15: answers that hang or break off', () => {
  it('hanging: are waited for twice at most', async () => {
    const { enrichment } = await settled('hanging');
    expect(enrichment).toMatchObject({ degraded: 'model-unavailable', cost_nano_usd: 0 });
    expect(requests.get('hanging')).toBe(2);
  }, 100_000);

  it.each(['halfway', 'dropped'])(
    '%s: are asked for once more',
    async (word) => {
      expect((await settled(word)).enrichment.degraded).toBeUndefined();
      expect(requests.get(word)).toBe(2);
    },
    100_000,
  );
});

describe('row 16: evidence that is not in the call', () => {
  it('is dropped and counted', async () => {
    const { enrichment, turns } = await settled('foreign');
    expect(enrichment.dropped_findings).toBeGreaterThan(0);
    const evidence = [...enrichment.key_issues, ...enrichment.action_items].flatMap((finding) => finding.evidence);
    for (const { turn, quote } of evidence) expect(turns.find((one) => one.turn === turn)?.text).toContain(quote);
  }, 100_000);
});

describe('the ledger', () => {
  it('has every model call, and costs what the models themselves count', async () => {
    for (const word of WORDS) await settled(word);
    const { status, body } = await world.get('/costs', 'admin');
    expect(status).toBe(200);
    const { total, by_purpose } = body as never as ShownCosts;
    const { chat, embeddings: vectors } = bedrock.usage();
    const embedded = by_purpose.filter(({ purpose }) => purpose === 'embedding');
    const read = by_purpose.filter(({ purpose }) => purpose !== 'embedding');
    for (const [booked, { total: models }] of [[read, chat] as const, [embedded, vectors] as const]) {
      expect(models.requests).toBeGreaterThan(0);
      expect(booked.reduce((sum, { calls }) => sum + calls, 0)).toBe(models.requests);
      expect(booked.reduce((sum, { cost_usd }) => sum + nanoUsd(cost_usd), 0)).toBe(models.cost);
      const unconfirmed = booked.reduce((sum, { unconfirmed_usd }) => sum + nanoUsd(unconfirmed_usd), 0);
      expect(unconfirmed).toBeGreaterThanOrEqual(models.unconfirmed.cost);
    }
    expect(vectors.total.failed).toBeGreaterThan(0);
    expect(total.calls).toBe(chat.total.requests + vectors.total.requests);
    expect(nanoUsd(total.cost_usd)).toBe(chat.total.cost + vectors.total.cost);
  }, 100_000);

  it('is for administrators', async () => {
    expect((await world.get('/costs', 'analyst')).status).toBe(403);
  });

  it('agrees with what the calls themselves show, request by request', async () => {
    const records = await Promise.all(WORDS.map(settled));
    for (const [i, { enrichment, model_spending }] of records.entries()) {
      expect([WORDS[i], enrichment.model_calls]).toEqual([WORDS[i], requests.get(WORDS[i] ?? '')]);
      expect(model_spending).toMatchObject({ ...enrichment.tokens, cost_nano_usd: enrichment.cost_nano_usd });
    }
    const { body } = await world.get('/costs', 'admin');
    const { by_purpose } = body as never as ShownCosts;
    const chat = by_purpose.filter(({ purpose }) => purpose !== 'embedding');
    const sum = records.reduce((total, { enrichment }) => total + enrichment.cost_nano_usd, 0);
    expect(sum).toBe(chat.reduce((total, { cost_usd }) => total + nanoUsd(cost_usd), 0));
    expect(sum).toBe(bedrock.usage().chat.total.cost);
  }, 100_000);
});

describe('calls that no model could read', () => {
  it('are read anew when somebody asks for that', async () => {
    await settled('denied');
    const event = { action: 'reopen', older_than: 0, degraded: true, limit: 100 };
    expect(await world.runtime.invoke('re-enrichment', event)).toMatchObject({ ok: true });
    // It is denied again, by both models; all the while it keeps what it has.
    await eventually(async () => ((requests.get('denied') ?? 0) >= 4 ? true : undefined), 40_000);
    const { body } = await world.get('/calls/case-denied', 'analyst');
    expect((body as never as CallRecord).enrichment?.degraded).toBe('model-refused');
    // Written at the end of a run, which may be later than its requests.
    const counted = /ModelCost[^\n]*"purpose":"re-enrichment"|"purpose":"re-enrichment"[^\n]*ModelCost/;
    await eventually(async () => counted.test(await world.logs()) || undefined);
  }, 60_000);
});
