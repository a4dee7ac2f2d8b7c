import { afterEach, describe, expect, it, vi } from 'vitest';
import { modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import type { ChatOutcome } from '../domain/enrichment/ports.ts';
import { promptFor, requestOf } from '../enrichment/request-of.ts';
import { METRIC } from '../metrics.ts';
import { createModelGates, type GateOptions } from '../runtime/model-gates.ts';
import { answered, ISSUE_KEYS, SETTINGS } from '../testing/batch-world.ts';
import { callOf, EnrichmentRig, fault, MODELS } from '../testing/enrichment-rig.ts';
import { type AskDeps, askModel, emptyTally, type Question } from './ask-model.ts';

const GIVEN = { settings: SETTINGS, issueKeys: ISSUE_KEYS };
const AMPLE = { day: 1e9, month: 1e9 };

function question(more: Partial<Question> = {}): Question {
  const prompt = promptFor({ ...callOf('economy') } as Parameters<typeof promptFor>[0], GIVEN);
  return {
    request: requestOf(prompt, MODELS.economy, GIVEN),
    purpose: 'enrichment',
    subject: 'call-1',
    lane: 'economy',
    ceilings: AMPLE,
    inputTokens: prompt.estimated_tokens,
    isUseful: () => true,
    tally: emptyTally(),
    remainingMs: () => 60_000,
    ...more,
  };
}

async function ask(rig: EnrichmentRig, more: Partial<Question> = {}, deps: Partial<AskDeps> = {}) {
  return await askModel({ ...rig.deps(), ...deps }, question(more));
}

/** Answers with these, one after the other, then well. */
function scripted(...outcomes: readonly ChatOutcome[]): EnrichmentRig {
  const rig = new EnrichmentRig();
  rig.answer = (_, n) => outcomes[n] ?? answered();
  return rig;
}

describe('the ledger', () => {
  it('has one row for each attempt, also for those that failed, with what is known of its cost', async () => {
    const rig = scripted(fault('throttled'), fault('lost'), fault('unavailable'));
    const tally = emptyTally();
    await ask(rig, { tally });
    const cost = tokenCost(modelSpec(MODELS.economy).prices, {
      input: 1000,
      output: 100,
      cache_read: 0,
      cache_write: 0,
    });
    const [{ reserved } = { reserved: 0 }] = rig.ledger.rows();
    expect(reserved).toBeGreaterThan(cost);
    expect(rig.ledger.rows().map((row) => [row.outcome, row.cost, row.unconfirmed, row.latency_ms])).toEqual([
      ['throttled', 0, 0, 7],
      ['lost', 0, reserved, 7],
      ['unavailable', 0, 0, 7],
      ['answered', cost, 0, 0],
    ]);
    expect(tally).toEqual({
      spent: {
        input: 1000,
        output: 100,
        cache_read: 0,
        cache_write: 0,
        cost_nano_usd: cost,
        model_calls: 4,
        useless_answers: 0,
      },
      inVain: 1,
    });
    expect((await rig.ledger.budget(rig.at)).day).toEqual({ spent: cost, committed: cost + reserved });
  });

  it('counts tokens of the cache at their own prices, those written to it too', async () => {
    const usage = { input: 10, output: 20, cache_read: 3000, cache_write: 400 };
    const rig = new EnrichmentRig();
    rig.answer = () => ({ ...answered(), usage }) as ChatOutcome;
    const tally = emptyTally();
    await ask(rig, { tally });
    await ask(rig, { tally });
    const cost = tokenCost(modelSpec(MODELS.economy).prices, usage);
    expect(rig.ledger.rows()[0]).toMatchObject({ usage, cost });
    const tokens = { input: 20, output: 40, cache_read: 6000, cache_write: 800 };
    expect(tally.spent).toEqual({ ...tokens, cost_nano_usd: 2 * cost, model_calls: 2, useless_answers: 0 });
  });

  it('row 15: keeps back what an answer may have cost whose tokens nobody told; the answer is used', async () => {
    const rig = new EnrichmentRig();
    rig.answer = () => ({ ...answered(), usage: undefined }) as ChatOutcome;
    expect(await ask(rig)).toMatchObject({ kind: 'answered' });
    const [row] = rig.ledger.rows();
    expect(row).toMatchObject({ outcome: 'answered', cost: 0, unconfirmed: row?.reserved });
    expect(row?.usage).toBeUndefined();
  });

  it.each([
    { input: 1000, output: 501 },
    { input: 300_001, output: 1 },
    { input: 0, output: 100 },
  ])('row 15: believes no usage that the request does not allow: %j', async (usage) => {
    const rig = new EnrichmentRig();
    rig.answer = () => answered(undefined, usage);
    const tally = emptyTally();
    expect(await ask(rig, { tally })).toMatchObject({ kind: 'answered' });
    const [row] = rig.ledger.rows();
    expect(row).toMatchObject({ outcome: 'answered', cost: 0, unconfirmed: row?.reserved });
    expect(row?.usage).toBeUndefined();
    expect(tally.spent).toMatchObject({ cost_nano_usd: 0, input: 0, output: 0, model_calls: 1 });
  });

  it('says of an answer that is of no use that it was paid for in vain', async () => {
    const rig = new EnrichmentRig();
    await ask(rig, { isUseful: () => false });
    expect(rig.ledger.rows()).toMatchObject([{ outcome: 'invalid', usage: { input: 1000 } }]);
    expect(rig.counted(METRIC.modelCalls, 'invalid')).toBe(1);
  });

  it('holds the row, open, while the model is asked', async () => {
    const rig = new EnrichmentRig();
    let during: unknown;
    rig.answer = () => {
      during = rig.ledger.rows();
      return answered();
    };
    await ask(rig);
    expect(during).toMatchObject([{ id: 'row-000', outcome: 'open', started_at: rig.at, purpose: 'enrichment' }]);
  });

  it('that cannot close a row does not lose the answer; the row stays open and says so in the log', async () => {
    const rig = new EnrichmentRig();
    const broken = new Error('The table is away; write to maya.fields@example.com.');
    const ledger = { open: rig.ledger.open.bind(rig.ledger), close: () => Promise.reject(broken) };
    expect(await ask(rig, {}, { ledger })).toMatchObject({ kind: 'answered' });
    expect(rig.ledger.rows()).toMatchObject([{ outcome: 'open' }]);
    expect(rig.logged).toHaveLength(1);
    expect(rig.logged[0]).toContain('row-000');
    expect(rig.logged[0]).not.toContain('maya');
  });

  it('that cannot open a row keeps the model from being asked', async () => {
    const rig = new EnrichmentRig();
    const ledger = { open: () => Promise.reject(new Error('away')), close: rig.ledger.close.bind(rig.ledger) };
    await expect(ask(rig, {}, { ledger })).rejects.toThrow('away');
    expect(rig.asked).toEqual([]);
  });
});

describe('a model is not asked', () => {
  it('without room in the budget, and the guard hears what was needed', async () => {
    const rig = new EnrichmentRig();
    const watched: unknown[] = [];
    const watchBudget = async (...told: readonly unknown[]) => void watched.push(told);
    expect(await ask(rig, { ceilings: { day: 10, month: 10 } }, { watchBudget })).toEqual({
      kind: 'not-made',
      why: 'budget',
    });
    expect(rig.asked).toEqual([]);
    expect(rig.ledger.rows()).toEqual([]);
    expect(watched).toEqual([[expect.anything(), rig.at, expect.any(Number)]]);
    await ask(rig, {}, { watchBudget });
    const [first, second] = watched as [readonly unknown[], readonly unknown[]];
    expect(first[2]).toBe(rig.ledger.rows()[0]?.reserved);
    expect(second[2]).toBe(0);
  });

  it('without time for an answer, which is asked for no longer than there is', async () => {
    const rig = new EnrichmentRig();
    expect(await ask(rig, { remainingMs: () => 499 })).toEqual({ kind: 'not-made', why: 'time' });
    expect(rig.ledger.rows()).toEqual([]);
    const times: number[] = [];
    rig.answer = (_request, _n, withinMs) => {
      times.push(withinMs);
      return answered();
    };
    await ask(rig, { remainingMs: () => 500 });
    await ask(rig, { remainingMs: () => 60_000 });
    expect(times).toEqual([500, SETTINGS.model_timeout_ms]);
  });

  it('when the table or the topic took the time that there was; its row says that nobody was', async () => {
    const rig = new EnrichmentRig();
    let left = 60_000;
    const tally = emptyTally();
    const watchBudget = async () => {
      left = 300;
    };
    expect(await ask(rig, { remainingMs: () => left, tally }, { watchBudget })).toEqual({
      kind: 'not-made',
      why: 'time',
    });
    expect(rig.asked).toEqual([]);
    expect(rig.ledger.rows()).toMatchObject([{ outcome: 'unavailable', cost: 0, unconfirmed: 0 }]);
    expect((await rig.ledger.budget(rig.at)).day).toEqual({ spent: 0, committed: 0 });
    expect(tally).toEqual(emptyTally());
  });

  it('for longer than there is when its row is open', async () => {
    const rig = new EnrichmentRig();
    let left = 60_000;
    const times: number[] = [];
    rig.answer = (_request, _n, withinMs) => {
      times.push(withinMs);
      return answered();
    };
    const watchBudget = async () => {
      left = 900;
    };
    await ask(rig, { remainingMs: () => left }, { watchBudget });
    expect(times).toEqual([900]);
  });

  it('row 15: a third time after two calls that may have been paid for in vain', async () => {
    const rig = scripted(fault('timeout'), fault('lost'));
    const tally = emptyTally();
    expect(await ask(rig, { tally })).toMatchObject({ fault: 'lost' });
    expect(await ask(rig, { tally })).toEqual({ kind: 'not-made', why: 'paid' });
    expect(rig.asked).toHaveLength(2);
    expect(tally).toMatchObject({ spent: { model_calls: 2 }, inVain: 2 });
  });

  it('row 12: while its circuit is open, which is told once; others are', async () => {
    const rig = new EnrichmentRig();
    rig.answer = ({ model }) => (model === MODELS.economy ? fault('unavailable') : answered());
    for (let i = 0; i < 3; i++) await ask(rig);
    const before = rig.asked.length;
    expect(before).toBe(5);
    expect(await ask(rig)).toEqual({ kind: 'not-made', why: 'gate' });
    expect(rig.asked).toHaveLength(before);
    expect(rig.counted(METRIC.modelCircuitOpened, MODELS.economy)).toBe(1);
    const other = question().request;
    expect(await ask(rig, { request: { ...other, model: MODELS.fallback } })).toMatchObject({ kind: 'answered' });
  });
});

describe('row 12: a model that is throttled', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is asked again after a random part of a time that doubles', async () => {
    vi.useFakeTimers();
    vi.spyOn(Math, 'random').mockReturnValue(0.25);
    const options: GateOptions = {
      concurrent: 9,
      waiting: 9,
      retries: 2,
      firstWaitMs: 1000,
      maxWaitMs: 8000,
      breakAfter: 9,
      halfOpenAfterMs: 9,
      onOpen: () => {},
    };
    const rig = scripted(fault('throttled'), fault('throttled'));
    const times: number[] = [];
    const { answer } = rig;
    rig.answer = (...asked) => {
      times.push(Date.now());
      return answer(...asked);
    };
    const asking = ask(rig, {}, { gateOf: createModelGates(options) });
    await vi.runAllTimersAsync();
    expect(await asking).toMatchObject({ kind: 'answered' });
    const [first = 0, second = 0, third = 0] = times;
    expect([second - first, third - second]).toEqual([250, 500]);
  });
});

