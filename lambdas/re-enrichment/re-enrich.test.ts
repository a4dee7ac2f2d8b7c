import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { EnrichmentMessage } from '../domain/calls/ports.ts';
import type { TriagedCall } from '../domain/calls/record.ts';
import { modelSpec, tokenCost } from '../domain/cost/model-catalogue.ts';
import type { Enrichment } from '../domain/enrichment/types.ts';
import { promptFor } from '../enrichment/request-of.ts';
import { economyCall, ISSUE_KEYS, SETTINGS } from '../testing/batch-world.ts';
import { MemoryCallStore } from '../testing/memory-calls.ts';
import { enrichmentOf } from '../testing/samples.ts';
import { createHandler } from './handler.ts';
import { type ReEnrichDeps, type ReEnrichQuery, reEnrich } from './re-enrich.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const GIVEN = { settings: SETTINGS, issueKeys: ISSUE_KEYS };
const { strong, economy } = SETTINGS.models;

function strongCall(id: string): TriagedCall {
  const call = economyCall(id);
  return { ...call, triage: { ...call.triage, lane: 'strong' } };
}

async function setUp(failed: readonly string[] = []) {
  const calls = new MemoryCallStore();
  const sent: (EnrichmentMessage & { lane: string })[] = [];
  const warned: object[] = [];
  const unreadable = new Set<string>();
  const deps: ReEnrichDeps = {
    calls: {
      outlines: async (query) => {
        const page = await calls.scan(query);
        const outlined = page.calls.map((call) => ({
          outline: call,
          whole: async () => {
            if (unreadable.has(call.call_id)) throw new Error('The body is not there.');
            return call;
          },
        }));
        return { ...page, calls: outlined };
      },
      reopen: (...given) => calls.reopen(...given),
    },
    queues: {
      send: async (lane, messages) => {
        sent.push(...messages.map((message) => ({ ...message, lane })));
        return { failed: new Set(failed), faults: { Throttling: failed.length } };
      },
    },
    ...GIVEN,
    versions: { prompt_version: 2, schema_version: 2 },
    now: () => new Date(NOW),
    logger: { info: () => {}, warn: (_, details) => void warned.push(details) },
    outOfTime: () => false,
  };
  const enriched = async (call: TriagedCall, more: Partial<Enrichment> = {}) => {
    await calls.put(call);
    await calls.enrich(call.call_id, 1, enrichmentOf(more));
    await calls.settle(call.call_id, 1, ['events', 'index']);
  };
  return { calls, deps, sent, warned, enriched, unreadable };
}

const query = (more: Partial<ReEnrichQuery> = {}): ReEnrichQuery => ({
  action: 'estimate',
  older_than: 2,
  degraded: false,
  limit: 100,
  ...more,
});

