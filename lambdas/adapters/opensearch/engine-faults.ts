import { errors } from '@opensearch-project/opensearch';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { isUnavailable } from './multi-search.ts';

/** Status of an answer that is an error; undefined when there was no answer. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof errors.ResponseError ? (error.statusCode ?? undefined) : undefined;
}

/** Type of the engine's error such as `index_not_found_exception`, never its reason: that may repeat values. */
export function typeOf(error: unknown): string {
  const body =
    error instanceof errors.ResponseError ? (error.body as { error?: { type?: unknown } } | undefined) : undefined;
  const type = body?.error?.type;
  return typeof type === 'string' ? type : 'unknown';
}

/** The same fault as a domain error: unavailable when nothing answers, or the engine is busy, broken or has no index. */
export function describeEngineFault(error: unknown): Error {
  const status = statusOf(error);
  const silent = error instanceof errors.OpenSearchClientError && !(error instanceof errors.ResponseError);
  if (silent || (status !== undefined && isUnavailable(status))) return new IndexUnavailableError(error);
  return new Error(`The search engine refused a request: ${typeOf(error)}, status ${status ?? 'none'}.`, {
    cause: error,
  });
}
