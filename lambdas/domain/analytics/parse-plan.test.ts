import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { faultSentence } from '../validation/fault.ts';
import { parsePlan } from './parse-plan.ts';
import { PlanSchema } from './plan.ts';

const YEAR = { date_range: { start: '2025-01-01', end: '2025-12-31' } };
const MONTH = { date_range: { start: '2025-01-01', end: '2025-01-31' } };

function faultOf(input: unknown): { readonly field: string; readonly sentence: string } | undefined {
  const parsed = parsePlan(input);
  return parsed.ok ? undefined : { field: parsed.fault.field, sentence: faultSentence(parsed.fault) };
}

describe('parsePlan', () => {
  it('counts all calls where nothing is said', () => {
    expect(parsePlan({})).toEqual({
      ok: true,
      plan: {
        metrics: ['count'],
        group_by: [],
        filters: {},
        time_zone: 'UTC',
        order_by: 'count',
        order: 'desc',
        percentages: false,
        min_count: 1,
      },
    });
  });

  it.each([
    ['the first metric', { metrics: ['avg_duration', 'count'], group_by: [{ by: 'region' }] }, 'avg_duration', 'desc'],
    ['the time where it is the only group', { group_by: [{ by: 'hour_of_day' }], filters: MONTH }, 'key', 'asc'],
    ['the field where time is inside', { group_by: [{ by: 'product' }, { by: 'month' }] }, 'count', 'desc'],
    ['what it is told', { group_by: [{ by: 'month' }], order_by: 'total_cost' }, 'total_cost', 'desc'],
    ['the key upwards', { group_by: [{ by: 'product' }], order_by: 'key' }, 'key', 'asc'],
  ])('orders by %s', (_name, input, order_by, order) => {
    expect(parsePlan(input)).toMatchObject({ ok: true, plan: { order_by, order } });
  });

  it('works out what it orders by, once', () => {
    const parsed = parsePlan({ metrics: ['count', 'count'], group_by: [{ by: 'region' }], order_by: 'avg_cost' });
    expect(parsed).toMatchObject({ plan: { metrics: ['count', 'avg_cost'], group_by: [{ by: 'region', top: 10 }] } });
  });

  it('takes days of the date range for days of the time zone', () => {
    const parsed = parsePlan({
      time_zone: 'Europe/Berlin',
      filters: { date_range: { start: '2026-03-29', end: '2026-03-29' } },
    });
    const date_range = { start: '2026-03-28T23:00:00.000Z', end: '2026-03-29T21:59:59.999Z' };
    expect(parsed).toMatchObject({ ok: true, plan: { filters: { date_range } } });
    const inUtc = parsePlan({ filters: { date_range: { end: '2026-03-29' } } });
    expect(inUtc).toMatchObject({ plan: { filters: { date_range: { end: '2026-03-29T23:59:59.999Z' } } } });
  });

  it('is described for a tool that a model fills', () => {
    const { properties } = z.toJSONSchema(PlanSchema, { io: 'input' }) as { properties: Record<string, object> };
    expect(Object.keys(properties)).toContain('group_by');
    expect(properties.time_zone).toMatchObject({ type: 'string', default: 'UTC' });
  });
});

const top = (...tops: number[]) => tops.map((top, index) => ({ by: ['product', 'intent'][index], top }));

