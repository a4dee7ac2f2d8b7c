import { describe, expect, it } from 'vitest';
import type { TokenUsage } from './ledger.ts';
import { plausibleUsage } from './plausible-usage.ts';

const LIMITS = { max_tokens: 700, context_tokens: 100_000 };
const usage = (more: Partial<TokenUsage>): TokenUsage => ({
  input: 1500,
  output: 300,
  cache_read: 0,
  cache_write: 0,
  ...more,
});

describe('the usage that a service reports', () => {
  it.each([{}, { output: 700 }, { output: 0 }, { input: 0, cache_read: 1500 }, { input: 100_000 }])(
    'is believed where the request allows it: %j',
    (more) => {
      expect(plausibleUsage(usage(more), LIMITS)).toEqual(usage(more));
    },
  );

  it.each([
    { output: 701 },
    { input: 100_001 },
    { input: 60_000, cache_read: 40_001 },
    { input: 0 },
    { input: 9_999_999, output: 9_999_999 },
  ])('is not believed where it cannot be: %j', (more) => {
    expect(plausibleUsage(usage(more), LIMITS)).toBeUndefined();
  });

  it('may be missing', () => {
    expect(plausibleUsage(undefined, LIMITS)).toBeUndefined();
  });
});
