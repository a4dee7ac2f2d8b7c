import { UnknownTimeZoneError } from '../domain/analytics/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { Logger } from '../runtime/observability.ts';
import { type Problem, SEARCH_UNAVAILABLE } from '../runtime/problem.ts';

const NEWER_ZONE: Problem = {
  status: 400,
  code: 'bad-parameter',
  title: 'time_zone is too new for the search index; name another zone, or the offset from UTC such as +05:30.',
  field: 'time_zone',
};

/** What a question is answered with where the index answers nothing; undefined for a fault of another kind. */
export function indexProblem(error: unknown, logger: Pick<Logger, 'warn'>): Problem | undefined {
  if (error instanceof UnknownTimeZoneError) return NEWER_ZONE;
  if (!(error instanceof IndexUnavailableError)) return undefined;
  logger.warn('The search index cannot be reached', describeFault(error.cause));
  return SEARCH_UNAVAILABLE;
}
