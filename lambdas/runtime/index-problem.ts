import { UnknownTimeZoneError } from '../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from './describe-fault.ts';
import type { Counter, Logger } from './observability.ts';
import { type Problem, SEARCH_UNAVAILABLE, UNKNOWN_TIME_ZONE } from './problem.ts';

export interface IndexProblemDeps {
  readonly counter: Counter;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * What a request is answered with where the index answers nothing; undefined for a fault of another kind. It is counted,
 * since callers may notice a dead search engine long before the next upload does.
 */
export function indexProblem({ counter, logger }: IndexProblemDeps, error: unknown): Problem | undefined {
  if (error instanceof UnknownTimeZoneError) return UNKNOWN_TIME_ZONE;
  if (!(error instanceof IndexUnavailableError)) return undefined;
  counter.count(METRIC.indexUnavailable, 1);
  logger.warn('The search index cannot be reached', describeFault(error.cause));
  return SEARCH_UNAVAILABLE;
}
