import { describe, expect, it } from 'vitest';
import { filterInput, type QueryParameters } from './query-parameters.ts';
import { parseSummary } from './summary.ts';
import { parseTrend } from './trend.ts';

const NOW = new Date('2026-03-05T12:34:56.000Z');
const MONTHS = { group_by: ['product'], interval: ['month'] };

describe('values of a filter', () => {
  it('are split at commas where the parameter is given once', () => {
    expect(filterInput({ product: ['fibre, 1 Gbit'] })).toEqual({ product: ['fibre', '1 Gbit'] });
  });

  it('are taken whole where it is given several times', () => {
    expect(filterInput({ product: ['fibre, 1 Gbit', 'mobile'] })).toEqual({ product: ['fibre, 1 Gbit', 'mobile'] });
    expect(filterInput({ product: ['a,b', 'a,b'] })).toEqual({ product: ['a,b', 'a,b'] });
  });
});

describe('a duration', () => {
  it('is read as a number of seconds', () => {
    expect(filterInput({ duration_min: ['60'], duration_max: ['90.5'] })).toEqual({
      duration_min: 60,
      duration_max: 90.5,
    });
  });

  it('goes into the plans of a summary', () => {
    const parsed = parseSummary({ duration_min: ['60'] });
    expect(parsed.ok && parsed.plans.overall.filters).toEqual({ duration_min: 60 });
  });
});

describe('a number', () => {
  const titleOf = (parameters: QueryParameters) => {
    const parsed = 'interval' in parameters ? parseTrend(parameters, NOW) : parseSummary(parameters);
    return parsed.ok ? undefined : parsed.fault.title;
  };

  it.each([
    [{ ...MONTHS, top: ['1000'] }, 'top must be smaller, because the groups come to 240000 and 10000 are the most.'],
    [{ ...MONTHS, top: ['10001'] }, 'top must be at most 10000.'],
    [{ ...MONTHS, top: ['-3'] }, 'top must be at least 1.'],
    [{ ...MONTHS, top: ['3.5'] }, 'top must be a whole number.'],
    [{ importance_min: ['1000.5'] }, 'importance_min must be at most 1.'],
    [{ importance_min: ['1e-1'] }, 'importance_min must be a number.'],
    [{ importance_min: ['9'.repeat(400)] }, 'importance_min must be a number.'],
    [{ importance_min: ['0.1234567'] }, undefined],
    [{ duration_min: ['0'], duration_max: ['90.5'] }, undefined],
    [{ duration_min: ['-1'] }, 'duration_min must be at least 0.'],
    [{ duration_max: ['5 min'] }, 'duration_max must be a number.'],
    [{ duration_max: ['60', '90'] }, 'duration_max must be a number.'],
    [{ duration_min: ['90'], duration_max: ['60'] }, 'duration_min must not be above duration_max.'],
  ])('%# is refused for what is wrong with it', (parameters, title) => {
    expect(titleOf(parameters)).toBe(title);
  });
});
