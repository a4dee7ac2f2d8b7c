import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { METRIC_NAMES } from '../../analytics/metrics.ts';
import { parsePlan } from '../../analytics/parse-plan.ts';
import type { PlanInput } from '../../analytics/plan.ts';
import type { AggregationResult, Row } from '../../analytics/result.ts';
import type { Filters } from '../../search/filters.ts';
import type { Interpretation } from '../interpretation.ts';
import { describeFigures } from './describe-figures.ts';

const OCTOBER = { start: '2026-10-01', end: '2026-10-31' };
const FIBRE: Filters = { product: ['Fibre 500'], region: ['North'], date_range: OCTOBER };
const FIBRE_WORDS = 'of Fibre 500 in the region North from 1 to 31 October 2026';

interface Asked {
  readonly share_of?: Filters;
  readonly share_percent?: number;
}

function say(
  input: PlanInput,
  result: Partial<AggregationResult> & Pick<AggregationResult, 'totals'>,
  asked: Asked = {},
) {
  const parsed = parsePlan({ time_zone: 'Asia/Kolkata', ...input });
  if (!parsed.ok) throw new Error(parsed.fault.reason);
  const { plan } = parsed;
  const rest = { rows: [], other: 0, without_value: 0, truncated: false, approximate: false, notes: [] };
  const { share_of = null, share_percent = null } = asked;
  const interpretation = { plan, filters: plan.filters, share_of } as unknown as Interpretation;
  return describeFigures(interpretation, { result: { ...rest, ...result }, share_percent });
}

const counted = (by: string, counts: Readonly<Record<string, number>>): Row[] =>
  Object.entries(counts).map(([value, count]) => ({ key: { [by]: value }, metrics: { count } }));

describe('figures of all calls', () => {
  it('say how many calls there are, and what they were', () => {
    expect(say({ filters: { ...FIBRE, intent: ['complaint'] } }, { totals: { count: 37 } })).toBe(
      `37 calls ${FIBRE_WORDS} were complaints.`,
    );
    expect(say({ filters: { intent: ['inquiry', 'general'] } }, { totals: { count: 1 } })).toBe(
      '1 call was an inquiry or a general call.',
    );
    expect(say({ filters: FIBRE }, { totals: { count: 1_234_567 } })).toBe(`There are 1,234,567 calls ${FIBRE_WORDS}.`);
    expect(say({}, { totals: { count: 1 } })).toBe('There is 1 call.');
  });

  it('say what was counted where there is none', () => {
    expect(say({ filters: FIBRE }, { totals: { count: 0 } })).toBe(`No call matches: calls ${FIBRE_WORDS}.`);
    expect(say({ group_by: [{ by: 'day' }], filters: FIBRE }, { totals: { count: 0 } })).toContain('No call matches');
    expect(say({}, { totals: { count: 0 } })).toBe('There are no calls.');
  });

  it('have their units', () => {
    const metrics = [
      'avg_duration',
      'total_duration',
      'avg_cost',
      'total_cost',
      'avg_importance',
      'distinct_clients',
    ] as const;
    const totals = {
      count: 1_037,
      avg_duration: 252.333333,
      total_duration: 261_703.4,
      avg_cost: 0.000312,
      total_cost: 1_234.5678,
      avg_importance: 0.483333,
      distinct_clients: 998,
    };
    expect(say({ metrics: [...metrics] }, { totals })).toBe(
      'Of 1,037 calls, the average duration is 4 min 12 s, the total duration is 72 h 41 min 43 s, ' +
        'the average cost is $0.000312, the total cost is $1,234.57, the average importance (0 to 1) is 0.483, ' +
        'the number of different clients is 998.',
    );
  });

  it('say what there is no average of', () => {
    expect(say({ metrics: ['p50_duration'] }, { totals: { count: 2, p50_duration: null } })).toContain('is no value');
  });
});

describe('a share', () => {
  const share_of: Filters = { product: ['Fibre 500'] };

  it('is that of the calls of the wider filters', () => {
    const filters: Filters = { ...share_of, intent: ['complaint'], sentiment: ['negative'] };
    expect(say({ filters }, { totals: { count: 37 } }, { share_of, share_percent: 12.34 })).toBe(
      '12.34 % of the calls of Fibre 500 are complaints and have negative sentiment: 37 calls.',
    );
  });

  it('is none of them where no call matches', () => {
    const filters: Filters = { ...share_of, mentioned_product: ['Router X'], not: { region: ['North'] } };
    expect(say({ filters }, { totals: { count: 0 } }, { share_of, share_percent: 0 })).toBe(
      'None of the calls of Fibre 500 mention Router X and are not in the region North (0 %).',
    );
  });

  it('comes before groups', () => {
    const plan: PlanInput = { filters: { intent: ['complaint'] }, group_by: [{ by: 'region' }] };
    const rows = counted('region', { North: 30, South: 7 });
    expect(say(plan, { totals: { count: 37 }, rows }, { share_of: {}, share_percent: 40 })).toBe(
      '40 % of the calls are complaints: 37 calls. Calls by region, of 37 calls with the intent complaint: North (30), South (7).',
    );
  });
});