describe('metrics and logs of a model call', () => {
  it('are a count by outcome, tokens, dollars and seconds', async () => {
    const rig = scripted(fault('throttled'));
    await ask(rig);
    const cost = rig.ledger.rows().reduce((sum, row) => sum + row.cost, 0);
    expect(rig.counted(METRIC.modelCalls, 'throttled')).toBe(1);
    expect(rig.counted(METRIC.modelCalls, 'answered')).toBe(1);
    expect(rig.counted(METRIC.modelInputTokens)).toBe(1000);
    expect(rig.counted(METRIC.modelOutputTokens)).toBe(100);
    expect(rig.counted(METRIC.modelCost, MODELS.economy)).toBeCloseTo(cost / 1e9, 12);
    expect(rig.durations).toEqual([
      [METRIC.modelLatency, 0.007],
      [METRIC.modelLatency, 0],
    ]);
    expect(rig.counts.filter(({ metric }) => metric === METRIC.modelRefused).map(({ by }) => by)).toEqual([0, 0]);
  });

  it('I6: hold nothing of what was asked or answered', async () => {
    const rig = scripted(fault('refused', 'ValidationException'));
    await ask(rig);
    await ask(rig);
    expect(rig.logged).toHaveLength(1);
    expect(rig.logged.join()).not.toMatch(/line is dead|parcel/);
  });
});
