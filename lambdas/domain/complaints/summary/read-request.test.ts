import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSummaryRequest } from './read-request.ts';

const NOW = new Date('2026-11-21T10:00:00.000Z');
const read = (body: unknown) => readSummaryRequest(typeof body === 'string' ? body : JSON.stringify(body), NOW);
const range = (start: string, end: string) => ({ date_range: { start, end } });

describe('a request for a summary', () => {
  it('is about whole days, both included', () => {
    expect(read({ department: 'billing', ...range('2026-11-01', '2026-11-20') })).toEqual({
      ok: true,
      request: { department: 'billing', start: '2026-11-01T00:00:00.000Z', end: '2026-11-20T23:59:59.999Z' },
    });
  });

  it('takes the day of a time, in UTC', () => {
    expect(read(range('2026-11-01T23:30:00-01:00', '2026-11-02T10:00:00Z'))).toMatchObject({
      request: { start: '2026-11-02T00:00:00.000Z', end: '2026-11-02T23:59:59.999Z' },
    });
  });

  it.each([undefined, null])('is about all departments where the department is %j', (department) => {
    expect(read({ department, ...range('2026-11-01', '2026-11-01') })).toMatchObject({
      ok: true,
      request: { department: undefined },
    });
  });

  it('takes 366 days and no more, and an end that has not come yet', () => {
    expect(read(range('2025-11-21', '2026-11-21')).ok).toBe(true);
    expect(read(range('2025-11-21', '2026-11-22'))).toMatchObject({ fault: { field: 'date_range' } });
    expect(read(range('2026-11-21', '2026-12-31')).ok).toBe(true);
  });

  it.each([
    ['no JSON', '{', ''],
    ['no range', {}, 'date_range'],
    ['a range without an end', { date_range: { start: '2026-11-01' } }, 'date_range.end'],
    ['a day that no calendar has', range('2026-02-30', '2026-03-01'), 'date_range.start'],
    ['an end before its start', range('2026-11-02', '2026-11-01'), 'date_range'],
    ['days that have not begun', range('2026-11-22', '2026-11-23'), 'date_range.start'],
    [
      'a department of another form',
      { department: 'Billing; DROP', ...range('2026-11-01', '2026-11-01') },
      'department',
    ],
    ['a field that is not known', { topic: 'x', ...range('2026-11-01', '2026-11-01') }, 'topic'],
  ])('is refused with %s', (_name, body, field) => {
    expect(read(body)).toMatchObject({ ok: false, fault: { field } });
  });

  it('is read or refused, whatever was sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), (body) => {
        expect(typeof readSummaryRequest(body, NOW).ok).toBe('boolean');
      }),
    );
  });
});
