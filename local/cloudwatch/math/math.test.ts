import { describe, expect, it } from 'vitest';
import { evaluate, unknownFunctions } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { type Single, series } from './values.ts';

const metrics: Readonly<Record<string, Single>> = {
  m1: series([1, undefined, 3, 4]),
  m2: series([2, 2, undefined, 0]),
};

function worth(expression: string): unknown {
  const listed = Object.entries(metrics).map(([id, value]) => ({ id, value }));
  const scope = { count: 4, periodSeconds: 300, start: 0, metrics: listed, find: (id: string) => metrics[id] };
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
    ['m1 + m2', [3, none, none, 4]],
    ['m1 / m2', [0.5, none, none, none]],
    ['100 * m1', [100, none, 300, 400]],
    ['m1 > 2 OR m1 == 1', [1, none, 1, 1]],
    ['m1 > 2 && m2 < 1', [0, none, none, 1]],
    ['SUM([m1, m2])', [3, 2, 3, 4]],
    ['MAX([m1, m2, 3])', [3, 3, 3, 4]],
    ['SUM(METRICS())', [3, 2, 3, 4]],
    ['SUM(METRICS("m2"))', [2, 2, none, 0]],
    ['SUM(m1)', 8],
    ['AVG(m1)', 8 / 3],
    ['MIN(m1)', 1],
    ['FILL(m1, 0)', [1, 0, 3, 4]],
    ['FILL(m1, m2)', [1, 2, 3, 4]],
    ['FILL(m1, REPEAT)', [1, 1, 3, 4]],
    ['FILL(m1, LINEAR)', [1, 2, 3, 4]],
    ['IF(m1 > 2, m1)', [none, none, 3, 4]],
    ['IF(FILL(m1, 0) >= 3, m1 * 10, 7)', [7, 7, 30, 40]],
    ['IF(m2 > 0, m1 / m2, 0)', [0.5, none, none, 0]],
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
