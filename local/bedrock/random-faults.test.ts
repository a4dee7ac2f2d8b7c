import { expect, it } from 'vitest';
import { FAULT_KINDS, randomFaults } from './random-faults.ts';

const request = (operation = 'converse') => ({ operation, modelId: 'us.amazon.nova-lite-v1:0', n: 0 });

function plan(options: Parameters<typeof randomFaults>[0], requests: number, operation?: string) {
  const faults = randomFaults(options);
  return Array.from({ length: requests }, () => faults(request(operation)));
}

it('hit about the share of requests that was asked for', () => {
  const hit = plan({ rate: 0.2, seed: 1 }, 2_000).filter((fault) => fault !== undefined).length;
  expect(hit).toBeGreaterThan(340);
  expect(hit).toBeLessThan(460);
});

it('are the same for the same seed, and others for another', () => {
  const first = plan({ rate: 0.5, seed: 7 }, 200);
  expect(plan({ rate: 0.5, seed: 7 }, 200)).toEqual(first);
  expect(plan({ rate: 0.5, seed: 8 }, 200)).not.toEqual(first);
});

it.each([
  ['converse', 23],
  ['converse-stream', 30],
])('of %s are of every kind of it within 2,000 requests of which a fifth is hit', (operation, kinds) => {
  const seen = new Set(plan({ rate: 0.2, seed: 3 }, 2_000, operation).map((fault) => JSON.stringify(fault)));
  expect(seen.size).toBe(kinds + 1);
  expect(FAULT_KINDS).toHaveLength(30);
});

it('of streams alone let any other answer through', () => {
  const options = { rate: 1, seed: 3, kinds: ['stream-error'] };
  expect(plan(options, 20).every((fault) => fault === undefined)).toBe(true);
  expect(plan(options, 20, 'converse-stream').every((fault) => fault?.exception !== undefined)).toBe(true);
});

it('are of the kinds that were asked for only', () => {
  const seen = new Set(plan({ rate: 1, seed: 3, kinds: ['throttled', 'prose'] }, 50).map((one) => JSON.stringify(one)));
  expect([...seen].sort()).toEqual(['{"answer":"prose"}', '{"code":"ThrottlingException"}']);
});

it('leave embeddings alone', () => {
  expect(plan({ rate: 1, seed: 3 }, 20, 'invoke').every((fault) => fault === undefined)).toBe(true);
});

it.each(['toString', 'no-such-kind'])('of an unknown kind (%s) are refused', (kind) => {
  expect(() => randomFaults({ rate: 1, seed: 1, kinds: [kind] })).toThrow(`${kind} is no kind of fault`);
});
