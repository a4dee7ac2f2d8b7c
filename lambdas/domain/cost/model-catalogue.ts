import type { TokenUsage } from './ledger.ts';
import type { ModelSpec, TokenPrices } from './model-spec.ts';
import { MODELS } from './models.ts';
import type { NanoUsd } from './money.ts';

export type { ModelSpec, TokenPrices } from './model-spec.ts';
export { CATALOGUE_DATE, MODELS } from './models.ts';

/** What tokens cost at these prices. */
export function tokenCost(prices: TokenPrices, usage: TokenUsage): NanoUsd {
  return Math.round(
    usage.input * prices.input +
      usage.output * prices.output +
      usage.cache_read * prices.cache_read +
      usage.cache_write * prices.cache_write,
  );
}

/**
 * The model that an id means: a foundation model, an inference profile, or the ARN of either. Its prices are those of
 * that very id. Throws for one that the catalogue does not know, as its cost could not be accounted for.
 */
export function modelSpec(id: string): ModelSpec {
  const name = id.startsWith('arn:') ? id.slice(id.lastIndexOf('/') + 1) : id;
  const spec = MODELS.find((model) => model.id === name || model.profiles.includes(name));
  if (spec === undefined) {
    const known = MODELS.flatMap((model) => [model.id, ...model.profiles]).join(', ');
    throw new Error(`There is no price for the model ${id}; known are ${known}.`);
  }
  return name.startsWith('global.') ? spec : withPremium(spec);
}

function withPremium(spec: ModelSpec): ModelSpec {
  const { prices, batch_prices, regional_premium: factor } = spec;
  if (factor === undefined) return spec;
  return {
    ...spec,
    prices: times(prices, factor),
    ...(batch_prices && { batch_prices: times(batch_prices, factor) }),
  };
}

/** To a thousandth of a billionth, as 1.1 times 100 is not 110 in floating point. */
function times({ input, output, cache_read, cache_write }: TokenPrices, factor: number): TokenPrices {
  const scaled = (price: number) => Math.round(price * factor * 1000) / 1000;
  return {
    input: scaled(input),
    output: scaled(output),
    cache_read: scaled(cache_read),
    cache_write: scaled(cache_write),
  };
}

const DAY = 86_400_000;

/**
 * Whole days from a time to the first end among the models in use, given by any of their ids; 0 on the day and negative
 * behind it. Infinity where none has a published one.
 */
export function endOfLifeDays(models: readonly string[], at: Date): number {
  const today = Math.floor(at.getTime() / DAY);
  const ends = models.map((id) => modelSpec(id).end_of_life);
  const days = ends.flatMap((end) => (end === undefined ? [] : [Date.parse(end) / DAY - today]));
  return Math.min(Number.POSITIVE_INFINITY, ...days);
}
