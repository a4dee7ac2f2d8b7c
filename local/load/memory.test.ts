import { expect, test } from 'vitest';
import { growthOf, isSteady, type MemorySample, residentMegabytes } from './memory.ts';

const life = (pid: number, seconds: number, megabytes: (second: number) => number): MemorySample[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({ pid, second, megabytes: megabytes(second) }));

test('Growth during the warm-up is none, and a level after it is steady', () => {
  const [growth] = growthOf(life(1, 600, (second) => 100 + Math.min(second, 100)));
  expect(growth?.percent).toBeCloseTo(0);
  expect(growth?.megabytesPerMinute).toBeCloseTo(0);
  expect(growth?.judged).toBe(true);
});

test('A leak is found with its slope and is not steady', () => {
  const growth = growthOf(life(1, 600, (second) => 200 + second / 6));
  expect(growth[0]?.megabytesPerMinute).toBeCloseTo(10, 1);
  expect(growth[0]?.percent).toBeGreaterThan(20);
  expect(isSteady(growth)).toBe(false);
});

test('One high sample at the end is no growth', () => {
  const [growth] = growthOf(life(1, 600, (second) => (second === 600 ? 900 : 200)));
  expect(growth?.percent).toBe(0);
  expect(growth?.peakMegabytes).toBe(900);
});

test('Each process is looked at for itself, and a short life is not judged', () => {
  const growth = growthOf([...life(1, 30, (second) => 100 + second), ...life(2, 300, () => 100)]);
  expect(growth.map(({ pid, judged }) => [pid, judged])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(isSteady(growth)).toBe(true);
});

test('The memory of a process is found, that of none is not', async () => {
  const own = await residentMegabytes(process.pid);
  const told = process.memoryUsage().rss / 2 ** 20;
  expect(Math.abs((own ?? 0) - told)).toBeLessThan(0.5 * told);
  expect(await residentMegabytes(2 ** 22 + 1)).toBeUndefined();
});
