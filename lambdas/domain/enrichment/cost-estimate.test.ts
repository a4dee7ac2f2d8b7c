import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODELS, modelSpec, tokenCost } from '../cost/model-catalogue.ts';
import { reserveFor, reserveForBatch } from './cost-estimate.ts';

describe('reserveFor', () => {
  it('keeps back a full answer and half as much input again', () => {
    expect(reserveFor(modelSpec('us.amazon.nova-lite-v1:0'), 1000, 500)).toBe(1500 * 60 + 500 * 240);
  });

  it('is never below the cost of any call within its limits', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...MODELS), fc.nat(5000), fc.nat(2000), part, part, (spec, input, output, a, b) => {
        const cached = Math.floor(input * a);
        const usage = { input: input - cached, output: Math.floor(output * b), cache_read: 0, cache_write: cached };
        expect(tokenCost(spec.prices, usage)).toBeLessThanOrEqual(reserveFor(spec, input, output));
      }),
    );
  });
});

describe('reserveForBatch', () => {
  it('is half where the model takes batches, and all where it does not', () => {
    const lite = modelSpec('us.amazon.nova-lite-v1:0');
    expect(reserveForBatch(lite, 1000, 500)).toBe(reserveFor(lite, 1000, 500) / 2);
    const { batch_prices: _, ...single } = lite;
    expect(reserveForBatch(single, 1000, 500)).toBe(reserveFor(lite, 1000, 500));
  });
});
