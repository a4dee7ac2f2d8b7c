import { describe, expect, it } from 'vitest';
import type { Parameters } from './parameter.ts';
import { parseComplaintStats } from './parse-stats.ts';

const NOW = new Date('2026-03-31T10:30:00.000Z');

const read = (parameters: Parameters) => {
  const parsed = parseComplaintStats(parameters, NOW);
  if (!parsed.ok) throw new Error(`${parsed.field}: ${parsed.title}`);
  return parsed.query;
};

describe('parameters of GET /complaints/stats', () => {
  it('are the last thirty days, by day, in UTC', () => {
    expect(read({})).toEqual({
      filters: { opened_from: '2026-03-01T00:00:00.000Z', opened_to: '2026-03-31T10:30:00.000Z' },
      interval: 'day',
      time_zone: 'UTC',
      now: '2026-03-31T10:30:00.000Z',
    });
  });

  it('take days as those of the time zone, the last one whole, also where clocks change', () => {
    const query = read({
      department: 'billing,network',
      start_date: '2026-03-28',
      end_date: '2026-03-29',
      interval: 'week',
      time_zone: 'europe/berlin',
    });
    expect(query).toMatchObject({
      filters: {
        department: ['billing', 'network'],
        opened_from: '2026-03-27T23:00:00.000Z',
        opened_to: '2026-03-29T21:59:59.999Z',
      },
      interval: 'week',
      time_zone: 'Europe/Berlin',
    });
  });

  it('begin thirty days before an end that is given, with the day there', () => {
    expect(read({ end_date: '2026-02-10', time_zone: 'Asia/Kolkata' }).filters).toEqual({
      opened_from: '2026-01-10T18:30:00.000Z',
      opened_to: '2026-02-10T18:29:59.999Z',
    });
  });

  it('take times as they are', () => {
    expect(read({ start_date: '2026-03-01T08:00:00+02:00', end_date: '2026-03-02T00:00:00Z' }).filters).toEqual({
      opened_from: '2026-03-01T06:00:00.000Z',
      opened_to: '2026-03-02T00:00:00.000Z',
    });
  });

  it.each<[Parameters, string]>([
    [{ status: 'open' }, 'status'],
    [{ interval: 'hour' }, 'interval'],
    [{ interval: 'constructor' }, 'interval'],
    [{ time_zone: 'Mars/Base' }, 'time_zone'],
    [{ time_zone: '' }, 'time_zone'],
    [{ department: ',' }, 'department'],
    [{ start_date: 'x' }, 'start_date'],
    [{ end_date: '2026-02-30' }, 'end_date'],
    [{ end_date: '0000-01-01' }, 'end_date'],
    [{ end_date: '9999-12-31T23:59:59-12:00' }, 'end_date'],
    [{ start_date: '2026-03-02', end_date: '2026-03-01' }, 'start_date'],
    [{ start_date: '2026-04-01' }, 'start_date'],
    [{ start_date: '2020-01-01', interval: 'day' }, 'interval'],
  ])('refuse %j by the name of the parameter', (parameters, field) => {
    expect(parseComplaintStats(parameters, NOW)).toMatchObject({ ok: false, field });
  });

  it('take many years where the interval is long enough', () => {
    expect(read({ start_date: '2020-01-01', interval: 'week' }).interval).toBe('week');
  });
});
