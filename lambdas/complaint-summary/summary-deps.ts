import type { ComplaintSearch } from '../domain/complaints/ports.ts';
import type { SummaryCache } from '../domain/complaints/summary/cache.ts';
import type { SummarySettings } from '../domain/complaints/summary/settings.ts';
import type { AskDeps } from '../model-calls/ask-model.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

/** What summaries are made with. */
export interface SummaryDeps {
  readonly index: Pick<ComplaintSearch, 'facts'>;
  readonly cache: SummaryCache;
  readonly ask: AskDeps;
  readonly settings: SummarySettings;
  readonly now: () => Date;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'warn'>;
}
