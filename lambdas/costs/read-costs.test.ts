import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerCall, LedgerResult } from '../domain/cost/ledger.ts';
import { nanoUsd } from '../domain/cost/money.ts';
import { MemoryLedger } from '../testing/memory-ledger.ts';
import { createRoutes } from './handler.ts';

const NOW = '2026-11-21T14:30:00.000Z';
const AMPLE = { day: nanoUsd(100), month: nanoUsd(100) };
const SETTINGS = { day_usd: 4, month_usd: 50, economy_share: 0.8 };
const NEEDED = nanoUsd(0.01);
const USAGE = { input: 1000, output: 200, cache_read: 0, cache_write: 50 };
const NO_USAGE = { input: 0, output: 0, cache_read: 0, cache_write: 0 };

function modelCall(id: string, started_at: string, model: string): LedgerCall {
  return { id, started_at, purpose: 'enrichment', subject: 'c', lane: 'strong', model, reserved: nanoUsd(2) };
}

const answered = (dollars: number): LedgerResult => ({
  outcome: 'answered',
  usage: USAGE,
  cost: nanoUsd(dollars),
  unconfirmed: 0,
  latency_ms: 900,
});
const LOST: LedgerResult = { outcome: 'lost', cost: 0, unconfirmed: nanoUsd(2), latency_ms: 30_000 };

async function ask(parameters: Record<string, string>, ledger = new MemoryLedger(), now = NOW) {
  const [route] = createRoutes({ costs: ledger, ledger, settings: SETTINGS, needed: NEEDED, now: () => new Date(now) });
  const multiValueQueryStringParameters = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, [value]]),
  );
  const event = { multiValueQueryStringParameters, requestContext: { requestId: 'r-1' } };
  const answer = await route?.handler(event as unknown as APIGatewayProxyEvent);
  return { status: answer?.statusCode, body: JSON.parse(answer?.body ?? '{}') };
}

async function usedLedger(): Promise<MemoryLedger> {
  const ledger = new MemoryLedger();
  const [first, second, third] = [
    modelCall('a', '2026-10-31T23:00:00.000Z', 'model.small'),
    modelCall('b', '2026-11-20T10:00:00.000Z', 'model.small'),
    modelCall('c', '2026-11-21T11:00:00.000Z', 'model.large'),
  ];
  for (const call of [first, second, third]) await ledger.open(call, AMPLE);
  await ledger.close(first, answered(0.5));
  await ledger.close(second, answered(0.000_000_125));
  await ledger.close(third, LOST);
  return ledger;
}

