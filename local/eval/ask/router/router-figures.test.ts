import { describe, expect, it } from 'vitest';
import type { Interpretation, QueryType } from '#lambdas/domain/query/interpretation.ts';
import { allRight, type Judged, judgeAnswer } from './judge-answer.ts';
import type { Expected, RouterQuestion } from './questions.ts';
import { routerFigures } from './router-figures.ts';

const question = (expected: Expected): RouterQuestion => ({
  id: 'one',
  style: 'terse',
  query: 'kettles?',
  time_zone: 'UTC',
  expected,
});

const given = (change: Partial<Interpretation> = {}): Interpretation => ({
  query_type: 'search',
  confidence: 0.9,
  by: 'rules',
  language: 'en',
  filters: {},
  plan: null,
  share_of: null,
  search_text: '',
  mentions: [],
  reasons: [],
  ...change,
});

const judged = (expected: Expected, change: Partial<Interpretation> = {}): Judged => {
  const interpretation = given(change);
  return {
    question: question(expected),
    interpretation,
    verdict: judgeAnswer(question(expected), interpretation),
    ms: 1,
  };
};

const PLAN = {
  metrics: ['count'],
  group_by: [],
  filters: {},
  time_zone: 'UTC',
  order_by: 'count',
  order: 'desc',
  percentages: false,
  min_count: 1,
} as const;

describe('judgeAnswer', () => {
  it('takes any of several right types and filters', () => {
    const expected = { query_type: ['search', 'insight'], filters: [{}, { region: ['North'] }] } as const;
    expect(allRight(judged(expected).verdict)).toBe(true);
    expect(allRight(judged(expected, { filters: { region: ['North'] } }).verdict)).toBe(true);
    expect(judged(expected, { query_type: 'aggregation', filters: { region: ['South'] } }).verdict).toEqual({
      type: false,
      filters: false,
      plan: undefined,
    });
  });

  it('wants a share exactly where one is asked for', () => {
    const share = { query_type: 'aggregation', plan: {}, share: true, share_of: { region: ['North'] } } as const;
    const found = { query_type: 'aggregation', plan: PLAN } as const;
    expect(judged(share, { ...found, share_of: { region: ['North'] } }).verdict.plan).toBe(true);
    expect(judged(share, { ...found, share_of: {} }).verdict.plan).toBe(false);
    expect(judged(share, found).verdict.plan).toBe(false);
    expect(judged({ query_type: 'aggregation', plan: {} }, { ...found, share_of: {} }).verdict.plan).toBe(false);
  });
});

describe('routerFigures', () => {
  const right = (type: QueryType) => judged({ query_type: type }, { query_type: type });
  const greeting = judged({ query_type: ['aggregation', 'search', 'insight'] }, { confidence: 0.1 });

  it('counts what was taken for what, without greetings', () => {
    const mistake = judged({ query_type: 'insight' }, { query_type: 'search', confidence: 0.4 });
    const { styles, confusion, unsure } = routerFigures([right('insight'), mistake, right('search'), greeting]);
    expect(confusion.insight).toEqual({ aggregation: 0, search: 1, insight: 1 });
    expect(styles.at(-1)?.type).toEqual({ n: 3, share: 2 / 3 });
    expect(unsure).toEqual({ below: 0.5, questions: { n: 3, share: 1 / 3 }, foreign: { n: 1, share: 1 } });
  });

  it('has a plan of another type for wrong', () => {
    const plan = judged({ query_type: 'aggregation', plan: {} }, { query_type: 'search', plan: PLAN });
    expect(routerFigures([plan]).styles.at(-1)?.plan).toEqual({ n: 1, share: 0 });
  });

  it('puts every question into one bucket of confidence', () => {
    const sure = judged({ query_type: 'search' }, { confidence: 1 });
    const buckets = routerFigures([
      sure,
      right('search'),
      judged({ query_type: 'insight' }, { confidence: 0 }),
    ]).calibration;
    expect(buckets.map(({ from, n, type_right }) => [from, n, type_right])).toEqual([
      [0, 1, 0],
      [0.9, 2, 1],
    ]);
  });
});
