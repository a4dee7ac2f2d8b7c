import { describe, expect, it } from 'vitest';
import { Distribution, EXACT_VALUES } from './distribution.ts';
import { RELATIVE_ERROR, Sketch } from './sketch.ts';
import { statisticOf } from './statistics.ts';

function distributionOf(values: readonly number[]): Distribution {
  const distribution = new Distribution(true);
  for (const value of values) distribution.add(value);
  return distribution;
}

const ask = (statistic: string, values: readonly number[]) => statisticOf(statistic)?.(distributionOf(values));
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('the statistics of a span of time', () => {
  it.each([
    ['Sum', 10],
    ['Average', 2.5],
    ['Minimum', 1],
    ['Maximum', 4],
    ['SampleCount', 4],
    ['p50', 2],
    ['p51', 3],
    ['p26', 2],
    ['p75', 3],
    ['p99.9', 4],
    ['p0', 1],
  ])('know the %s', (statistic, expected) => {
    expect(ask(statistic, [4, 1, 3, 2])).toBe(expected);
  });

  it.each(['tm90', 'IQM', 'p101', 'p', 'sum', 'constructor'])('do not know %s', (statistic) => {
    expect(statisticOf(statistic)).toBeUndefined();
  });

  it('have exact percentiles up to a bound, and such within one percent beyond it', () => {
    expect(ask('p99', upTo(EXACT_VALUES))).toBe(Math.ceil(EXACT_VALUES * 0.99));
    for (const percent of [1, 25, 50, 90, 99]) {
      const estimate = ask(`p${percent}`, upTo(10_000)) ?? 0;
      expect(Math.abs(estimate - percent * 100) / (percent * 100)).toBeLessThanOrEqual(RELATIVE_ERROR + 1e-9);
    }
  });

  it('are the same whether the values came together or apart', () => {
    const whole = new Distribution(true);
    for (let i = 0; i < 10; i++) whole.merge(distributionOf(upTo(1_000).map((value) => value + i * 1_000)));
    expect(whole).toMatchObject({ count: 10_000, min: 1, max: 10_000, sum: 50_005_000 });
    expect(whole.percentile(90)).toBeGreaterThan(8_900);
    expect(whole.percentile(90)).toBeLessThan(9_100);
  });

  it('have no percentile when single values are not kept', () => {
    const plain = new Distribution(false);
    plain.add(5, 3);
    expect([plain.percentile(50), plain.sum, plain.count]).toEqual([undefined, 15, 3]);
  });
});

it('a sketch keeps the high values apart when they span more than it has room for', () => {
  const sketch = new Sketch();
  for (const value of [0, -1, Number.MIN_VALUE, 1e-300, 1, 1e300, 1e300]) sketch.add(value, 1);
  expect(sketch.valueAt(7) / 1e300).toBeCloseTo(1, 1);
  expect(sketch.valueAt(2)).toBe(0);
});
