import { expect, it } from 'vitest';
import { pollersOf } from './pollers.ts';

const mapping = (functionArn: string, maximumConcurrency?: number) => ({
  queueArn: 'arn:aws:sqs:us-east-1:000000000000:q',
  functionArn,
  batchSize: 10,
  windowSeconds: 0,
  reportsItemFailures: true,
  ...(maximumConcurrency !== undefined && { maximumConcurrency }),
});

it('shares the threads of a function among its mappings, each of which has one at least', () => {
  const [triage, priority, normal] = [mapping('triage', 50), mapping('enrichment', 20), mapping('enrichment', 20)];
  const all = [triage, priority, normal];
  expect(all.map((one) => pollersOf(one, all, 2))).toEqual([2, 1, 1]);
  expect(all.map((one) => pollersOf(one, all, 1))).toEqual([1, 1, 1]);
});

it('keeps to the concurrency of the template', () => {
  const [only, open] = [mapping('a', 2), mapping('b')];
  expect([pollersOf(only, [only, open], 8), pollersOf(open, [only, open], 8)]).toEqual([2, 8]);
});
