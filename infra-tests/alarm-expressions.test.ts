import { describe, expect, it } from 'vitest';
import { evaluate } from '#local/cloudwatch/math/evaluate.ts';
import { parseExpression } from '#local/cloudwatch/math/parse.ts';
import { type Points, pointsOf, series, type Value } from '#local/cloudwatch/math/values.ts';
import { synthesize } from './synth.ts';
import { type AlarmProperties, alarmsOf, textOf } from './watching.ts';

const alarms = alarmsOf(synthesize().observability);
const none = undefined;

type Query = NonNullable<AlarmProperties['Metrics']>[number];

/** Points by the beginning of `<metric> <statistic> <value of a dimension> ...`; of no other metric there are any. */
type Given = Readonly<Record<string, Points>>;

function named({ MetricStat: of }: Query): string {
  const { MetricName, Dimensions = [] } = of?.Metric ?? {};
  return [MetricName, of?.Stat, ...Dimensions.map(({ Value }) => textOf(Value))].join(' ');
}

/** What an alarm sees when so much was counted; always of four periods. */
function seenBy(alarm: string, given: Given): Points {
  const queries = alarms[alarm]?.Metrics ?? [];
  const scope = { count: 4, periodSeconds: 300, start: 0, metrics: [] };
  const find = (id: string): Value | undefined => {
    const query = queries.find(({ Id }) => Id === id);
    if (query === undefined) return undefined;
    if (query.Expression !== undefined) return evaluate(parseExpression(query.Expression), { ...scope, find });
    const [, points] = Object.entries(given).find(([start]) => `${named(query)} `.startsWith(`${start} `)) ?? [];
    return series(points ?? [none, none, none, none]);
  };
  // The one that nobody refers to is what the alarm looks at.
  const isPart = (id: string) => queries.some(({ Expression = '' }) => new RegExp(`\\b${id}\\b`).test(Expression));
  const whole = find(queries.find(({ Id }) => !isPart(Id))?.Id ?? '');
  return whole === undefined || whole.kind === 'list' ? [] : pointsOf(whole, 4);
}

describe('what alarms reckon, where metrics are without data', () => {
  it('EnrichmentRateHigh has no value while calls are few, and the rate from a thousand on', () => {
    const given = {
      'EnrichmentRate SampleCount': [999, 1000, none, 5000],
      'EnrichmentRate Average': [90, 30, none, 20],
    };
    expect(seenBy('EnrichmentRateHigh', given)).toEqual([none, 30, none, 20]);
  });

  it('ApiErrorRate is a share of the requests from three errors on', () => {
    const given = { '5XXError Sum': [none, 2, 3, 10], 'Count Sum': [100, 10, 60, 20] };
    expect(seenBy('ApiErrorRate', given)).toEqual([none, 0, 5, 50]);
  });

  it('FunctionErrorRate is that of the function that fails most, and 0 where none does or one did not run', () => {
    const seen = seenBy('FunctionErrorRate', { 'Errors Sum': [none, 3, 2, 3], 'Invocations Sum': [500, 60, 2, none] });
    expect(seen).toEqual([0, 5, 0, 0]);
  });

  it('SearchDegraded is a share of all searches, and 0 where nobody searches or none was degraded', () => {
    const given = { 'SearchesDegraded Sum query': [1, none, none, 4], 'Searches Sum query': [4, none, 10, 10] };
    expect(seenBy('SearchDegraded', given)).toEqual([0, 0, 0, 40]);
  });

  it('CacheHitRateLow is no rate of few questions, and low where none of many is answered from the cache', () => {
    const given = { 'AnswerCacheHit SampleCount': [none, 10, 50, 50], 'AnswerCacheHit Sum': [none, 0, 0, 2500] };
    expect(seenBy('CacheHitRateLow', given)).toEqual([100, 100, 0, 50]);
  });

  it('RoutesFailed is the rate of the route that fails most, and has no value where nobody asks', () => {
    const seen = seenBy('RoutesFailed', { '5XXError Average': [none, 0, 0.25, 1] });
    expect(seen).toEqual([none, 0, 25, 100]);
  });

  it('HourlyCost is the sum of what functions spend, whichever of them do', () => {
    const given = { 'ModelCost Sum enrichment': [none, 1, none, 2], 'ModelCost Sum query': [none, none, 3, 4] };
    expect(seenBy('HourlyCost', given)).toEqual([0, 1, 3, 6]);
  });
});
