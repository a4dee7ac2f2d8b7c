import type { CallAnalytics, VersionedAnalytics } from '../domain/analytics/ports.ts';
import type { StreamingChat } from '../domain/enrichment/ports.ts';
import type { AnswerCache, CallBrowse, DataVersions, PassageSearch, QueryLog } from '../domain/query/ports.ts';
import type { QuerySettings } from '../domain/query/settings.ts';
import type { AskDeps } from '../model-calls/ask-model.ts';
import type { Logger, Meter } from '../runtime/observability.ts';
import type { Tracer } from '../runtime/tracer.ts';
import type { SearchDeps } from '../search/search-calls.ts';
import type { ReadVocabulary } from './read-vocabulary.ts';

/** What questions are answered with. */
export interface QueryDeps {
  readonly search: SearchDeps;
  readonly analytics: CallAnalytics & VersionedAnalytics;
  readonly passages: PassageSearch;
  readonly browse: CallBrowse;
  readonly versions: DataVersions;
  readonly cache: AnswerCache;
  readonly log: QueryLog;
  readonly readVocabulary: ReadVocabulary;
  /** Whether a question speaks to the model instead of asking about calls. */
  readonly isRefused: (question: string) => boolean;
  /** For understanding, and with `stream` in place of its model for answers. */
  readonly ask: AskDeps;
  readonly stream: StreamingChat;
  readonly settings: QuerySettings;
  readonly now: () => Date;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly newId: () => string;
  readonly counter: Meter;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly tracer: Tracer;
}
