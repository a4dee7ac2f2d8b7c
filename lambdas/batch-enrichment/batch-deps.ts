import type { CallStore, EnrichmentQueues, IndexingQueue } from '../domain/calls/ports.ts';
import type { Ledger } from '../domain/cost/ledger.ts';
import type { BatchFiles, BatchJobBook, BatchJobs } from '../domain/enrichment/batch-job.ts';
import type { EnrichmentSettings } from '../domain/enrichment/settings.ts';
import type { WatchBudget } from '../model-calls/budget-guard.ts';
import type { Logger, Meter } from '../runtime/observability.ts';

/** What the batch lane works with. */
export interface BatchDeps {
  readonly calls: Pick<CallStore, 'get' | 'claim' | 'release' | 'enrich' | 'settle' | 'park' | 'parked'>;
  readonly book: BatchJobBook;
  readonly files: BatchFiles;
  readonly jobs: BatchJobs;
  readonly ledger: Pick<Ledger, 'reserve' | 'release' | 'record' | 'budget'>;
  /** Is told what is committed, for each job. */
  readonly watchBudget: WatchBudget;
  readonly queues: EnrichmentQueues;
  readonly indexing: IndexingQueue;
  readonly settings: EnrichmentSettings;
  /** Keys of the issues that triage knows. */
  readonly issueKeys: readonly string[];
  readonly now: () => Date;
  /** A name for a job, of letters, digits and hyphens; never the same twice. */
  readonly newName: () => string;
  readonly counter: Meter;
  readonly logger: Logger;
  /** True when the invocation has no time for more than to end in good order. */
  readonly outOfTime: () => boolean;
}