describe('groups', () => {
  it('are the top ones with their shares, and how many calls are of others', () => {
    const rows = counted('product', { 'Fibre 500': 37, 'Mobile Plus': 12 });
    const shared = rows.map((row, i) => ({ ...row, share: [12.3, 4][i] ?? 0 }));
    expect(
      say(
        { group_by: [{ by: 'product', top: 2 }], percentages: true },
        { totals: { count: 412 }, rows: shared, other: 363 },
      ),
    ).toBe(
      'Top 2 products by calls, of 412 calls: Fibre 500 (37, 12.3 %), Mobile Plus (12, 4 %); 363 calls are of others.',
    );
  });

  it('are all of them where nothing else is left', () => {
    const rows = counted('channel', { phone: 300, chat: 112 });
    expect(say({ group_by: [{ by: 'channel' }] }, { totals: { count: 412 }, rows })).toBe(
      'Calls by channel, of 412 calls: phone (300), chat (112).',
    );
  });

  it('are ordered by another figure, or from the lowest', () => {
    const rows: Row[] = [
      { key: { agent_id: 'A-1' }, metrics: { count: 37, avg_duration: 61 } },
      { key: { agent_id: 'A-2' }, metrics: { count: 1, avg_duration: 3_605 } },
    ];
    const plan: PlanInput = { metrics: ['avg_duration'], group_by: [{ by: 'agent_id', top: 2 }], order: 'asc' };
    expect(say(plan, { totals: { count: 412 }, rows, other: 1 })).toBe(
      'Lowest 2 agents by average duration, of 412 calls: A-1 (1 min 1 s, 37 calls), A-2 (1 h 5 s, 1 call); 1 call is of others.',
    );
    expect(say(plan, { totals: { count: 38 }, rows })).toContain(
      'Average duration by agent, the lowest first, of 38 calls',
    );
    expect(
      say(
        { group_by: [{ by: 'agent_id' }], limit: 1 },
        { totals: { count: 412 }, rows: rows.slice(0, 1), truncated: true },
      ),
    ).toContain('Top agent by calls, of 412 calls: A-1 (37).');
  });

  it('of several values say what that means', () => {
    const rows = counted('issue', { late_delivery: 37, NEW_ISSUE: 12 });
    const notes = ['groups-overlap', 'groups-approximate'] as const;
    expect(
      say(
        { group_by: [{ by: 'issue', top: 2 }] },
        { totals: { count: 412 }, rows, other: 14, without_value: 9, notes },
      ),
    ).toBe(
      'Top 2 issues by calls, of 412 calls: late delivery (37), a new issue (12); 14 more are of others; 9 calls have no issue. ' +
        'Note: a call can stand in several groups; some counts may be too low.',
    );
  });

  it('of two fields are pairs, and of many the first dozen', () => {
    const rows: Row[] = Array.from({ length: 20 }, (_, i) => ({
      key: { product: `P${i}`, month: '2026-10' },
      metrics: { count: 40 - i },
    }));
    const text = say(
      { group_by: [{ by: 'product', top: 20 }, { by: 'month' }] },
      { totals: { count: 610 }, rows, other: null },
    );
    expect(text).toMatch(/^Calls by product and month, of 610 calls: P0 \/ October 2026 \(40\), /);
    expect(text).toMatch(/P11 \/ October 2026 \(29\); more are in the figures\.$/);
  });

  it('can all be too small', () => {
    expect(say({ group_by: [{ by: 'tag' }], min_count: 5 }, { totals: { count: 9 }, other: 9 })).toBe(
      'No group has as many calls as asked for, of 9 calls.',
    );
  });
});