describe('a bad plan is refused with its field and one sentence', () => {
  it.each([
    ['no object', null, '', 'The plan must be an object.'],
    ['a list', [], '', 'The plan must be an object.'],
    ['an unknown field', { metric: 'count' }, 'metric', 'metric is not a known field.'],
    ['an unknown field inside', { group_by: [{ by: 'day', size: 3 }] }, 'group_by[0].size', undefined],
    ['no metric', { metrics: [] }, 'metrics', 'metrics must not be empty.'],
    ['an unknown metric', { metrics: ['count', 'median'] }, 'metrics[1]', undefined],
    ['an unknown group', { group_by: [{ by: 'call_id' }] }, 'group_by[0].by', undefined],
    ['three groups', { group_by: [{ by: 'lane' }, { by: 'flag' }, { by: 'issue' }] }, 'group_by', undefined],
    ['a text for a number', { group_by: [{ by: 'lane', top: '3' }] }, 'group_by[0].top', undefined],
    ['a fraction', { limit: 2.5 }, 'limit', 'limit must be a whole number.'],
    [
      'too many',
      { group_by: [{ by: 'lane', top: 10_001 }] },
      'group_by[0].top',
      'group_by[0].top must be at most 10000.',
    ],
    ['too few', { min_count: 0 }, 'min_count', 'min_count must be at least 1.'],
    ['an unknown zone', { time_zone: 'Europe/Atlantis' }, 'time_zone', undefined],
    ['an unknown intent', { filters: { intent: ['anger'] } }, 'filters.intent[0]', undefined],
    ['an unknown intent alone', { filters: { intent: 'anger' } }, 'filters.intent', undefined],
    ['an unknown filter', { filters: { color: 'red' } }, 'filters.color', 'filters.color is not a known field.'],
    [
      'a day of no calendar',
      { filters: { date_range: { start: '2026-02-30' } } },
      'filters.date_range.start',
      undefined,
    ],
    [
      'a backward range',
      { filters: { date_range: { start: '2026-02-02', end: '2026-02-01' } } },
      'filters.date_range',
      undefined,
    ],
    ['the same group twice', { group_by: [{ by: 'lane' }, { by: 'lane' }] }, 'group_by[1].by', undefined],
    ['two times', { group_by: [{ by: 'month' }, { by: 'year' }] }, 'group_by[1].by', undefined],
    ['top of a time', { group_by: [{ by: 'month', top: 3 }] }, 'group_by[0].top', undefined],
    ['a cycle outside', { group_by: [{ by: 'day_of_week' }, { by: 'lane' }] }, 'group_by[0].by', undefined],
    [
      'percentiles of a cycle',
      { metrics: ['count', 'p50_duration'], group_by: [{ by: 'day_of_week' }] },
      'metrics[1]',
      undefined,
    ],
    ['clients of clients', { metrics: ['distinct_clients'], group_by: [{ by: 'client_id' }] }, 'metrics[0]', undefined],
    [
      'days without an end',
      { group_by: [{ by: 'day' }], filters: { date_range: { start: '2026-01-01' } } },
      'filters.date_range',
      undefined,
    ],
    ['too many points', { group_by: [{ by: 'hour' }], filters: YEAR }, 'filters.date_range', undefined],
    ['too many groups', { group_by: top(101, 100) }, 'group_by[1].top', undefined],
    [
      'too many series',
      { group_by: [{ by: 'product', top: 30 }, { by: 'day' }], filters: YEAR },
      'group_by[0].top',
      undefined,
    ],
    [
      'too many hours of a cycle',
      { group_by: [{ by: 'lane' }, { by: 'hour_of_day' }], filters: YEAR },
      'group_by[0].top',
      undefined,
    ],
  ])('%s', (_name, input, field, sentence) => {
    const fault = faultOf(input);
    expect(fault?.field).toBe(field);
    expect(fault?.sentence).toMatch(/^\S.* .*\.$/);
    if (sentence !== undefined) expect(fault?.sentence).toBe(sentence);
  });

  it.each([
    ['the most groups', { group_by: top(100, 100) }],
    [
      'days of five years',
      { group_by: [{ by: 'day' }], filters: { date_range: { start: '2021-01-01', end: '2026-01-01' } } },
    ],
    ['weeks of all time', { group_by: [{ by: 'product' }, { by: 'week' }] }],
    ['weekdays of all time', { group_by: [{ by: 'day_of_week' }] }],
    [
      'hours of two years',
      { group_by: [{ by: 'hour_of_day' }], filters: { date_range: { start: '2024-01-01', end: '2025-12-31' } } },
    ],
  ])('but not for %s', (_name, input) => {
    expect(faultOf(input)).toBeUndefined();
  });
});

/** Values that look like parts of plans, in all places. */
const anything = fc.oneof(
  fc.anything({ maxDepth: 4, withNullPrototype: true, withSparseArray: true }),
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      'metrics',
      'group_by',
      'filters',
      'time_zone',
      'order_by',
      'order',
      'limit',
      '__proto__',
      'min_count',
    ),
    fc.oneof(
      fc.anything(),
      fc.constantFrom('count', 'key', 'UTC', 'asc', 7),
      fc.array(fc.record({ by: fc.constantFrom('product', 'day', 'hour_of_day', 'issue', 4), top: fc.anything() })),
      fc.record({
        date_range: fc.dictionary(
          fc.constantFrom('start', 'end'),
          fc.oneof(fc.string(), fc.date().map(String), fc.constant('2026-03-29')),
        ),
      }),
    ),
  ),
);

describe('whatever comes', () => {
  it('gives a plan that is itself a valid plan, or a field and a sentence', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const parsed = parsePlan(input);
        if (!parsed.ok) {
          expect(parsed.fault.field.length).toBeLessThanOrEqual(64);
          expect(faultSentence(parsed.fault)).toMatch(/\.$/);
          return;
        }
        expect(parsePlan(JSON.parse(JSON.stringify(parsed.plan)))).toEqual(parsed);
      }),
      { numRuns: 1_000 },
    );
  });
});
