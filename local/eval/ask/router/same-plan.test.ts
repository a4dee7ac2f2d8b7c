import { describe, expect, it } from 'vitest';
import type { AggregationPlan } from '#lambdas/domain/analytics/plan.ts';
import { samePlan } from './same-plan.ts';

const plan = (change: Partial<AggregationPlan> = {}): AggregationPlan => ({
  metrics: ['count'],
  group_by: [],
  filters: {},
  time_zone: 'UTC',
  order_by: 'count',
  order: 'desc',
  percentages: false,
  min_count: 1,
  ...change,
});

describe('samePlan', () => {
  it('takes what is not named for a plain count', () => {
    expect(samePlan({}, plan())).toBe(true);
    expect(samePlan({}, null)).toBe(false);
    expect(samePlan({}, plan({ group_by: [{ by: 'region', top: 10 }] }))).toBe(false);
    expect(samePlan({}, plan({ percentages: true }))).toBe(false);
    expect(samePlan({}, plan({ metrics: ['count', 'avg_duration'] }))).toBe(false);
  });

  it('lets a count come with another metric', () => {
    expect(samePlan({ metrics: ['avg_duration'] }, plan({ metrics: ['count', 'avg_duration'] }))).toBe(true);
    expect(samePlan({ metrics: ['avg_duration'] }, plan({ metrics: ['p50_duration'] }))).toBe(false);
  });

  it('takes a number of groups from the group or from the limit of rows', () => {
    const top3 = { group_by: [{ by: 'region', top: 3 }] } as const;
    expect(samePlan(top3, plan({ group_by: [{ by: 'region', top: 3 }] }))).toBe(true);
    expect(samePlan(top3, plan({ group_by: [{ by: 'region', top: 10 }], limit: 3 }))).toBe(true);
    expect(samePlan(top3, plan({ group_by: [{ by: 'region', top: 10 }] }))).toBe(false);
    expect(samePlan({ group_by: [{ by: 'region' }] }, plan({ group_by: [{ by: 'region', top: 7 }] }))).toBe(true);
  });

  it('takes two groups in either order, and the order of the rows as it is asked for', () => {
    const both = plan({ group_by: [{ by: 'month' }, { by: 'region', top: 10 }] });
    expect(samePlan({ group_by: [{ by: 'region' }, { by: 'month' }] }, both)).toBe(true);
    expect(samePlan({ group_by: [{ by: 'region' }, { by: 'week' }] }, both)).toBe(false);
    expect(samePlan({ order: 'asc' }, plan({ order: 'desc' }))).toBe(false);
  });
});