describe('a comparison', () => {
  const plan: PlanInput = {
    group_by: [{ by: 'region' }],
    filters: { region: ['North', 'South'], product: ['Fibre 500'] },
  };

  it('puts the two values that are asked for side by side, in that order', () => {
    expect(say(plan, { totals: { count: 70 }, rows: counted('region', { South: 41, North: 29 }) })).toBe(
      'Calls of Fibre 500: North 29 against South 41 (-29.3 %).',
    );
    expect(say(plan, { totals: { count: 70 }, rows: counted('region', { North: 41, South: 29 }) })).toContain(
      '(+41.4 %)',
    );
    expect(say(plan, { totals: { count: 70 }, rows: counted('region', { North: 35, South: 35 }) })).toContain(
      '(the same)',
    );
  });

  it('says none where one has no call, and no percent of nothing', () => {
    expect(say(plan, { totals: { count: 41 }, rows: counted('region', { North: 41 }) })).toBe(
      'Calls of Fibre 500: North 41 against South 0.',
    );
  });

  it('compares another figure, with the calls that it is of', () => {
    const rows: Row[] = [
      { key: { region: 'North' }, metrics: { count: 41, avg_duration: 200 } },
      { key: { region: 'South' }, metrics: { count: 29, avg_duration: 250 } },
    ];
    expect(say({ ...plan, metrics: ['avg_duration'] }, { totals: { count: 70 }, rows })).toBe(
      'Average duration of calls of Fibre 500: North 3 min 20 s (41 calls) against South 4 min 10 s (29 calls), -20 %.',
    );
  });

  it('compares the later of two periods with the earlier', () => {
    const rows = counted('month', { '2026-09': 29, '2026-10': 41 });
    expect(say({ group_by: [{ by: 'month' }] }, { totals: { count: 70 }, rows })).toBe(
      '70 calls, by month: October 2026 41 against September 2026 29 (+41.4 %).',
    );
  });
});

describe('a trend', () => {
  const days = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`2026-10-${String(i + 1).padStart(2, '0')}`, (i * 7) % 31]),
    );

  it('says its highest and lowest period, and all of few', () => {
    expect(
      say(
        { group_by: [{ by: 'day' }], filters: { date_range: OCTOBER } },
        { totals: { count: 21 }, rows: counted('day', days(3)) },
      ),
    ).toBe(
      '21 calls from 1 to 31 October 2026, by day: highest on 2026-10-03 with 14, lowest on 2026-10-01 with 0. ' +
        '2026-10-01: 0, 2026-10-02: 7, 2026-10-03: 14.',
    );
  });

  it('lists the first and the last of more than a dozen', () => {
    const text = say(
      { group_by: [{ by: 'day' }], filters: { date_range: OCTOBER } },
      { totals: { count: 400 }, rows: counted('day', days(31)) },
    );
    expect(text).toContain('highest on 2026-10-23 with 30, lowest on 2026-10-01 with 0.');
    expect(text).toMatch(/ 2026-10-01: 0, 2026-10-31: 24\.$/);
  });

  it('names cycles, and periods that are all the same', () => {
    const rows = counted('day_of_week', { monday: 30, tuesday: 31 });
    expect(
      say({ group_by: [{ by: 'day_of_week' }], filters: { date_range: OCTOBER } }, { totals: { count: 61 }, rows }),
    ).toContain('by day of the week: highest on Tuesday with 31, lowest on Monday with 30.');
    const same = counted('quarter', { '2026-Q1': 3, '2026-Q2': 3, '2026-Q3': 3 });
    expect(say({ group_by: [{ by: 'quarter' }] }, { totals: { count: 9 }, rows: same })).toBe(
      '9 calls, by quarter: the same each time, 3. Q1 2026: 3, Q2 2026: 3, Q3 2026: 3.',
    );
  });
});

describe('every number', () => {
  const name = fc.constantFrom('Fibre', 'Mobile', 'Basic', 'Plus', 'Gold');
  const value = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.double({ min: 0, max: 9.5, noNaN: true }));
  const metric = fc.constantFrom(...METRIC_NAMES.filter((one) => !/duration|cost|p\d\d/.test(one)));
  const row = fc.record({
    name,
    count: fc.integer({ min: 1, max: 2_000_000 }),
    value,
    share: fc.integer({ min: 0, max: 10_000 }),
  });
  const numbersIn = (text: string) =>
    (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) => number.replaceAll(',', ''));

  it('is one of the figures, written as it is or rounded to its unit', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: (one) => one.name, minLength: 1 }),
        metric,
        fc.nat(9_999),
        (given, by, other) => {
          const rows: Row[] = given.map((one) => ({
            key: { product: one.name },
            metrics: { count: one.count, [by]: by === 'count' ? one.count : one.value },
            share: one.share / 100,
          }));
          const count = given.reduce((sum, one) => sum + one.count, other);
          const metrics = [...new Set([by, 'count' as const])];
          const text = say(
            { metrics, group_by: [{ by: 'product', top: rows.length }] },
            { totals: { count }, rows, other },
          );
          const figures = [
            count,
            other,
            rows.length,
            ...rows.flatMap((one) => [one.share ?? 0, ...Object.values(one.metrics)]),
          ];
          const known = new Set([
            '0',
            '1',
            '-1',
            ...figures.flatMap((one) => [String(one), String(Number(Number(one).toFixed(3)))]),
          ]);
          for (const number of numbersIn(text)) {
            const exact = known.has(number) || figures.some((one) => Math.abs(Number(one) - Number(number)) <= 0.000_5);
            expect([number, exact]).toEqual([number, true]);
          }
          for (const one of rows) expect(numbersIn(text)).toContain(String(one.metrics.count));
        },
      ),
      { numRuns: 200 },
    );
  });
});
