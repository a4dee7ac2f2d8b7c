import type { APIGatewayProxyEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregationPlan } from '../domain/analytics/plan.ts';
import { type CallAnalytics, UnknownTimeZoneError } from '../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { type CountedCall, recount } from '../testing/recount.ts';
import { strictMeter } from '../testing/strict-meter.ts';
import { createRoutes } from './handler.ts';

const CALL: CountedCall = {
  client_id: 'client-1',
  product: 'fibre',
  region: 'north',
  agent_id: 'agent-1',
  channel: 'phone',
  language: 'en',
  timestamp: '2026-03-02T09:00:00.000Z',
  duration_seconds: 100,
  intent: 'complaint',
  sentiment: 'negative',
  sentiment_score: -0.5,
  importance: 'high',
  importance_score: 0.6,
  lane: 'economy',
  issues: ['refund', 'outage'],
  mentioned_products: [],
  flags: [],
  enriched: 'none',
  key_issues: [],
  tags: [],
  cost_usd: 0.02,
};

const CALLS: readonly CountedCall[] = [
  CALL,
  { ...CALL, client_id: 'client-2', issues: ['refund'], timestamp: '2026-03-02T23:30:00.000Z', duration_seconds: 200 },
  { ...CALL, product: 'mobile', intent: 'technical_issue', issues: [], timestamp: '2026-03-04T10:00:00.000Z' },
  { ...CALL, intent: 'inquiry', issues: ['login'], importance: 'low', importance_score: 0.2, cost_usd: 0 },
  { ...CALL, timestamp: '2026-02-20T10:00:00.000Z' },
];

const NOW = new Date('2026-03-05T12:00:00.000Z');
const MARCH = { start_date: '2026-03-01', end_date: '2026-03-31' };

/** Counts by recount, and remembers how often it was asked for what. */
function counting(calls = CALLS): CallAnalytics & { readonly requests: (readonly AggregationPlan[])[] } {
  const requests: (readonly AggregationPlan[])[] = [];
  return {
    requests,
    aggregate: async (plans) => {
      requests.push(plans);
      return plans.map((plan) => recount(calls, plan));
    },
  };
}

const SILENT = { counter: strictMeter(), logger: { warn: () => {} } };

async function get(
  path: string,
  parameters: Readonly<Record<string, string | string[]>>,
  analytics: CallAnalytics = counting(),
) {
  const route = createRoutes({ ...SILENT, analytics, now: () => NOW }).find((one) => one.path === path);
  const values = Object.entries(parameters).map(([name, value]) => [name, [value].flat()]);
  const multiValueQueryStringParameters = values.length === 0 ? null : Object.fromEntries(values);
  const event = { multiValueQueryStringParameters, requestContext: { requestId: 'r-1' } };
  const answer = await route?.handler(event as unknown as APIGatewayProxyEvent);
  return { status: answer?.statusCode, body: JSON.parse(answer?.body ?? 'null') };
}

const summary = (parameters: Readonly<Record<string, string | string[]>> = {}, analytics?: CallAnalytics) =>
  get('/analytics/summary', parameters, analytics);
const trend = (parameters: Readonly<Record<string, string | string[]>> = {}, analytics?: CallAnalytics) =>
  get('/analytics/trends', parameters, analytics);

