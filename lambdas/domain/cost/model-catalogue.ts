import type { TokenUsage } from './ledger.ts';
import { MODELS } from './models.ts';
import type { NanoUsd } from './money.ts';

export { CATALOGUE_DATE, MODELS } from './models.ts';

/** A model of Bedrock: what it is called, costs, can do, and how long it will be there. */
export interface ModelSpec {
  readonly id: string;
  /** Inference profiles that route to it, such as `us.…` and `global.…`. */
  readonly profiles: readonly string[];
  /** Billionths of a dollar a token, on demand in us-east-1: the price of a million tokens in dollars times 1,000. */
  readonly prices: TokenPrices;
  /** Prices in batch jobs; undefined where the model takes none. */
  readonly batch_prices?: TokenPrices;
  /** Factor of what is called by any id but `global.…`; undefined where that makes no difference. */
  readonly regional_premium?: number;
  /** Tokens of a prompt and its answer at these prices. */
  readonly context_tokens: number;
  readonly max_output_tokens: number;
  /** Whether `temperature` may be given. */
  readonly sampling: boolean;
  /** Whether it takes a tool that it must use; one that does not cannot enrich, but be compared with. */
  readonly forced_tool: boolean;
  /** Fields of its own (additionalModelRequestFields of Converse) that each request with a forced tool must have. */
  readonly request_fields?: Readonly<Record<string, unknown>>;
  /** Tokens from which a prefix is cached; undefined without prompt caching. */
  readonly cache_min_tokens?: number;
  /** The day, UTC, on which it ends or before which it does not end; undefined where nothing is published. */
  readonly end_of_life?: string;
  /** Where this was read. */
  readonly source: string;
}

export interface TokenPrices {
  readonly input: number;
  readonly output: number;
  readonly cache_read: number;
  readonly cache_write: number;
}

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
