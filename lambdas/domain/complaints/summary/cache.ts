import { createHash } from 'node:crypto';
import type { SummaryRequest } from './read-request.ts';
import type { ComplaintSummary } from './types.ts';

/** A summary that was given before. */
export interface KeptSummary {
  readonly summary: ComplaintSummary;
  /** Milliseconds since 1970 from which it is none any more. */
  readonly expires_at: number;
}

/** Summaries by what they are about. Faults of the store are thrown. */
export interface SummaryCache {
  /** Undefined where there is none that can be read; one that has expired is given all the same, as it says so. */
  get(key: string): Promise<KeptSummary | undefined>;
  put(key: string, kept: KeptSummary): Promise<void>;
}

/** Raised when summaries get another form: those that were kept before are none any more. */
const SUMMARY_VERSION = 1;

/** Everybody who may ask sees the same: neither who asks nor their roles make another summary. */
export function summaryKey({ department, start, end }: SummaryRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([SUMMARY_VERSION, department ?? null, start, end]))
    .digest('base64url');
}
