import { describe, expect, it } from 'vitest';
import type { PlanInput } from '../../analytics/plan.ts';
import { settlePlan } from './mend-plan.ts';

const NOW = new Date('2026-11-18T10:00:00.000Z');
const years = { date_range: { start: '2010-01-01T00:00:00.000Z', end: '2026-01-01T00:00:00.000Z' } };

const MENDED: readonly (readonly [name: string, plan: PlanInput, how: readonly string[], groups: readonly string[]])[] =
  [
    ['stays where it is valid', { group_by: [{ by: 'product' }] }, [], ['product']],
    ['of days without a time gets one', { group_by: [{ by: 'day' }] }, ['default-range'], ['day']],
    [
      'of hours over years is of longer periods',
      { group_by: [{ by: 'hour' }], filters: years },
      ['coarser-periods', 'coarser-periods'],
      ['week'],
    ],
    ['keeps one of two times', { group_by: [{ by: 'week' }, { by: 'month' }] }, ['fewer-groups'], ['week']],
    [
      'by a cycle and a field keeps the field',
      { group_by: [{ by: 'day_of_week' }, { by: 'region' }] },
      ['fewer-groups'],
      ['region'],
    ],
    [
      'by a cycle has only what adds up',
      { group_by: [{ by: 'day_of_week' }], metrics: ['p95_duration'] },
      ['fewer-metrics'],
      ['day_of_week'],
    ],
    [
      'has no clients of clients',
      { group_by: [{ by: 'client_id' }], metrics: ['distinct_clients'] },
      ['fewer-metrics'],
      ['client_id'],
    ],
  ];

describe('a plan', () => {
  it.each(MENDED)('%s', (_, input, how, groups) => {
    const settled = settlePlan(input, NOW);
    expect(settled?.mended).toEqual(how);
    expect(settled?.plan.group_by.map(({ by }) => by)).toEqual(groups);
  });

  it('that has only a start goes on until now', () => {
    const filters = { date_range: { start: '2026-11-01T00:00:00.000Z' } };
    expect(settlePlan({ group_by: [{ by: 'day' }], filters }, NOW)?.plan.filters.date_range).toEqual({
      start: '2026-11-01T00:00:00.000Z',
      end: NOW.toISOString(),
    });
  });

  it('that has only an end covers the thirty days before it', () => {
    const filters = { date_range: { end: '2026-01-31T00:00:00.000Z' } };
    expect(settlePlan({ group_by: [{ by: 'day' }], filters }, NOW)?.plan.filters.date_range).toEqual({
      start: '2026-01-01T00:00:00.000Z',
      end: '2026-01-31T00:00:00.000Z',
    });
  });

  it('with filters that are none cannot be mended', () => {
    expect(settlePlan({ filters: { product: [''] } }, NOW)).toBeUndefined();
  });

  it('keeps its time zone', () => {
    const zone = { time_zone: 'Asia/Kolkata' };
    expect(settlePlan({ ...zone, group_by: [{ by: 'day' }] }, NOW)?.plan).toMatchObject(zone);
  });
});
