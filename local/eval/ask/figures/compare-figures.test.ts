import { describe, expect, it } from 'vitest';
import type { Answer } from '#lambdas/domain/query/answer.ts';
import { figureDifference } from './compare-figures.ts';
import type { CountedCall } from './counted-calls.ts';
import { COUNT, type FigureQuestion, type Measure } from './figure-question.ts';

const call = (change: Partial<CountedCall>): CountedCall => ({
  product: 'kettle',
  region: 'North',
  agent_id: 'agent-1',
  client_id: 'client-1',
  timestamp: '2026-03-02T20:00:00Z',
  seconds: 60,
  intent: 'inquiry',
  sentiment: 'neutral',
  importance: 'low',
  language: 'en',
  ...change,
});
const CALLS = [call({}), call({ client_id: 'client-2', seconds: 30 }), call({ product: 'lamp' })];

const question = (measure: Measure, time_zone = 'UTC'): FigureQuestion => ({
  query: '',
  time_zone,
  keep: () => true,
  measure,
  from: 'files',
});
const answer = (result: object, share_percent: number | null = null) =>
  ({ analytics: { figures: { result: { rows: [], ...result }, share_percent } } }) as unknown as Answer;
const rows = (by: string, ...list: readonly (readonly [string, number])[]) => ({
  rows: list.map(([key, count]) => ({ key: { [by]: key }, metrics: { count } })),
});
const differs = (measure: Measure, given: Answer, zone?: string) =>
  figureDifference(question(measure, zone), given, CALLS);

describe('figureDifference', () => {
  it('compares a count, clients and durations', () => {
    expect(differs(COUNT, answer({ totals: { count: 3 } }))).toBeUndefined();
    expect(differs(COUNT, answer({ totals: { count: 2 } }))).toBe('2 instead of 3');
    const clients: Measure = { kind: 'total', metric: 'distinct_clients' };
    expect(differs(clients, answer({ totals: { count: 3, distinct_clients: 2 } }))).toBeUndefined();
    const mean: Measure = { kind: 'total', metric: 'avg_duration' };
    expect(differs(mean, answer({ totals: { count: 3, avg_duration: 50 } }))).toBeUndefined();
    expect(differs(mean, answer({ totals: { count: 3 } }))).toBe('no avg_duration instead of 50');
  });

  it('says when no figures were given', () => {
    const none = { analytics: { figures: null }, processing: { query_type: 'search' } } as unknown as Answer;
    expect(differs(COUNT, none)).toBe('no figures, but search');
  });

  it('compares a share to two decimals', () => {
    const share: Measure = { kind: 'share', part: ({ product }) => product === 'lamp' };
    expect(differs(share, answer({}, 33.33))).toBeUndefined();
    expect(differs(share, answer({}, 33.3))).toBe('33.3 % instead of 33.33 %');
    expect(differs(share, answer({}))).toBe('null % instead of 33.33 %');
  });

  it('wants the greatest groups, each right, and as many as were asked for', () => {
    const all: Measure = { kind: 'groups', by: 'product' };
    const top: Measure = { ...all, top: 1 };
    expect(differs(top, answer(rows('product', ['kettle', 2])))).toBeUndefined();
    expect(differs(top, answer(rows('product', ['lamp', 1])))).toBe('kettle with 2 is missing');
    expect(differs(all, answer(rows('product', ['kettle', 2], ['lamp', 2])))).toBe('lamp: 2 instead of 1');
    expect(differs({ ...all, top: 2 }, answer(rows('product', ['kettle', 2])))).toBe('1 groups instead of 2');
  });

  it('groups by the days of the time zone', () => {
    const days: Measure = { kind: 'groups', by: 'day' };
    expect(differs(days, answer(rows('day', ['2026-03-02', 3])))).toBeUndefined();
    expect(differs(days, answer(rows('day', ['2026-03-03', 3])), 'Asia/Kolkata')).toBeUndefined();
    expect(differs(days, answer(rows('day', ['2026-03-02', 3])), 'Asia/Kolkata')).toBe('2026-03-02: 3 instead of 0');
  });
});
