import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../domain/ingestion/limits.ts';
import { bytesInFlight, createGate } from './memory-gate.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('never lets more in than the budget holds, and lets everything in, in order', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(fc.nat(3), { minLength: 1 }), async (asked, ticks) => {
        const gate = createGate(10);
        let held = 0;
        const begun: number[] = [];
        await Promise.all(
          asked.map((bytes, i) =>
            gate(bytes, async () => {
              begun.push(i);
              held += Math.min(bytes, 10);
              expect(held).toBeLessThanOrEqual(10);
              for (let left = ticks[i % ticks.length] ?? 0; left > 0; left--) await tick();
              held -= Math.min(bytes, 10);
            }),
          ),
        );
        expect(begun).toEqual(asked.map((_, i) => i));
      }),
    );
  });

  it('gives the room back when work fails, and hands the failure on', async () => {
    const gate = createGate(10);
    await expect(gate(10, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await gate(10, async () => 'next')).toBe('next');
  });
});

describe('bytes in flight', () => {
  it('are those of the whole object while it is small, of one call and one batch when it is large or unknown', () => {
    expect(bytesInFlight(2000, DEFAULT_LIMITS)).toBe(128_000);
    for (const size of [1e6, 1e9, undefined]) expect(bytesInFlight(size, DEFAULT_LIMITS)).toBe(12 * 1024 * 1024);
  });
});
