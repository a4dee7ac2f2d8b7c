import { boundedExpiry } from '../adapters/expiry.ts';
import type { KeptSummary, SummaryCache } from '../domain/complaints/summary/cache.ts';
import { packSummary, unpackSummary } from '../domain/complaints/summary/packed-summary.ts';

/** Summaries in memory, held to the same contract as the table. */
export class MemorySummaryCache implements SummaryCache {
  readonly #summaries = new Map<string, string>();
  readonly #now: () => Date;

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  async get(key: string): Promise<KeptSummary | undefined> {
    const packed = this.#summaries.get(key);
    return packed === undefined ? undefined : unpackSummary(packed);
  }

  async put(key: string, kept: KeptSummary): Promise<void> {
    const packed = packSummary({ ...kept, expires_at: boundedExpiry(kept.expires_at, this.#now()) });
    if (packed !== undefined) this.#summaries.set(key, packed);
  }
}
