import { expect, test } from 'vitest';
import { erlangC, meanWait, utilisation, waitQuantile } from './formulas.ts';

test('M/M/1 waits rho / (mu - lambda), and an arrival waits with probability rho', () => {
  const station = { lambda: 4, mu: 5, servers: 1 };
  expect(utilisation(station)).toBeCloseTo(0.8, 12);
  expect(erlangC(station)).toBeCloseTo(0.8, 12);
  expect(meanWait(station, 1)).toBeCloseTo(0.8 / (5 - 4), 12);
});

test('M/D/1 waits half as long as M/M/1, as Pollaczek and Khinchine say', () => {
  const station = { lambda: 4, mu: 5, servers: 1 };
  expect(meanWait(station, 0)).toBeCloseTo(0.8 / (2 * 5 * (1 - 0.8)), 12);
});

test('Erlang C is that of the sum of its definition', () => {
  const [lambda, mu, servers] = [9, 2, 6];
  const a = lambda / mu;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const last = (a ** servers / factorial(servers)) * (servers / (servers - a));
  const below = Array.from({ length: servers }, (_, k) => a ** k / factorial(k)).reduce((x, y) => x + y, 0);
  expect(erlangC({ lambda, mu, servers })).toBeCloseTo(last / (below + last), 12);
});

test('Many servers are no trouble, and an overloaded station waits for ever', () => {
  expect(erlangC({ lambda: 900, mu: 1, servers: 1000 })).toBeGreaterThan(0);
  expect(erlangC({ lambda: 900, mu: 1, servers: 1000 })).toBeLessThan(0.01);
  expect(meanWait({ lambda: 2, mu: 1, servers: 2 }, 1)).toBe(Number.POSITIVE_INFINITY);
});

test('The quantile of the wait of M/M/1 is that of its distribution', () => {
  const wait = waitQuantile({ lambda: 4, mu: 5, servers: 1 }, 1, 0.95);
  expect(0.8 * Math.exp(-(5 - 4) * wait)).toBeCloseTo(0.05, 12);
  expect(waitQuantile({ lambda: 1, mu: 100, servers: 1 }, 1, 0.95)).toBe(0);
});
