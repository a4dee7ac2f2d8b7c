import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE_DATE, endOfLifeDays, MODELS, modelSpec, tokenCost } from './model-catalogue.ts';

const HAIKU = 'anthropic.claude-haiku-5-5';
const NOVA = 'amazon.nova-lite-v1:0';

describe('modelSpec', () => {
  it('takes models, inference profiles and ARNs of either', () => {
    const arns = [
      `arn:aws:bedrock:us-east-1::foundation-model/${HAIKU}`,
      `arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.${HAIKU}`,
    ];
    for (const id of [HAIKU, `us.${HAIKU}`, `global.${HAIKU}`, ...arns]) expect(modelSpec(id).id).toBe(HAIKU);
  });

  it('says which models there are when it does not know one', () => {
    expect(() => modelSpec('no.such-model')).toThrow(/no\.such-model; known are .*us\.amazon\.nova-lite-v1:0/);
    expect(() => modelSpec('arn:aws:bedrock:us-east-1:1:application-inference-profile/x1')).toThrow(/known are/);
  });

  it('takes a tenth more for Claude that stays in the region, and the same for Nova', () => {
    expect(modelSpec(`global.${HAIKU}`).prices).toMatchObject({ input: 100, output: 500 });
    expect(modelSpec(`us.${HAIKU}`).prices).toEqual({ input: 110, output: 550, cache_read: 11, cache_write: 137.5 });
    expect(modelSpec(`us.${HAIKU}`).batch_prices).toMatchObject({ input: 55, output: 275 });
    expect(modelSpec(HAIKU).prices.input).toBe(110);
    expect(modelSpec(`us.${NOVA}`).prices).toEqual(modelSpec(NOVA).prices);
  });
});

describe('the table', () => {
  it('has each id once, and prices that are plausible', () => {
    const ids = MODELS.flatMap(({ id, profiles }) => [id, ...profiles]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { prices, batch_prices } of MODELS) {
      expect(prices.output).toBeGreaterThan(prices.input);
      expect(prices.cache_read).toBeLessThanOrEqual(prices.input);
      if (batch_prices) expect(batch_prices.input).toBe(prices.input / 2);
      if (batch_prices) expect(batch_prices.output).toBe(prices.output / 2);
    }
  });

  it('names no end that was past when it was set', () => {
    for (const { end_of_life } of MODELS) expect(end_of_life === undefined || end_of_life > CATALOGUE_DATE).toBe(true);
  });

  it('turns thinking off wherever a tool is forced upon a model that takes no temperature', () => {
    for (const { sampling, forced_tool, request_fields } of MODELS)
      if (!sampling && forced_tool) expect(request_fields).toEqual({ thinking: { type: 'disabled' } });
  });
});

describe('tokenCost', () => {
  it('adds up all four kinds of tokens and rounds once', () => {
    const { prices } = modelSpec('amazon.nova-micro-v1:0');
    expect(tokenCost(prices, { input: 3, output: 2, cache_read: 1, cache_write: 1 })).toBe(429);
  });

  it('grows with each kind', () => {
    const count = fc.nat(1_000_000);
    const usage = fc.record({ input: count, output: count, cache_read: count, cache_write: count });
    fc.assert(
      fc.property(
        fc.constantFrom(...MODELS),
        usage,
        fc.constantFrom('input', 'output', 'cache_read'),
        (model, u, kind) => {
          const more = tokenCost(model.prices, { ...u, [kind]: u[kind] + 1 });
          expect(more).toBeGreaterThan(tokenCost(model.prices, u));
        },
      ),
    );
  });
});

describe('endOfLifeDays', () => {
  it('counts whole days to the first end of those in use', () => {
    const at = (time: string) => endOfLifeDays([`us.${HAIKU}`, NOVA], new Date(time));
    expect(at('2027-08-08T23:59:00Z')).toBe(60);
    expect(at('2027-10-07T08:00:00Z')).toBe(0);
    expect(at('2027-10-09T00:00:00Z')).toBe(-2);
  });

  it('is infinite where no end is published', () => {
    expect(endOfLifeDays([NOVA], new Date('2026-11-21'))).toBe(Number.POSITIVE_INFINITY);
    expect(endOfLifeDays([], new Date('2026-11-21'))).toBe(Number.POSITIVE_INFINITY);
  });
});