describe('calls to be read anew', () => {
  it('are those of an older prompt or schema, and without a model where that is asked for', async () => {
    const { deps, enriched, calls } = await setUp();
    await enriched(economyCall('old prompt'), { prompt_version: 1, schema_version: 2 });
    await enriched(economyCall('old schema'), { prompt_version: 2, schema_version: 1 });
    await enriched(economyCall('new'), { prompt_version: 2, schema_version: 2 });
    const degraded = { degraded: 'budget', model_used: 'extractive', prompt_version: 2, schema_version: 2 } as const;
    await enriched(economyCall('without a model'), degraded);
    await calls.put(economyCall('never'));
    expect(await reEnrich(deps, query())).toMatchObject({ calls: 2, scanned: 5, done: true });
    expect(await reEnrich(deps, query({ degraded: true }))).toMatchObject({ calls: 3 });
    expect(await reEnrich(deps, query({ older_than: 0, degraded: true }))).toMatchObject({ calls: 1 });
  });

  it.each([
    ['prompt', { prompt_version: 2, schema_version: 1 }],
    ['schema', { prompt_version: 1, schema_version: 2 }],
  ])(
    'are taken up once when there is a new %s only, and not again once they were read with it',
    async (_, versions) => {
      const { deps, enriched, calls, sent } = await setUp();
      const now = { ...deps, versions };
      await enriched(economyCall('a'));
      expect(await reEnrich(now, query({ action: 'reopen' }))).toMatchObject({ calls: 1 });
      expect(await reEnrich(now, query({ action: 'reopen' }))).toMatchObject({ calls: 0 });
      await calls.enrich('a', 1, enrichmentOf(versions));
      expect(await reEnrich(now, query({ action: 'reopen' }))).toMatchObject({ calls: 0, models: {} });
      expect(sent).toHaveLength(1);
    },
  );

  it('cannot be older than a version that there is not yet', async () => {
    const { deps } = await setUp();
    await expect(reEnrich(deps, query({ older_than: 3 }))).rejects.toThrow('older_than is at most 2');
  });

  it('are left out where their turns cannot be read, and counted, and the others are read anew', async () => {
    const { deps, enriched, calls, sent, warned, unreadable } = await setUp();
    for (const id of ['a', 'b', 'c', 'd']) await enriched(economyCall(id));
    await enriched(economyCall('new'), { prompt_version: 2, schema_version: 2 });
    for (const id of ['b', 'new']) unreadable.add(id);
    const result = await reEnrich(deps, query({ action: 'reopen', limit: 2 }));
    expect(result).toMatchObject({ calls: 2, unreadable: 1, done: true });
    expect(sent.map(({ call_id }) => call_id)).toEqual(['a', 'c']);
    expect((await calls.get('b'))?.unsettled).toBe(false);
    expect(warned).toMatchObject([{ calls: 1 }]);
    expect(await reEnrich(deps, query())).toMatchObject({ calls: 1, unreadable: 1, scanned: 5 });
  });

  it('are estimated by their own prompts and last answers, at the prices of the models of their lanes', async () => {
    const { deps, enriched } = await setUp();
    const tokens = { input: 800, output: 240, cache_read: 0, cache_write: 0 };
    await enriched(strongCall('a'), { tokens, model_calls: 2 });
    await enriched(economyCall('b'), { tokens: { ...tokens, output: 0 }, model_calls: 0 });
    const input = (call: TriagedCall) => promptFor(call, GIVEN).estimated_tokens;
    const cost = (model: string, given: number, output: number) => {
      const { prices, batch_prices = prices } = modelSpec(model);
      const usage = { input: given, output, cache_read: 0, cache_write: 0 };
      return tokenCost(model === strong ? prices : batch_prices, usage);
    };
    const { models } = await reEnrich(deps, query());
    const [a, b] = [input(strongCall('a')), input(economyCall('b'))];
    expect(models).toEqual({
      [strong]: { calls: 1, input_tokens: a, output_tokens: 240, cost_nano_usd: cost(strong, a, 240) },
      [economy]: { calls: 1, input_tokens: b, output_tokens: 500, cost_nano_usd: cost(economy, b, 500) },
    });
    const single = { ...deps, settings: { ...SETTINGS, batch: null } };
    const full = (await reEnrich(single, query())).models[economy];
    expect(full?.cost_nano_usd).toBe(2 * cost(economy, b, 500));
  });

  it('are left as they are by an estimate', async () => {
    const { deps, enriched, calls, sent } = await setUp();
    await enriched(economyCall('a'));
    await reEnrich(deps, query());
    expect(sent).toEqual([]);
    expect(await calls.get('a')).toMatchObject({ unsettled: false, settled: { enrichment: 1 } });
  });

  it('become due and go to the queues of their lanes, and keep what they have until then', async () => {
    const { deps, enriched, calls, sent } = await setUp();
    await enriched(economyCall('a'));
    await enriched(strongCall('b'));
    expect(await reEnrich(deps, query({ action: 'reopen' }))).toMatchObject({ calls: 2, done: true });
    expect(sent).toEqual([
      { call_id: 'b', revision: 1, lane: 'priority' },
      { call_id: 'a', revision: 1, lane: 'normal' },
    ]);
    const call = await calls.get('a');
    expect(call).toMatchObject({ unsettled: true, enrichment: { prompt_version: 1 } });
    expect(call?.settled.enrichment).toBeUndefined();
    expect((await calls.summary('a'))?.outstanding_since).toBe(NOW);
  });

  it('are taken up once, however often that is asked for', async () => {
    const { deps, enriched, sent } = await setUp();
    await enriched(economyCall('a'));
    await reEnrich(deps, query({ action: 'reopen' }));
    expect(await reEnrich(deps, query({ action: 'reopen' }))).toMatchObject({ calls: 0, scanned: 1 });
    expect(sent).toHaveLength(1);
  });

  it('are no more than the limit, over all pages and invocations', async () => {
    const { deps, enriched, sent } = await setUp();
    for (let i = 0; i < 250; i++) await enriched(economyCall(`call-${String(i).padStart(3, '0')}`));
    expect(await reEnrich(deps, query({ action: 'reopen', limit: 130 }))).toMatchObject({ calls: 130, done: true });
    expect(sent).toHaveLength(130);
    expect(new Set(sent.map(({ call_id }) => call_id)).size).toBe(130);
    expect(await reEnrich(deps, query({ limit: 1000 }))).toMatchObject({ calls: 120, scanned: 250, done: true });
  });

  it('go on where an invocation ended', async () => {
    const { deps, enriched } = await setUp();
    for (let i = 0; i < 250; i++) await enriched(economyCall(`call-${String(i).padStart(3, '0')}`));
    const handler = createHandler(deps);
    const context = { getRemainingTimeInMillis: () => 300_000 } as Context;
    const counts: number[] = [];
    for (let after: string | undefined, done = false; !done; ) {
      const event = { ...query({ limit: 1000 }), pages: 1, ...(after !== undefined && { after }) };
      const result = await handler(event, context);
      counts.push(result.calls);
      ({ after, done } = result);
    }
    expect(counts).toEqual([100, 100, 50]);
  });

  it('wait for the sweeper where they could not be sent', async () => {
    const { deps, enriched, warned, calls } = await setUp(['a']);
    await enriched(economyCall('a'));
    expect(await reEnrich(deps, query({ action: 'reopen' }))).toMatchObject({ calls: 1 });
    expect(warned).toEqual([{ lane: 'normal', failed: 1, faults: { Throttling: 1 } }]);
    expect((await calls.get('a'))?.unsettled).toBe(true);
  });
});

describe('the function', () => {
  it.each([{}, null, { ...query(), action: 'delete' }, { ...query(), limit: 0 }, { ...query(), older_than: '2' }])(
    'refuses %j and names what is wrong',
    async (event) => {
      const { deps } = await setUp();
      const context = { getRemainingTimeInMillis: () => 300_000 } as Context;
      await expect(createHandler(deps)(event, context)).rejects.toThrow(/missing or wrong: \w/);
    },
  );

  it('answers with how far it came when time runs out', async () => {
    const { deps, enriched } = await setUp();
    await enriched(economyCall('a'));
    const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
    expect(await createHandler(deps)(query(), context)).toMatchObject({ done: false, scanned: 0 });
  });
});