describe('GET /analytics/summary', () => {
  it('answers all figures of a time from one request', async () => {
    const analytics = counting();
    const { status, body } = await summary(MARCH, analytics);
    expect(status).toBe(200);
    expect(body).toEqual({
      total_calls: 4,
      date_range: { start: '2026-03-01T00:00:00.000Z', end: '2026-03-31T23:59:59.999Z' },
      time_zone: 'UTC',
      distinct_clients: 2,
      complaint_calls: 3,
      top_complaints: [
        { value: 'refund', count: 2, share: 66.67 },
        { value: 'outage', count: 1, share: 33.33 },
      ],
      top_products: [
        { value: 'fibre', count: 3, share: 75 },
        { value: 'mobile', count: 1, share: 25 },
      ],
      intents: [
        { value: 'complaint', count: 2, share: 50 },
        { value: 'billing_dispute', count: 0, share: 0 },
        { value: 'technical_issue', count: 1, share: 25 },
        { value: 'inquiry', count: 1, share: 25 },
        { value: 'general', count: 0, share: 0 },
      ],
      sentiment_distribution: [
        { value: 'very_negative', count: 0, share: 0 },
        { value: 'negative', count: 4, share: 100 },
        { value: 'neutral', count: 0, share: 0 },
        { value: 'positive', count: 0, share: 0 },
        { value: 'very_positive', count: 0, share: 0 },
      ],
      importance_distribution: [
        { value: 'critical', count: 0, share: 0 },
        { value: 'high', count: 3, share: 75 },
        { value: 'medium', count: 0, share: 0 },
        { value: 'low', count: 1, share: 25 },
      ],
      regions: [{ value: 'north', count: 4, share: 100 }],
      channels: [{ value: 'phone', count: 4, share: 100 }],
      languages: [{ value: 'en', count: 4, share: 100 }],
      avg_importance: 0.5,
      avg_sentiment: -0.5,
      duration_seconds: { avg: 125, p50: 100, p90: 200, p95: 200, total: 500 },
      costs: { total_usd: 0.06, avg_usd: 0.015 },
      previous: {
        date_range: { start: '2026-01-29T00:00:00.000Z', end: '2026-02-28T23:59:59.999Z' },
        total_calls: 1,
        change_percent: 300,
        avg_importance: 0.6,
      },
      approximate: false,
    });
    expect(analytics.requests).toHaveLength(1);
  });

  it('has no time before without a whole date range, and no change since a time without calls', async () => {
    expect((await summary({ start_date: '2026-03-01' })).body.previous).toBeNull();
    const { previous } = (await summary({ start_date: '2026-03-04', end_date: '2026-03-04' })).body;
    expect(previous).toMatchObject({ total_calls: 0, change_percent: null, avg_importance: null });
  });

  it('filters by each field, by lists and by parameters that are given twice', async () => {
    const count = async (parameters: Record<string, string | string[]>) => (await summary(parameters)).body.total_calls;
    expect(await count({})).toBe(5);
    expect(await count({ product: 'mobile' })).toBe(1);
    expect(await count({ product: 'mobile, fibre' })).toBe(5);
    expect(await count({ product: ['mobile', 'fibre'] })).toBe(5);
    expect(await count({ issue: 'login', importance_min: '0.1' })).toBe(1);
    expect(await count({ issue: 'login', importance_min: '0.3' })).toBe(0);
  });

  it('finds the calls of the group unknown, alone and among others', async () => {
    const { channel: _, ...without } = CALL;
    const calls = [CALL, without, { ...CALL, channel: 'unknown' }, { ...CALL, channel: 'chat' }];
    const found = async (channel: string) => (await summary({ channel }, counting(calls))).body.channels;
    expect(await found('unknown')).toEqual([{ value: 'unknown', count: 2, share: 100 }]);
    expect(await found('unknown,chat')).toMatchObject([{ count: 2 }, { count: 1 }]);
    expect(await found('chat')).toEqual([{ value: 'chat', count: 1, share: 100 }]);
  });

  it('asks for complaints only where the filters leave any', async () => {
    const analytics = counting();
    const { body } = await summary({ intent: 'inquiry' }, analytics);
    expect(body).toMatchObject({ total_calls: 1, complaint_calls: 0, top_complaints: [] });
    const some = await summary({ intent: 'inquiry,technical_issue' }, analytics);
    expect(some.body).toMatchObject({ complaint_calls: 1, top_complaints: [] });
  });

  it('answers for no calls at all', async () => {
    const { status, body } = await summary(MARCH, counting([]));
    expect(status).toBe(200);
    expect(body).toMatchObject({ total_calls: 0, avg_importance: null, top_products: [], costs: { total_usd: 0 } });
  });
});

describe('GET /analytics/trends', () => {
  const FIRST_DAYS = { start_date: '2026-03-02', end_date: '2026-03-04' };

  it('shows the last thirty days, or the last two days by hours, where no time is named', async () => {
    const days = (await trend()).body;
    expect(days.date_range).toEqual({ start: '2026-02-03T00:00:00.000Z', end: '2026-03-05T12:00:00.000Z' });
    expect(days.total_calls).toBe(5);
    const hours = (await trend({ interval: 'hour' })).body;
    expect(hours.date_range).toEqual({ start: '2026-03-03T12:00:00.000Z', end: '2026-03-05T12:00:00.000Z' });
    expect((await trend({ end_date: '2026-02-28T12:00:00Z' })).body.total_calls).toBe(1);
    expect((await trend({ interval: 'month' })).body.date_range).toEqual({ start: null, end: null });
  });

  it('answers one series with a point for every day', async () => {
    const { status, body } = await trend({ ...FIRST_DAYS, metric: 'avg_duration' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ interval: 'day', metric: 'avg_duration', group_by: null, total_calls: 4, other: 0 });
    expect(body.series).toEqual([
      {
        key: null,
        total: 125,
        points: [
          { time: '2026-03-02', count: 3, value: 133.333333 },
          { time: '2026-03-03', count: 0, value: null },
          { time: '2026-03-04', count: 1, value: 100 },
        ],
      },
    ]);
  });

  it('answers the largest groups, and how many calls are in the others', async () => {
    const analytics = counting();
    const { body } = await trend({ interval: 'week', group_by: 'product', top: '1' }, analytics);
    expect(body.series).toMatchObject([{ key: 'fibre', total: 4, points: [{ time: '2026-02-16', value: 1 }, {}, {}] }]);
    expect(body).toMatchObject({ other: 1, notes: [] });
    expect(analytics.requests).toHaveLength(1);
  });

  it('counts by the days of a time zone', async () => {
    const { body } = await trend({ ...FIRST_DAYS, time_zone: 'Asia/Kolkata' });
    expect(body.series[0].points.map(({ count }: { count: number }) => count)).toEqual([2, 1, 1]);
    expect(body.date_range).toEqual({ start: '2026-03-01T18:30:00.000Z', end: '2026-03-04T18:29:59.999Z' });
  });
});

