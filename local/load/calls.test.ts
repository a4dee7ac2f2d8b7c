import { expect, test } from 'vitest';
import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import { holdsCanary } from '../chaos/prompt-watch.ts';
import { triagedRecords } from '../eval/search/triaged-records.ts';
import { GRAVITIES, madeCall } from './calls.ts';
import { quantilesOf } from './quantiles.ts';
import { madeRequest } from './requests.ts';

const NOW = Date.parse('2025-06-01T12:00:00.000Z');
const madeCalls = (seed: number, count: number) => {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, i) => madeCall(`call-${i}`, random, NOW));
};

test('The same seed makes the same calls, and another one others', () => {
  expect(madeCalls(1, 20)).toEqual(madeCalls(1, 20));
  expect(madeCalls(1, 20)).not.toEqual(madeCalls(2, 20));
});

test('Triage takes every made call and hears all importances in them', async () => {
  const calls = madeCalls(3, 300);
  const records = await triagedRecords(calls.map(({ body }) => body));
  expect(records.filter((record) => record === undefined)).toEqual([]);
  const importances = new Set(records.map((record) => record?.triage.importance));
  expect([...importances].sort()).toEqual([...GRAVITIES].sort());
});

test('About one made call in eight is read by a model', async () => {
  const records = await triagedRecords(madeCalls(6, 1_000).map(({ body }) => body));
  const read = records.filter((record) => record?.triage.lane !== 'none').length;
  expect(read).toBeGreaterThan(100);
  expect(read).toBeLessThan(160);
});

test('Made calls hold personal values, and triage leaves none of them', async () => {
  const calls = madeCalls(4, 200);
  const records = await triagedRecords(calls.map(({ body }) => body));
  const before = calls.filter(({ body }) => holdsCanary(JSON.stringify(body))).length;
  expect(before).toBeGreaterThan(30);
  expect(records.filter((record) => holdsCanary(JSON.stringify(record)))).toEqual([]);
});

test('Requests of a seed are of every route', () => {
  const random = randomNumbers(5);
  const routes = new Set(Array.from({ length: 200 }, () => madeRequest(random).route));
  expect(routes.size).toBe(7);
});

test('Quantiles are by nearest rank, and 0 of nothing', () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(quantilesOf(values)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  expect(quantilesOf([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
});
