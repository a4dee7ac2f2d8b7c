import { describe, expect, it } from 'vitest';
import { MAX_QUESTION, parseQuery } from './query-request.ts';

const parse = (body: unknown) => parseQuery(typeof body === 'string' ? body : JSON.stringify(body));

describe('parseQuery', () => {
  it('puts in what is left out, and makes one line of the question', () => {
    const parsed = parse({ query: ' why \n\u0007 late\u200b refunds? ' });
    expect(parsed).toEqual({
      ok: true,
      request: { question: 'why late refunds?', mode: 'balanced', filters: {}, time_zone: 'UTC' },
    });
  });

  it('knows time zones by the names that the database has for them', () => {
    expect(parse({ query: 'x', time_zone: 'asia/kolkata' })).toMatchObject({ request: { time_zone: 'Asia/Calcutta' } });
  });

  it.each([
    ['', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    [{}, 'query'],
    [{ query: 7 }, 'query'],
    [{ query: '  ?! ' }, 'query'],
    [{ query: 'x'.repeat(MAX_QUESTION + 1) }, 'query'],
    [{ query: 'x', mode: 'free' }, 'mode'],
    [{ query: 'x', time_zone: 'Mars' }, 'time_zone'],
    [{ query: 'x', filters: { product: [] } }, 'filters.product'],
    [{ query: 'x', filters: { duration_min: 9, duration_max: 8 } }, 'filters.duration_min'],
    [{ query: 'x', role: 'admin' }, 'role'],
  ])('refuses %j for its %s', (body, field) => {
    const parsed = parse(body);
    expect(parsed).toMatchObject({ ok: false });
    if (!parsed.ok) expect(parsed.fault.field === '' ? 'body' : parsed.fault.field).toContain(field);
  });
});
