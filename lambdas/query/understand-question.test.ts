import { describe, expect, it } from 'vitest';
import type { ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { createUnderstanding } from '../domain/query/understanding/understand.ts';
import { VOCABULARY_FIELDS, type Vocabulary } from '../domain/query/vocabulary.ts';
import { METRIC } from '../metrics.ts';
import type { ModelGate } from '../runtime/model-gates.ts';
import { NO_TRACER } from '../runtime/tracer.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { asked } from './asked.ts';
import type { QueryDeps } from './query-deps.ts';
import { bookedAs, understandQuestion } from './understand-question.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const UNSURE = 'blorp the fnord quux with seven zibbles of klaatu';
const known: Vocabulary = {
  ...(Object.fromEntries(VOCABULARY_FIELDS.map((field) => [field, [] as string[]])) as unknown as Vocabulary),
  product: ['Kettle'],
};
const USAGE = { input: 500, output: 50, cache_read: 0, cache_write: 0 };
const answering = (input: unknown): ChatOutcome => {
  return { kind: 'answered', input, text: '', stop_reason: 'tool_use', usage: USAGE, latency_ms: 5 };
};

interface Asking {
  readonly mode?: 'cheap' | 'balanced';
  readonly remainingMs?: number;
  /** A product that calls have since the values were read last. */
  readonly newProduct?: string;
}

/** Questions with a model by script; `requests` are those it got, and `times` the milliseconds it had. */
function rig(answer: ChatOutcome = answering({ query_type: 'insight', search_words: 'leaking kettles' })) {
  const requests: ChatRequest[] = [];
  const times: number[] = [];
  const counts: [metric: string, by: number][] = [];
  const ledger = new MemoryLedger();
  let id = 0;
  const newId = () => `id-${id++}`;
  const counter = strictMeter((metric, by) => void counts.push([metric, by]));
  const gate = { run: async (attempt: () => unknown) => await attempt() } as unknown as ModelGate;
  const deps = {
    settings: {
      models: { strong: 'us.amazon.nova-pro-v1:0', economy: 'us.amazon.nova-lite-v1:0', fallback: '' },
      budget: { day_usd: 5, month_usd: 50, economy_share: 0.8 },
      unsure_below: 0.5,
    },
    counter,
    ask: {
      chat: {
        ask: async (request: ChatRequest, withinMs: number) => {
          requests.push(request);
          times.push(withinMs);
          return answer;
        },
      },
      ledger,
      gateOf: () => gate,
      watchBudget: async () => {},
      timeoutMs: 60_000,
      now: () => NOW,
      newId,
      counter,
      logger: { warn: () => {} },
      tracer: NO_TRACER,
    },
  } as unknown as QueryDeps;
  const ask = (question: string, more: Asking = {}) => {
    const { mode = 'balanced', remainingMs = 20_000, newProduct } = more;
    const reads: ('anew' | undefined)[] = [];
    const readVocabulary = async (when?: 'anew') => {
      reads.push(when);
      const product = when === 'anew' && newProduct !== undefined ? [...known.product, newProduct] : known.product;
      const vocabulary = { ...known, product };
      return { vocabulary, understand: createUnderstanding(vocabulary) };
    };
    const caller = { subject: 'somebody', roles: ['analyst'], remainingMs: () => remainingMs };
    const request = { question, mode, filters: {}, time_zone: 'UTC' };
    const given = asked({ newId, now: () => NOW, clock: () => 0 }, { request, caller, scope: '' as never });
    return { given, reads, understood: understandQuestion({ ...deps, readVocabulary }, given) };
  };
  return { requests, times, counts, ledger, ask };
}

describe('a question that the rules are sure of', () => {
  it('costs nothing', async () => {
    const { ask, requests, ledger } = rig();
    expect(await ask('how many calls about the Kettle').understood).toMatchObject({ by: 'rules' });
    expect([requests, ledger.rows()]).toEqual([[], []]);
  });
});

describe('a question that the rules are not sure of', () => {
  it('is read by rules again with the products of now, before a model is paid', async () => {
    const { ask, requests, ledger } = rig();
    const { understood, reads } = ask('blorpinator zibbles fnord how many', { newProduct: 'Blorpinator Zibbles' });
    expect(await understood).toMatchObject({ by: 'rules', filters: { product: ['Blorpinator Zibbles'] } });
    expect(reads).toEqual([undefined, 'anew']);
    expect([requests, ledger.rows()]).toEqual([[], []]);
  });

  it('is read by the economical model', async () => {
    const { ask, requests, ledger, counts } = rig();
    expect(await ask(UNSURE).understood).toMatchObject({
      by: 'model',
      query_type: 'insight',
      search_text: 'leaking kettles',
    });
    expect(requests.map(({ model }) => model)).toEqual(['us.amazon.nova-lite-v1:0']);
    expect(ledger.rows().map(({ purpose }) => purpose)).toEqual(['understanding']);
    expect(counts).toContainEqual([METRIC.queriesUnderstoodByModel, 1]);
  });

  it('is told to the model without what is personal in it, and with the day', async () => {
    const { ask, requests } = rig();
    await ask('how many customers called more than once about asha.verma@example.com').understood;
    const [request] = requests;
    expect(request?.user).toContain('more than once');
    expect(JSON.stringify(request)).not.toMatch(/asha|verma|example\.com/);
    expect(request?.user).toContain('"today":"2026-11-20"');
  });

  it('asks no model in the mode that has none', async () => {
    const { ask, requests } = rig();
    expect(await ask(UNSURE, { mode: 'cheap' }).understood).toMatchObject({ by: 'rules' });
    expect(requests).toEqual([]);
  });

  it("keeps the rules' reading where the model's is of no use, which is paid for all the same", async () => {
    const { ask, ledger, counts } = rig(answering({ query_type: 'poem' }));
    expect((await ask(UNSURE).understood).by).toBe('rules');
    expect(ledger.rows().map(({ outcome }) => outcome)).toEqual(['invalid']);
    expect(counts).toContainEqual([METRIC.queriesUnderstoodByModel, 0]);
  });

  it('leaves time for what comes behind the answer of a model', async () => {
    const { ask, times, requests } = rig();
    await ask(UNSURE, { remainingMs: 5_000 }).understood;
    expect(times).toEqual([3_500]);
    expect((await ask(UNSURE, { remainingMs: 1_900 }).understood).by).toBe('rules');
    expect(requests).toHaveLength(1);
  });
});

describe('a model call for a question', () => {
  it('is booked under it, with the time that is left', () => {
    const { given } = rig().ask('how many calls', { remainingMs: 4_000 });
    const { purpose, subject, lane, tally, remainingMs } = bookedAs(given, 'answer');
    expect({ purpose, subject, lane }).toEqual({ purpose: 'answer', subject: given.query_id, lane: 'balanced' });
    expect(tally).toBe(given.tally);
    expect(remainingMs()).toBe(2_500);
  });
});