describe('a query string that is refused', () => {
  it.each([
    [summary, 'an unknown parameter', { prodct: 'fibre' }, 'prodct'],
    [summary, 'an unknown value', { sentiment: 'angry' }, 'sentiment'],
    [summary, 'an empty value', { product: '' }, 'product'],
    [summary, 'no number', { importance_min: 'high' }, 'importance_min'],
    [summary, 'a number beyond its range', { importance_min: '7' }, 'importance_min'],
    [summary, 'no date', { start_date: 'yesterday' }, 'start_date'],
    [summary, 'no end date', { end_date: '2026-13-01' }, 'end_date'],
    [summary, 'an end before its start', { start_date: '2026-03-02', end_date: '2026-03-01' }, 'start_date'],
    [summary, 'an unknown time zone', { time_zone: 'Moon' }, 'time_zone'],
    [trend, 'an offset that no engine knows', { time_zone: '+19:00' }, 'time_zone'],
    [trend, 'no interval', { ...MARCH, interval: 'hour_of_day' }, 'interval'],
    [trend, 'no field', { ...MARCH, group_by: 'month' }, 'group_by'],
    [trend, 'an unknown metric', { ...MARCH, metric: 'median' }, 'metric'],
    [trend, 'a top that is none', { ...MARCH, group_by: 'product', top: '0' }, 'top'],
    [trend, 'a top without groups', { ...MARCH, top: '3' }, 'top'],
    [trend, 'too many points', { ...MARCH, group_by: 'agent_id', top: '400' }, 'top'],
    [trend, 'days of twenty years', { start_date: '2006-01-01' }, 'start_date'],
    [trend, 'hours of years', { interval: 'hour', start_date: '2020-01-01', end_date: '2026-01-01' }, 'start_date'],
    [trend, 'clients of clients', { ...MARCH, metric: 'distinct_clients', group_by: 'client_id' }, 'metric'],
  ])('%# names the parameter for %s', async (ask, _name, parameters, field) => {
    const analytics = counting();
    const { status, body } = await ask(parameters as Record<string, string>, analytics);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:callsift:problem:bad-parameter', field, request_id: 'r-1' });
    expect(body.title).toMatch(/^\S.*\.$/);
    expect(analytics.requests).toEqual([]);
  });

  it('is one with a time zone that the index does not know', async () => {
    const older: CallAnalytics = { aggregate: async () => Promise.reject(new UnknownTimeZoneError('refused')) };
    const { status, body } = await trend({ time_zone: 'Asia/Kolkata' }, older);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:callsift:problem:bad-parameter', field: 'time_zone' });
  });

  it('is an answer or a 400 whatever stands in it', async () => {
    const name = fc.constantFrom(
      'product',
      'intent',
      'start_date',
      'end_date',
      'time_zone',
      'interval',
      'group_by',
      'metric',
      'top',
      '__proto__',
      'constructor',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('day', 'week', 'product', 'count', '5', '2026-03-01', 'UTC'),
    );
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, value), fc.boolean(), async (parameters, trends) => {
        const { status } = await (trends ? trend(parameters) : summary(parameters));
        expect([200, 400]).toContain(status);
      }),
    );
  });
});

describe('an index that cannot answer', () => {
  it.each([summary, trend])('is a 503 that says so (%#)', async (ask) => {
    const down: CallAnalytics = { aggregate: async () => Promise.reject(new IndexUnavailableError('connect')) };
    const { status, body } = await ask(MARCH, down);
    expect(status).toBe(503);
    expect(body).toMatchObject({ type: 'urn:callsift:problem:search-unavailable' });
  });

  it('is no excuse for faults of ours', async () => {
    const broken: CallAnalytics = { aggregate: async () => Promise.reject(new Error('refused')) };
    await expect(summary(MARCH, broken)).rejects.toThrow('refused');
  });
});
