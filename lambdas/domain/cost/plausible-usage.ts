import type { TokenUsage } from './ledger.ts';

/** What a request allows: tokens of its answer, and of all that a model reads. */
export interface UsageLimits {
  readonly max_tokens: number;
  readonly context_tokens: number;
}

/**
 * The usage that a service reported, or undefined where it cannot be: more than the request allows, or a prompt of no
 * tokens. What is not believed is not booked; its reservation stays kept back instead.
 */
export function plausibleUsage(usage: TokenUsage | undefined, limits: UsageLimits): TokenUsage | undefined {
  if (usage === undefined) return undefined;
  const read = usage.input + usage.cache_read + usage.cache_write;
  const possible = read > 0 && read <= limits.context_tokens && usage.output <= limits.max_tokens;
  return possible ? usage : undefined;
}
