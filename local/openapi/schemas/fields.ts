import * as z from 'zod/mini';

/** Fields that many answers have. */
export const count = z.int().check(z.gte(0));
export const share01 = z.number().check(z.gte(0), z.lte(1));
export const usd = z.number().check(z.gte(0), z.describe('US dollars.'));
export const time = z.string().check(z.describe('UTC, ISO 8601.'));
export const sentimentScore = z.number().check(z.gte(-1), z.lte(1));
export const speaker = z.enum(['customer', 'agent', 'unknown']);

export const tokens = z.strictObject({ input: count, output: count, cache_read: count, cache_write: count });
