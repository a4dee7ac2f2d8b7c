import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchRequest, writeCursor } from './search-request.ts';

const parse = (body: object) => parseSearchRequest(JSON.stringify(body));
const request = (body: object) => {
  const parsed = parse(body);
  if (!parsed.ok) throw new Error(parsed.title);
  return parsed.request;
};

describe('a search request', () => {
  it('has defaults for everything but the query', () => {
    expect(request({ query: '  login   problem ' })).toMatchObject({
      words: 'login problem',
      mode: 'hybrid',
      topK: 10,
      filters: {},
    });
  });

  it('knows phrases in double quotes, identifiers and distinct words', () => {
    expect(request({ query: 'refund "never came" "x" ORD-4711 refund it\'s 3.50' })).toMatchObject({
      words: "refund never came x ORD 4711 it's 3.50",
      phrases: ['never came', 'x'],
      identifiers: ['ORD4711'],
    });
  });

  it('takes one value or several of a filter', () => {
    const { filters } = request({
      query: 'x',
      filters: { product: 'A', intent: ['complaint', 'inquiry'], date_range: { end: '2026-03-31' } },
    });
    expect(filters).toEqual({
      product: ['A'],
      intent: ['complaint', 'inquiry'],
      date_range: { end: '2026-03-31T23:59:59.999Z' },
    });
  });

  it('knows a client by its pseudonym where its id holds personal data', () => {
    const { filters } = request({ query: 'x', filters: { client_id: 'maya@example.com' } });
    expect(JSON.stringify(filters)).not.toContain('maya');
  });

  it.each([
    [{}, 'query'],
    [{ query: 'x'.repeat(4_097) }, 'query'],
    [{ query: '?! …' }, 'query'],
    [{ query: 'x', top_k: 0 }, 'top_k'],
    [{ query: 'x', top_k: 101 }, 'top_k'],
    [{ query: 'x', mode: 'magic' }, 'mode'],
    [{ query: 'x', colour: 'red' }, 'colour'],
    [{ query: 'x', filters: { intent: 'anger' } }, 'filters.intent'],
    [{ query: 'x', filters: { date_range: { start: 'yesterday' } } }, 'filters.date_range.start'],
    [{ query: 'x', filters: { date_range: { start: '2026-02-01', end: '2026-01-01' } } }, 'filters.date_range'],
    [{ query: 'x', filters: { importance_min: 2 } }, 'filters.importance_min'],
    [{ query: 'x', filters: { shoe: 1 } }, 'filters.shoe'],
    [{ query: 'x', cursor: 'made-up' }, 'cursor'],
    [[], 'body'],
  ])('refuses %j naming %s', (body, field) => {
    expect(parse(body)).toMatchObject({ ok: false, field, title: expect.stringMatching(/^[^\n]{5,300}\.$/) });
  });

  it.each(['', '{', 'null', '"x"', '[1]'])('refuses a body that is no object: %s', (body) => {
    expect(parseSearchRequest(body)).toMatchObject({ ok: false });
    expect(parseSearchRequest(null)).toMatchObject({ ok: false });
  });

  it('takes back a cursor of the same search and no other', () => {
    const after = { score: 1.25, call_id: 'c-1', by: 'words' as const };
    const first = request({ query: 'refund', mode: 'keyword' });
    const cursor = writeCursor(after, first.fingerprint);
    expect(request({ query: 'refund', mode: 'keyword', cursor }).after).toEqual(after);
    for (const other of [
      { query: 'refunds', mode: 'keyword' },
      { query: 'refund' },
      { query: 'refund', mode: 'keyword', filters: { product: 'A' } },
    ]) {
      expect(parse({ ...other, cursor })).toMatchObject({ ok: false, field: 'cursor' });
    }
  });

  it('gives a search or a field to mend, of at most 400 words, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4_096 }), (query) => {
        const parsed = parse({ query });
        if (!parsed.ok) {
          expect(parsed.field).toBe('query');
          return;
        }
        expect(parsed.request.words.split(/[\s'’._]+/).length).toBeLessThanOrEqual(400);
        expect(parsed.request.words.isWellFormed()).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const parsed = parseSearchRequest(JSON.stringify(body));
        if (!parsed.ok) expect(parsed.title).toMatch(/\.$/);
      }),
    );
  });
});
