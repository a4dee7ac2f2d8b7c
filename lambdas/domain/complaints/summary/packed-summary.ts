import * as z from 'zod/mini';
import { parseJson } from '../../validation/parse-json.ts';
import type { KeptSummary } from './cache.ts';
import { ComplaintSummarySchema } from './summary-schema.ts';

/** A summary has some kilobytes; an item of DynamoDB takes 400, and its readings are paid for by their size. */
const MAX_CHARACTERS = 100_000;

const KeptSummarySchema = z.strictObject({
  summary: ComplaintSummarySchema,
  expires_at: z.int().check(z.gte(0)),
});

/** A summary as JSON; undefined for one that is too large to be kept. */
export function packSummary(kept: KeptSummary): string | undefined {
  const json = JSON.stringify(kept);
  return json.length > MAX_CHARACTERS ? undefined : json;
}

/** The summary in such a text; undefined where there is none, whatever is wrong with it. */
export function unpackSummary(packed: string): KeptSummary | undefined {
  if (packed.length > MAX_CHARACTERS) return undefined;
  const read = z.safeParse(KeptSummarySchema, parseJson(packed));
  return read.success ? read.data : undefined;
}
