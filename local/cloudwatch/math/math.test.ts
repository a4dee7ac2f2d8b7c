import { describe, expect, it } from 'vitest';
import { evaluate, unknownFunctions } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { type Single, series } from './values.ts';

const metrics: Readonly<Record<string, Single>> = {
  m1: series([1, undefined, 3, 4]),
  m2: series([2, 2, undefined, 0]),
};

interface Case {
  readonly of?: Readonly<Record<string, Single>>;
  readonly start?: number;
  readonly periodSeconds?: number;
}

function worth(expression: string, { of = metrics, start = 0, periodSeconds = 300 }: Case = {}): unknown {
  const listed = Object.entries(of).map(([id, value]) => ({ id, value }));
  const [first] = Object.values(of);
  const count = first?.kind === 'series' ? first.points.length : 0;
  const scope = { count, periodSeconds, start, metrics: listed, find: (id: string) => of[id] };
  const value = evaluate(parseExpression(expression), scope);
  if (value.kind === 'series') return value.points;
  return value.kind === 'scalar' ? value.value : value.items;
}

const none = undefined;

describe('metric math', () => {
  it.each([
    ['2 + 3 * 4 ^ 2', 50],
    ['-(2 - 5) / 2', 1.5],
    ['1 < 2 AND NOT_NULL', 'there is no metric with the id NOT_NULL'],
    ['m1 + m2', [3, 2, 3, 4]],
    ['m2 - m1', [1, 2, -3, -4]],
    ['m1 / m2', [0.5, 0, none, none]],
    ['m1 / (m2 / 0)', [none, none, none, none]],
    ['(m1 + 1) / (m1 + 1)', [1, none, 1, 1]],
    ['100 * m1', [100, none, 300, 400]],
    ['m1 > 2 OR m1 == 1', [1, none, 1, 1]],
    ['m1 > 2 && m2 < 1', [0, 0, 0, 1]],
    ['SUM([m1, m2])', [3, 2, 3, 4]],
    ['MAX([m1, m2, 3])', [3, 3, 3, 4]],
    ['SUM(METRICS())', [3, 2, 3, 4]],
    ['SUM(METRICS("m2"))', [2, 2, none, 0]],
    ['SUM(m1)', 8],
    ['AVG(m1)', 2],
    ['AVG([m1, m2])', [1.5, 1, 1.5, 2]],
    ['SUM(m1) / DATAPOINT_COUNT(m1)', 8 / 3],
    ['MIN(m1)', 1],
    ['FILL(m1, 0)', [1, 0, 3, 4]],
    ['FILL(m1, m2)', [1, 2, 3, 4]],
    ['FILL(m1, REPEAT)', [1, 1, 3, 4]],
    ['FILL(m1, LINEAR)', [1, 2, 3, 4]],
    ['IF(m1 > 2, m1)', [none, none, 3, 4]],
    ['IF(FILL(m1, 0) >= 3, m1 * 10, 7)', [7, 7, 30, 40]],
    ['IF(m2 > 0, m1 / m2, 0)', [0.5, 0, none, 0]],
    ['IF(m2 > 0, m2 / 0, 7)', [0, 0, none, 7]],
    ['IF(0 - m1, 1, 2)', [1, none, 1, 1]],
    ['IF(0 - 1, m1, m2)', [1, none, 3, 4]],
    ['IF(0, m1, m2)', [2, 2, none, 0]],
    ['PERIOD(m1)', 300],
    ['m1 / PERIOD(m1) * 300', [1, none, 3, 4]],
    ['RATE(m1)', [none, none, 2 / 600, 1 / 300]],
    ['DIFF(m1)', [none, none, 2, 1]],
    ['RUNNING_SUM(m1)', [1, none, 4, 8]],
    ['LAST(m1) - FIRST(m1)', 3],
    ['TIME_SERIES(5)', [5, 5, 5, 5]],
    ['CEIL(m1 / 2)', [1, none, 2, 2]],
    ['DATAPOINT_COUNT(m1)', 3],
  ])('%s', (expression, expected) => {
    if (typeof expected === 'string') expect(() => worth(expression)).toThrow(expected);
    else expect(worth(expression)).toEqual(expected);
  });

  it.each([
    ['m1 +', 'it ends too early'],
    ['m1 m2', 'it goes on after its end'],
    ['SUM(m1', 'a ) is missing'],
    ['m1 # 2', '"# 2" is not understood'],
    ['NOSUCH(m1)', 'there is no function NOSUCH'],
    ['toString(m1)', 'there is no function toString'],
    ['"text"', 'a text is not expected there'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'it is nested too deeply'],
    [`${'-'.repeat(200)}1`, 'it is nested too deeply'],
    ['1'.repeat(3_001), 'it is longer than 3000 characters'],
    ['m1 + [', 'it ends too early'],
  ])('refuses %s', (expression, reason) => {
    expect(() => worth(expression)).toThrow(reason);
  });

  it('names the functions that it does not have', () => {
    expect(unknownFunctions(parseExpression('SUM([ANOMALY_DETECTION_BAND(m1), SEARCH("x")]) + FILL(m1, 0)'))).toEqual([
      'ANOMALY_DETECTION_BAND',
      'SEARCH',
    ]);
  });
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html, figure by figure. */
describe('missing data, by the tables that AWS publishes', () => {
  it.each([
    ['metric1 < metric2', [0, 0, 1, 0]],
    ['metric1 >= 30', [1, 0, 0, 0]],
    ['metric1 > 15 AND metric2 > 15', [1, 0, 0, 0]],
  ])('compared: %s', (expression, expected) => {
    const of = { metric1: series([30, 20, 0, 0]), metric2: series([20, none, 20, none]) };
    expect(worth(expression, { of })).toEqual(expected);
  });

  it.each([
    ['IF(metric1, metric2, metric3)', [30, 0, 20, none, none]],
    ['IF(metric1, 5, metric3)', [5, 5, 20, none, none]],
    ['IF(metric1, metric2, 5)', [30, 0, 5, 5, none]],
    ['IF(metric1, metric2)', [30, 0, none, none, none]],
  ])('chosen: %s', (expression, expected) => {
    const of = {
      metric1: series([1, 1, 0, 0, none]),
      metric2: series([30, none, 0, 0, 30]),
      metric3: series([0, 0, 20, none, 20]),
    };
    expect(worth(expression, { of })).toEqual(expected);
  });
});

it('the days of the week begin with Monday, which is 1, and end with Sunday, which is 7', () => {
  const of = { m1: series(Array.from({ length: 7 }, () => 1)) };
  const days = { of, start: Date.UTC(2026, 0, 5), periodSeconds: 86_400 };
  expect(worth('DAY(m1)', days)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(worth('IF(DAY(m1) < 6, m1)', days)).toEqual([1, 1, 1, 1, 1, none, none]);
});
