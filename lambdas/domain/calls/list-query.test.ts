import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseListRequest, writeCursor } from './list-query.ts';

const cursorAt = (timestamp: string, call_id = 'x') => writeCursor({ call_id, timestamp }) ?? '';

describe('parameters of GET /calls', () => {
  it('reads days as whole days in UTC and times with their offset', () => {
    const request = parseListRequest({
      client_id: 'c',
      start_date: '2026-03-01',
      end_date: '2026-03-31T10:00:00+02:00',
    });
    expect(request).toEqual({
      ok: true,
      query: { clientId: 'c', start: '2026-03-01T00:00:00.000Z', end: '2026-03-31T08:00:00.000Z', limit: 20 },
    });
  });

  it('goes on where a cursor says', () => {
    const after = { call_id: 'x', timestamp: '2026-03-01T00:00:00.000Z' };
    expect(parseListRequest({ client_id: 'c', cursor: writeCursor(after) ?? '' })).toMatchObject({ query: { after } });
  });

  it.each([
    [{}, 'client_id'],
    [{ client_id: '' }, 'client_id'],
    [{ client_id: ' \u200b' }, 'client_id'],
    [{ client_id: 'x'.repeat(257) }, 'client_id'],
    [{ client_id: 'c', limit: '0' }, 'limit'],
    [{ client_id: 'c', limit: '101' }, 'limit'],
    [{ client_id: 'c', limit: '1e1' }, 'limit'],
    [{ client_id: 'c', start_date: '2026-02-31x' }, 'start_date'],
    [{ client_id: 'c', end_date: 'yesterday' }, 'end_date'],
    [{ client_id: 'c', start_date: '2026-02-30' }, 'start_date'],
    [{ client_id: 'c', cursor: cursorAt('2026-03-01T00:00:00.000Z'), start_date: '2026-03-02' }, 'cursor'],
    [{ client_id: 'c', cursor: cursorAt('2026-03-01T00:00:00.000Z', 'x'.repeat(3000)) }, 'cursor'],
    [{ client_id: 'c', start_date: '2026-03-02', end_date: '2026-03-01' }, 'start_date'],
    [{ client_id: 'c', importance: 'urgent' }, 'importance'],
    [{ client_id: 'c', cursor: 'bm9wZQ' }, 'cursor'],
    [{ client_id: 'c', cursor: cursorAt('zzz') }, 'cursor'],
    [{ client_id: 'c', cursor: cursorAt('2026-03-01T00:00:00.000Z', '') }, 'cursor'],
    [{ client_id: 'c', constructor: '1' }, 'constructor'],
    [{ client_id: 'c', page: '2' }, 'page'],
  ])('names the field that is wrong in %j', (parameters, field) => {
    expect(parseListRequest(parameters as Record<string, string>)).toMatchObject({ ok: false, field });
  });

  it('has an answer for any parameters', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (p) => {
        expect(parseListRequest(p)).toHaveProperty('ok');
      }),
    );
  });
});
