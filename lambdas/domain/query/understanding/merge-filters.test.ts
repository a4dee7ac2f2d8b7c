import { describe, expect, it } from 'vitest';
import type { Filters } from '../../search/filters.ts';
import { mergeFilters } from './merge-filters.ts';

const day = (date: string) => `${date}T00:00:00.000Z`;

const MERGED: readonly (readonly [name: string, request: Filters, question: Filters, merged: Filters])[] = [
  ['fields of either', { product: ['a'] }, { region: ['b'] }, { product: ['a'], region: ['b'] }],
  ['values of both', { product: ['a', 'b'] }, { product: ['b', 'c'] }, { product: ['b'] }],
  [
    'the time of both',
    { date_range: { start: day('2026-03-01') } },
    { date_range: { start: day('2026-02-01'), end: day('2026-03-20') } },
    { date_range: { start: day('2026-03-01'), end: day('2026-03-20') } },
  ],
  [
    'durations of both',
    { duration_min: 60, duration_max: 900 },
    { duration_min: 120 },
    { duration_min: 120, duration_max: 900 },
  ],
  ['the greater least importance', { importance_min: 0.4 }, { importance_min: 0.7 }, { importance_min: 0.7 }],
  [
    'what either excludes',
    { not: { product: ['a'], region: ['x'] } },
    { not: { product: ['b'] } },
    { not: { product: ['a', 'b'], region: ['x'] } },
  ],
  ['what either wants said', { contains: ['one'] }, { contains: ['two', 'one'] }, { contains: ['one', 'two'] }],
];

const CONFLICTS: readonly (readonly [field: string, request: Filters, question: Filters, merged: Filters])[] = [
  ['product', { product: ['a'] }, { product: ['b'] }, { product: ['a'] }],
  [
    'date_range',
    { date_range: { start: day('2026-03-01') } },
    { date_range: { end: day('2026-02-01') } },
    { date_range: { start: day('2026-03-01') } },
  ],
  ['duration', { duration_max: 60 }, { duration_min: 600 }, { duration_max: 60 }],
];

describe('merged filters', () => {
  it.each(MERGED)('have %s', (_, request, question, merged) => {
    expect(mergeFilters(request, question)).toEqual({ filters: merged, conflicts: [] });
  });

  it.each(CONFLICTS)(
    'are those of the request where they exclude each other by %s',
    (field, request, question, merged) => {
      const { filters, conflicts } = mergeFilters(request, question);
      expect(filters).toStrictEqual(merged);
      expect(conflicts).toEqual([field]);
    },
  );

  it('want at most five phrases, those of the request first, and say where more are asked for', () => {
    const { filters, conflicts } = mergeFilters({ contains: ['a', 'b', 'c'] }, { contains: ['d', 'e', 'f'] });
    expect(filters.contains).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(conflicts).toEqual(['contains']);
    expect(mergeFilters({ contains: ['a', 'b', 'c'] }, { contains: ['c', 'd', 'e'] }).conflicts).toEqual([]);
  });
});
