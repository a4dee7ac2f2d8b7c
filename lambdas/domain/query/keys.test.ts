import { describe, expect, it } from 'vitest';
import type { Interpretation } from './interpretation.ts';
import { answerKey, pastScope, roleScope, subjectKey } from './keys.ts';
import type { QueryRequest } from './query-request.ts';

const NOW = new Date('2026-11-20T20:00:00.000Z');
const REQUEST: QueryRequest = {
  question: 'How many calls came in yesterday?',
  mode: 'balanced',
  filters: { product: ['TV', 'Fibre'], region: ['north'] },
  time_zone: 'UTC',
};
const keyOf = (change: Partial<QueryRequest> = {}, scope = 'analyst', now = NOW) =>
  answerKey({ ...REQUEST, ...change }, scope, now);

describe('answerKey', () => {
  it('is the same for another case, other blanks, other signs at the end and another order of filters', () => {
    expect(keyOf({ question: '  how  many calls CAME in yesterday ?! ' })).toBe(keyOf());
    expect(keyOf({ filters: { region: ['north'], product: ['Fibre', 'TV'] } })).toBe(keyOf());
  });

  it.each([
    ['another question', keyOf({ question: 'How many calls came in today?' })],
    ['another mode', keyOf({ mode: 'deep' })],
    ['other filters', keyOf({ filters: { product: ['TV'] } })],
    ['another time zone', keyOf({ time_zone: 'Asia/Kolkata' })],
    ['other roles', keyOf({}, 'admin')],
    ['another day', keyOf({}, 'analyst', new Date('2026-11-21T00:00:00.000Z'))],
  ])('is another one for %s', (_, key) => {
    expect(key).not.toBe(keyOf());
  });

  it('changes with the day of the time zone, not with that of UTC', () => {
    const kolkata = (time: string) => keyOf({ time_zone: 'Asia/Kolkata' }, 'analyst', new Date(time));
    expect(kolkata('2026-11-20T18:29:00Z')).toBe(kolkata('2026-11-20T00:00:00Z'));
    expect(kolkata('2026-11-20T18:31:00Z')).not.toBe(kolkata('2026-11-20T18:29:00Z'));
  });
});

describe('pastScope', () => {
  const INTERPRETATION: Interpretation = {
    query_type: 'insight',
    confidence: 0.9,
    by: 'rules',
    language: 'en',
    filters: { region: ['north'] },
    plan: null,
    share_of: null,
    search_text: 'late refunds',
    mentions: [],
    reasons: ['why'],
  };
  const scopeOf = (
    change: Partial<Interpretation> = {},
    mode: 'balanced' | 'deep' = 'balanced',
    roles = 'analyst',
    time_zone = 'UTC',
  ) => pastScope({ ...INTERPRETATION, ...change }, { mode, time_zone }, roles);

  it('does not depend on the wording', () => {
    expect(scopeOf({ search_text: 'refunds that come late', confidence: 0.7, reasons: [] })).toBe(scopeOf());
  });

  it('is another one for other filters, types, identifiers, modes, roles and time zones', () => {
    const identifier = {
      kind: 'identifier',
      text: 'ORD-1',
      start: 0,
      end: 5,
      field: 'x',
      value: 'ORD1',
      score: 1,
    } as const;
    const others = [
      scopeOf({ filters: { region: ['south'] } }),
      scopeOf({ filters: { not: { region: ['north'] } } }),
      scopeOf({ query_type: 'search' }),
      scopeOf({ mentions: [identifier] }),
      scopeOf({}, 'deep'),
      scopeOf({}, 'balanced', 'admin'),
      scopeOf({}, 'balanced', 'analyst', 'Asia/Kolkata'),
    ];
    expect(new Set([...others, scopeOf()]).size).toBe(others.length + 1);
  });
});

describe('roleScope', () => {
  it('is the same for the same roles in any order', () => {
    expect(roleScope(['analyst', 'admin', 'analyst'])).toBe(roleScope(['admin', 'analyst']));
    expect(roleScope(['analyst'])).not.toBe(roleScope(['admin']));
  });
});

describe('subjectKey', () => {
  it('does not show who it is', () => {
    expect(subjectKey('jane@example.com')).not.toContain('jane');
    expect(subjectKey('jane@example.com')).toBe(subjectKey('jane@example.com'));
  });
});
