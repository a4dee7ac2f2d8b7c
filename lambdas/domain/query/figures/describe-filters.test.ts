import { describe, expect, it } from 'vitest';
import type { Filters } from '../../search/filters.ts';
import { describeFilters } from './describe-filters.ts';

const words = (filters: Filters, zone = 'UTC') => describeFilters(filters, zone);

describe('filters in words', () => {
  it('are nothing where there are none', () => {
    expect(words({})).toBe('');
    expect(words({ not: {}, date_range: {} })).toBe('');
  });

  it.each<[Filters, string]>([
    [{ product: ['Fibre 500', 'Mobile Plus'] }, 'of Fibre 500 or Mobile Plus'],
    [{ region: ['North'], client_segment: ['premium'] }, 'of the segment premium in the region North'],
    [{ intent: ['billing_dispute'] }, 'with the intent billing dispute'],
    [{ sentiment: ['negative', 'very_negative'] }, 'with negative or very negative sentiment'],
    [{ importance: ['critical'], lane: ['priority'] }, 'of critical importance in the lane priority'],
    [
      { issue: ['late_delivery'], key_issue: ['NEW_ISSUE'] },
      'with the issue late delivery with the key issue a new issue',
    ],
    [{ mentioned_product: ['Router X'] }, 'that mention Router X'],
    [{ language: ['hi'], channel: ['phone'] }, 'by the channel phone in Hindi'],
    [{ flag: ['injection-like'], tag: ['refund'] }, 'flagged injection like tagged refund'],
    [{ agent_id: ['A-17'], client_id: ['C-9'] }, 'of the client C-9 handled by the agent A-17'],
    [{ churn_risk: ['high'], escalation_risk: ['low'] }, 'with high churn risk with low escalation risk'],
    [{ resolution: ['partially_resolved'] }, 'with the resolution partially resolved'],
    [{ enriched: ['model', 'none'] }, 'enriched by a model or not at all'],
    [{ importance_min: 0.75 }, 'with an importance of at least 0.75'],
    [{ duration_min: 300, duration_max: 3_725 }, 'of at least 5 min of at most 1 h 2 min 5 s'],
    [{ contains: ['late fee', 'refund'] }, 'that say “late fee” and “refund”'],
  ])('say each value: %j', (filters, expected) => {
    expect(words(filters)).toBe(expected);
  });

  it('say what is not wanted', () => {
    const not: Filters['not'] = { product: ['Fibre 500'], sentiment: ['positive'], mentioned_product: ['Router X'] };
    expect(words({ region: ['North'], not })).toBe(
      'in the region North not of Fibre 500 without positive sentiment that do not mention Router X',
    );
  });

  it('name the first of very many values', () => {
    const tag = Array.from({ length: 20 }, (_, i) => `t${i}`);
    expect(words({ tag })).toBe('tagged t0, t1, t2, t3, t4, t5, t6, t7 or others');
  });

  it.each([
    ['[click](https://evil.example/a)', 'of click'],
    ['<b>Fibre</b>', 'of b Fibre /b'],
    ['see www.evil.example/x', 'of see'],
    ['https://evil.example', 'of (a name that cannot be shown)'],
    ['Fibre\n500\u202e', 'of Fibre 500(U+202E)'],
    // Another value than `hotel`, which it would look like.
    ['hotel\u0000', 'of hotel(U+0000)'],
    ['x'.repeat(500), `of ${'x'.repeat(80)}…`],
  ])('show no link, no markup and nothing hidden of a name: %j', (product, expected) => {
    expect(words({ product: [product] })).toBe(expected);
  });
});

describe('a date range in words', () => {
  const range = (start?: string, end?: string, zone = 'Asia/Kolkata') =>
    words({ date_range: { ...(start && { start }), ...(end && { end }) } }, zone);

  it.each([
    ['2026-09-30T18:30:00.000Z', '2026-10-31T18:29:59.999Z', 'from 1 to 31 October 2026'],
    ['2026-09-27T18:30:00.000Z', '2026-10-04T18:29:59.999Z', 'from 28 September to 4 October 2026'],
    ['2025-12-30T18:30:00.000Z', '2026-01-01T18:29:59.999Z', 'from 31 December 2025 to 1 January 2026'],
    ['2026-10-11T18:30:00.000Z', '2026-10-12T18:29:59.999Z', 'on 12 October 2026'],
    ['2026-09-30T18:30:00.000Z', undefined, 'since 1 October 2026'],
    [undefined, '2026-10-31T18:29:59.999Z', 'until 31 October 2026'],
    [
      '2026-10-01T04:30:00.000Z',
      '2026-10-01T10:00:00.000Z',
      'from 1 October 2026 10:00 to 1 October 2026 15:30 (Asia/Kolkata)',
    ],
    ['2026-10-01T04:30:00.000Z', undefined, 'since 1 October 2026 10:00 (Asia/Kolkata)'],
  ])('is that of the calendar of the zone: %s to %s', (start, end, expected) => {
    expect(range(start, end)).toBe(expected);
  });

  it('knows days that begin or end with a change of the clocks', () => {
    expect(range('2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z', 'Europe/Berlin')).toBe('on 29 March 2026');
    // Clocks are set at midnight: the day begins at 01:00.
    expect(range('2026-09-06T04:00:00.000Z', '2026-09-07T02:59:59.999Z', 'America/Santiago')).toBe(
      'on 6 September 2026',
    );
  });
});
