import { describe, expect, it } from 'vitest';
import { DIMENSIONS } from '#lambdas/domain/analytics/dimensions.ts';
import { METRIC_NAMES } from '#lambdas/domain/analytics/metrics.ts';
import { QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import { FiltersSchema } from '#lambdas/domain/search/filters.ts';
import { listOf, type RouterQuestion, readQuestions, readVocabulary, STYLES } from './questions.ts';

const [dev, test] = [readQuestions('dev'), readQuestions('test')];
const all = [...dev, ...test];
const shares = (questions: readonly RouterQuestion[]) =>
  STYLES.flatMap((style) =>
    QUERY_TYPES.map(
      (type) => questions.filter((one) => one.style === style && one.expected.query_type === type).length,
    ),
  );

describe('the set of questions', () => {
  it('has at least 360 different ones, half of each style and type in either split', () => {
    expect(all.length).toBeGreaterThanOrEqual(360);
    expect(new Set(all.map(({ query }) => query.toLowerCase())).size).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const [ofTest, pairs] = [shares(test), shares(dev)];
    expect(pairs.filter((count, i) => Math.abs(count - (ofTest[i] ?? 0)) > 1)).toEqual([]);
  });

  it('expects filters that the API takes, of values that the vocabulary has', () => {
    const vocabulary: Readonly<Record<string, readonly string[]>> = readVocabulary();
    const wrong = all.flatMap(({ id, expected: { filters = {}, share_of = {} } }) =>
      [...listOf(filters), share_of].flatMap((one) => {
        const parsed = FiltersSchema.safeParse(one);
        if (!parsed.success) return [id];
        const named = Object.entries({ ...one, ...one.not }).flatMap(([field, values]) =>
          field === 'not' || vocabulary[field] === undefined
            ? []
            : (values as readonly string[]).filter((value) => !vocabulary[field]?.includes(value)),
        );
        return named.length > 0 ? [`${id} ${named.join()}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('expects metrics and groups that there are', () => {
    const plans = all.flatMap(({ expected: { plan = [] } }) => listOf(plan));
    const metrics = new Set(plans.flatMap((plan) => plan.metrics ?? []));
    const groups = new Set(plans.flatMap((plan) => (plan.group_by ?? []).map(({ by }) => by)));
    expect([...metrics].filter((metric) => !METRIC_NAMES.includes(metric))).toEqual([]);
    expect([...groups].filter((group) => !DIMENSIONS.includes(group))).toEqual([]);
  });
});
