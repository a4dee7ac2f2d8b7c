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
