import { errors } from '@opensearch-project/opensearch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../domain/analytics/parse-plan.ts';
import type { AggregationPlan, PlanInput } from '../../domain/analytics/plan.ts';
import { UnknownTimeZoneError } from '../../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { type CountedCall, recount } from '../../testing/recount.ts';
import { OpenSearchAnalytics } from './aggregation-adapter.ts';
import { memoryEngine } from './aggregation-engine.testing.ts';
import { sampleCalls, somePlan } from './aggregation-plans.testing.ts';
import { aggregationBody } from './aggregation-request.ts';
import { describeEngineFault } from './engine-faults.ts';

const CALLS = sampleCalls(50);

function planOf(input: PlanInput): AggregationPlan {
  const parsed = parsePlan(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.plan;
}

/** Aggregates with a given answer of the engine. */
async function read(input: PlanInput, answer: object) {
  const [result] = await new OpenSearchAnalytics({ msearch: async () => [answer] }).aggregate([planOf(input)]);
  return result;
}

describe('aggregations', () => {
  it('come to what a recount of the documents comes to, for plans of every kind', async () => {
    const analytics = new OpenSearchAnalytics(memoryEngine(CALLS));
    await fc.assert(
      fc.asyncProperty(somePlan, async (plan) => {
        const [result] = await analytics.aggregate([plan]);
        expect(result).toEqual(recount(CALLS, plan));
      }),
      { numRuns: 150 },
    );
  });

  it('are one request for all plans, and none for none', async () => {
    const requests: number[] = [];
    const engine = memoryEngine(CALLS);
    const analytics = new OpenSearchAnalytics({
      msearch: (bodies) => {
        requests.push(bodies.length);
        return engine.msearch(bodies);
      },
    });
    const results = await analytics.aggregate([planOf({}), planOf({ group_by: [{ by: 'intent' }] })]);
    expect(results.map(({ rows }) => rows.length)).toEqual([0, 5]);
    expect(await analytics.aggregate([])).toEqual([]);
    expect(requests).toEqual([2]);
  });

  it('have no average and a share of 0 where there are no calls', async () => {
    const [result] = await new OpenSearchAnalytics(memoryEngine([])).aggregate([
      planOf({
        metrics: ['avg_duration', 'p50_duration', 'total_cost'],
        group_by: [{ by: 'day' }],
        filters: { date_range: { start: '2026-01-01', end: '2026-01-02' } },
        percentages: true,
      }),
    ]);
    const nothing = { count: 0, avg_duration: null, p50_duration: null, total_cost: 0 };
    expect(result).toMatchObject({
      totals: nothing,
      rows: [
        { key: { day: '2026-01-01' }, metrics: nothing, share: 0 },
        { key: { day: '2026-01-02' }, metrics: nothing, share: 0 },
      ],
    });
  });

  it('give shares that sum to 100 within rounding where a call has one value', async () => {
    const [result] = await new OpenSearchAnalytics(memoryEngine(CALLS)).aggregate([
      planOf({ group_by: [{ by: 'client_segment' }], percentages: true }),
    ]);
    const sum = result?.rows.reduce((total, { share = 0 }) => total + share, 0) ?? 0;
    expect(sum).toBeCloseTo(100, 1);
    expect(result?.rows.map(({ key }) => key.client_segment)).toContain('unknown');
    expect(result?.notes).toEqual([]);
  });

  it('say when shares overlap, and how many calls have no value', async () => {
    const [result] = await new OpenSearchAnalytics(memoryEngine(CALLS)).aggregate([
      planOf({ group_by: [{ by: 'issue' }], percentages: true }),
    ]);
    expect(result?.notes).toEqual(['groups-overlap']);
    expect(result?.without_value).toBe(CALLS.filter(({ issues }) => issues.length === 0).length);
  });
});

describe('periods', () => {
  const [call] = sampleCalls(1);
  const at = (...times: readonly string[]) => times.map((timestamp) => ({ ...call, timestamp }) as CountedCall);

  async function rowsOf(calls: readonly CountedCall[], input: PlanInput) {
    const [result] = await new OpenSearchAnalytics(memoryEngine(calls)).aggregate([planOf(input)]);
    return result?.rows.map(({ key, metrics }) => [Object.values(key).join(' '), metrics.count] as const) ?? [];
  }

  it('are 25 hours on the day on which summer time ends, and 23 where it begins', async () => {
    const hours = (day: string, calls: readonly CountedCall[] = []) =>
      rowsOf(calls, {
        group_by: [{ by: 'hour' }],
        time_zone: 'Europe/Berlin',
        filters: { date_range: { start: day, end: day } },
      });
    const twice = at('2026-10-25T00:59:59.999Z', '2026-10-25T01:00:00.000Z', '2026-10-25T01:30:00.000Z');
    const autumn = await hours('2026-10-25', twice);
    expect(autumn).toHaveLength(25);
    expect(autumn.slice(2, 4)).toEqual([
      ['2026-10-25T02:00+02:00', 1],
      ['2026-10-25T02:00+01:00', 2],
    ]);
    expect(await hours('2026-03-29')).toHaveLength(23);
  });

  it('of a cycle are added up, with the averages weighted by calls', async () => {
    const calls = at('2026-03-02T08:10:00.000Z', '2026-03-02T08:50:00.000Z', '2026-03-09T08:00:00.000Z').map(
      (one, index) => ({ ...one, duration_seconds: [10, 20, 60][index] ?? 0 }),
    );
    const [result] = await new OpenSearchAnalytics(memoryEngine(calls)).aggregate([
      planOf({ group_by: [{ by: 'day_of_week' }], metrics: ['avg_duration', 'total_duration'] }),
    ]);
    expect(result?.rows).toHaveLength(7);
    expect(result?.rows.slice(0, 2)).toEqual([
      { key: { day_of_week: 'monday' }, metrics: { avg_duration: 30, total_duration: 90, count: 3 } },
      { key: { day_of_week: 'tuesday' }, metrics: { avg_duration: null, total_duration: 0, count: 0 } },
    ]);
    const hours = await rowsOf(calls, {
      group_by: [{ by: 'hour_of_day' }],
      time_zone: 'Asia/Kolkata',
      filters: { date_range: { start: '2026-03-01', end: '2026-03-31' } },
      order_by: 'count',
      limit: 2,
    });
    expect(hours).toEqual([
      ['13', 2],
      ['14', 1],
    ]);
  });

  it('are in the order of a metric where they are the only groups, ties in the order of time', async () => {
    const calls = at('2026-03-04T08:00:00.000Z', '2026-03-02T08:00:00.000Z', '2026-03-04T09:00:00.000Z');
    const filters = { date_range: { start: '2026-03-01', end: '2026-03-04' } };
    expect(await rowsOf(calls, { group_by: [{ by: 'day' }], order_by: 'count', filters })).toEqual([
      ['2026-03-04', 2],
      ['2026-03-02', 1],
      ['2026-03-01', 0],
      ['2026-03-03', 0],
    ]);
  });
});

describe('the answer of an engine', () => {
  const hits = { total: { value: 10 } };
  const groups = (doc_count_error_upper_bound: number) => ({
    groups: { doc_count_error_upper_bound, sum_other_doc_count: 4, buckets: [{ key: 'a', doc_count: 6 }] },
  });
  const byAgent: PlanInput = { group_by: [{ by: 'agent_id', top: 1 }] };

  it.each([
    { bound: 0, shards: 3, approximate: false },
    { bound: 2, shards: 3, approximate: true },
    { bound: -1, shards: 1, approximate: false },
    { bound: -1, shards: 3, approximate: true },
  ])('with an error bound of $bound from $shards shards is approximate: $approximate', async (one) => {
    const _shards = { total: one.shards, failed: 0 };
    const result = await read(byAgent, { _shards, hits, aggregations: groups(one.bound) });
    expect(result).toMatchObject({ approximate: one.approximate, other: 4, truncated: true });
  });

  it('is approximate with more clients than are told apart', async () => {
    const answer = (value: number) => ({ hits, aggregations: { distinct_clients: { value } } });
    expect(await read({ metrics: ['distinct_clients'] }, answer(40_000))).toMatchObject({ notes: [] });
    expect(await read({ metrics: ['distinct_clients'] }, answer(40_001))).toMatchObject({
      approximate: true,
      notes: ['distinct-clients-approximate'],
    });
  });

  it.each([
    { name: 'a shard that failed', answer: { _shards: { total: 2, failed: 1 }, hits } },
    { name: 'a timeout', answer: { timed_out: true, hits } },
    { name: 'a busy engine', answer: { status: 429, error: { type: 'circuit_breaking_exception' } } },
    { name: 'a broken engine', answer: { status: 503, error: { type: 'unavailable_shards_exception' } } },
    { name: 'an index that is not there', answer: { status: 404, error: { type: 'index_not_found_exception' } } },
    { name: 'no answer', answer: undefined },
  ])('is no count with $name', async ({ answer }) => {
    await expect(read({}, answer as object)).rejects.toThrow(IndexUnavailableError);
  });

  it.each([
    { cause: 'zone_rules_exception', unknown: true },
    { cause: 'illegal_argument_exception', unknown: false },
  ])('that refuses the request for a $cause is about the time zone: $unknown', async ({ cause, unknown }) => {
    const body = { error: { type: 'x_content_parse_exception', caused_by: { type: cause } }, status: 400 };
    const meta = {} as ConstructorParameters<typeof errors.ResponseError>[0]['meta'];
    const fault = new errors.ResponseError({ body, statusCode: 400, headers: {}, warnings: null, meta });
    const msearch = async () => Promise.reject(describeEngineFault(fault));
    const refusal = await new OpenSearchAnalytics({ msearch }).aggregate([planOf({})]).catch((error: unknown) => error);
    expect(refusal instanceof UnknownTimeZoneError).toBe(unknown);
  });

  it('is a fault of ours where the engine refuses the body', async () => {
    const refused = read({}, { status: 400, error: { type: 'parsing_exception' } });
    await expect(refused).rejects.toThrow('parsing_exception');
    await expect(refused).rejects.not.toBeInstanceOf(IndexUnavailableError);
  });
});

describe('the body of a plan', () => {
  it('asks for no hits, counts them all and orders groups so that ties are settled', () => {
    const filters = { region: ['north'], date_range: { start: '2026-03-01', end: '2026-03-31' } };
    const plan = planOf({
      metrics: ['avg_importance', 'p95_duration'],
      group_by: [{ by: 'product', top: 3 }, { by: 'week' }],
      filters,
      time_zone: 'asia/kolkata',
      order_by: 'p95_duration',
    });
    expect(aggregationBody(plan)).toEqual({
      size: 0,
      track_total_hits: true,
      query: {
        bool: {
          filter: [
            { terms: { region: ['north'] } },
            { range: { timestamp: { gte: '2026-02-28T18:30:00.000Z', lte: '2026-03-31T18:29:59.999Z' } } },
          ],
        },
      },
      aggs: {
        avg_importance: { avg: { field: 'importance_score' } },
        percentiles_duration_seconds: { percentiles: { field: 'duration_seconds', percents: [95] } },
        groups: {
          terms: {
            field: 'product',
            size: 3,
            shard_size: 1000,
            min_doc_count: 1,
            order: [{ 'percentiles_duration_seconds.95': 'desc' }, { _key: 'asc' }],
          },
          aggs: {
            percentiles_duration_seconds: { percentiles: { field: 'duration_seconds', percents: [95] } },
            groups: {
              date_histogram: {
                field: 'timestamp',
                calendar_interval: 'week',
                time_zone: 'Asia/Calcutta',
                min_doc_count: 0,
                extended_bounds: { min: 1772303400000, max: 1774981799999 },
              },
              aggs: {
                avg_importance: { avg: { field: 'importance_score' } },
                percentiles_duration_seconds: { percentiles: { field: 'duration_seconds', percents: [95] } },
              },
            },
          },
        },
      },
    });
  });

  it('tells fewer clients apart the more groups there are', () => {
    const precision = (input: PlanInput) =>
      JSON.stringify(aggregationBody(planOf({ metrics: ['distinct_clients'], ...input }))).match(/threshold":\d+/g);
    expect(precision({})).toEqual(['threshold":40000']);
    expect(precision({ group_by: [{ by: 'product' }] })).toEqual(['threshold":40000', 'threshold":10000']);
    expect(precision({ group_by: [{ by: 'product', top: 5000 }] })).toEqual(['threshold":40000', 'threshold":1000']);
  });
});