describe('GET /costs', () => {
  it('shows the current month to date, in all and in parts, the dearest first', async () => {
    const { status, body } = await ask({}, await usedLedger());
    expect(status).toBe(200);
    const small = { calls: 1, cost_usd: 0.000_000_125, unconfirmed_usd: 0, tokens: USAGE };
    const large = { calls: 1, cost_usd: 0, unconfirmed_usd: 2, tokens: NO_USAGE };
    const total = { calls: 2, cost_usd: 0.000_000_125, unconfirmed_usd: 2, tokens: USAGE };
    expect(body).toEqual({
      date_range: { start: '2026-11-01T00:00:00.000Z', end: '2026-11-21T23:59:59.999Z' },
      total,
      by_day: [
        { day: '2026-11-20', ...small },
        { day: '2026-11-21', ...large },
      ],
      by_model: [
        { model: 'model.large', ...large },
        { model: 'model.small', ...small },
      ],
      by_purpose: [{ purpose: 'enrichment', ...total }],
      by_outcome: [
        { outcome: 'lost', ...large },
        { outcome: 'answered', ...small },
      ],
      budget: {
        day: { limit_usd: 4, spent_usd: 0, committed_usd: 2, used_percent: 50 },
        month: { limit_usd: 50, spent_usd: 0.000_000_125, committed_usd: 2.000_000_125, used_percent: 4 },
        step: 'full',
      },
    });
  });

  it('shows embeddings as a purpose of their own, each request counted', async () => {
    const ledger = await usedLedger();
    const texts = { ...modelCall('e', '2026-11-21T12:00:00.000Z', 'model.vectors'), reserved: 0, requests: 85 };
    await ledger.record({ ...texts, purpose: 'embedding' }, answered(0.000_17));
    const { body } = await ask({}, ledger);
    expect(body).toMatchObject({ total: { calls: 87, cost_usd: 0.000_170_125 } });
    expect(body.by_purpose).toMatchObject([
      { purpose: 'enrichment', calls: 2, cost_usd: 0.000_000_125, unconfirmed_usd: 2 },
      { purpose: 'embedding', calls: 85, cost_usd: 0.000_17, unconfirmed_usd: 0 },
    ]);
  });

  it('shows other days, both included, and the budget of today all the same', async () => {
    const { body } = await ask({ start_date: '2026-10-31', end_date: '2026-11-20' }, await usedLedger());
    expect(body).toMatchObject({ total: { calls: 2, cost_usd: 0.500_000_125 }, budget: { day: { committed_usd: 2 } } });
    expect(body.date_range).toEqual({ start: '2026-10-31T00:00:00.000Z', end: '2026-11-20T23:59:59.999Z' });
  });

  it.each([
    [{ end_date: '2026-10-31' }, '2026-10-01', '2026-10-31'],
    [{ start_date: '2026-11-03' }, '2026-11-03', '2026-11-21'],
    [{ start_date: '2026-11-03', end_date: '2026-12-24' }, '2026-11-03', '2026-12-24'],
  ])('takes today and the first of the month for what %j leaves out', async (parameters, first, last) => {
    const { body } = await ask(parameters);
    expect(body.date_range).toEqual({ start: `${first}T00:00:00.000Z`, end: `${last}T23:59:59.999Z` });
    expect(body).toMatchObject({ total: { calls: 0, cost_usd: 0, tokens: NO_USAGE }, by_day: [], by_model: [] });
  });

  it('names the step that the budget has come to', async () => {
    const ledger = await usedLedger();
    const last = modelCall('d', NOW, 'model.large');
    await ledger.open({ ...last, reserved: nanoUsd(1.2) }, AMPLE);
    expect((await ask({}, ledger)).body.budget).toMatchObject({ step: 'economy', day: { used_percent: 80 } });
    await ledger.open({ ...last, id: 'e', reserved: nanoUsd(0.8) }, AMPLE);
    expect((await ask({}, ledger)).body.budget).toMatchObject({ step: 'extractive', day: { used_percent: 100 } });
    expect((await ask({}, ledger, '2026-11-22T00:00:00.000Z')).body.budget).toMatchObject({ step: 'full' });
  });

  it('names the step that the next call finds, when what is left is less than a call keeps back', async () => {
    const ledger = await usedLedger();
    const last = modelCall('d', NOW, 'model.large');
    await ledger.open({ ...last, reserved: nanoUsd(1.99) }, AMPLE);
    expect((await ask({}, ledger)).body.budget).toMatchObject({ step: 'economy', day: { committed_usd: 3.99 } });
    await ledger.open({ ...last, id: 'e', reserved: 1 }, AMPLE);
    expect((await ask({}, ledger)).body.budget).toMatchObject({ step: 'extractive', day: { used_percent: 99.8 } });
  });

  it('takes 366 days and no more', async () => {
    expect((await ask({ start_date: '2026-01-01', end_date: '2027-01-01' })).status).toBe(200);
    for (const start_date of ['2025-12-31', '2025-01-01', '0001-01-01'])
      expect(await ask({ start_date, end_date: '2027-01-01' })).toMatchObject({
        status: 400,
        body: { field: 'start_date', title: 'The days from start_date to end_date are more than 366.' },
      });
  });

  it.each([
    ['an unknown parameter', { client: 'x' }, 'client'],
    ['a date that no calendar has', { start_date: '2026-02-30' }, 'start_date'],
    ['a time', { end_date: '2026-11-21T10:00:00Z' }, 'end_date'],
    ['an empty value', { start_date: '' }, 'start_date'],
    ['an end before its start', { start_date: '2026-11-02', end_date: '2026-11-01' }, 'start_date'],
    ['a start after today without an end', { start_date: '2026-11-22' }, 'start_date'],
  ])('refuses %s in one sentence', async (_name, parameters, field) => {
    const { status, body } = await ask(parameters as Record<string, string>);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:callsift:problem:bad-parameter', field, request_id: 'r-1' });
    expect(body.title).toMatch(/^\S.*\.$/);
  });

  it('is an answer or a 400 whatever stands in the query string', async () => {
    const name = fc.constantFrom('start_date', 'end_date', '__proto__', 'constructor');
    const digits = fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
    const value = fc.oneof(fc.string({ unit: 'binary' }), digits, fc.constantFrom('9999-12-31', '0000-01-01'));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value), async (parameters) => {
        expect([200, 400]).toContain((await ask(parameters)).status);
      }),
    );
  });
});
