import { UnknownTimeZoneError } from '../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { describeFault } from './describe-fault.ts';
import type { Logger } from './observability.ts';
import { type Problem, SEARCH_UNAVAILABLE, UNKNOWN_TIME_ZONE } from './problem.ts';

/** What a question is answered with where the index answers nothing; undefined for a fault of another kind. */
export function indexProblem(error: unknown, logger: Pick<Logger, 'warn'>): Problem | undefined {
  if (error instanceof UnknownTimeZoneError) return UNKNOWN_TIME_ZONE;
  if (!(error instanceof IndexUnavailableError)) return undefined;
  logger.warn('The search index cannot be reached', describeFault(error.cause));
  return SEARCH_UNAVAILABLE;
}
