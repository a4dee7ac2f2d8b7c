import { IndexUnavailableError } from '../../domain/search/ports.ts';

/** Several searches in one request over the calls. */
export interface MultiSearch {
  /** The answers in the order of the bodies: of each a search response, or `{ error, status }`. */
  msearch(bodies: readonly object[]): Promise<readonly unknown[]>;
}

/** The engine refused a search that it will always refuse. */
export class SearchRefusedError extends Error {
  constructor(type: string, status: number) {
    super(`The search engine refused the search: ${type}, status ${status}.`);
    this.name = 'SearchRefusedError';
  }
}

/** No right yet, no index yet, or too much to do: a while later the same request may be answered. */
const MAY_PASS: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** Whether a status tells that the engine cannot answer now, rather than that it will never answer this. */
export function isUnavailable(status: number): boolean {
  return MAY_PASS.has(status) || status >= 500;
}

/** The error of an answer that is one: unavailable for a busy, broken or missing index, refused for everything else. */
export function failureOf(answer: unknown): Error | undefined {
  const { error, status = 500 } = (answer ?? { error: {} }) as { error?: { type?: string }; status?: number };
  if (error === undefined) return undefined;
  const refused = new SearchRefusedError(error.type ?? 'unknown', status);
  return isUnavailable(status) ? new IndexUnavailableError(refused) : refused;
}

/** The same, or unavailable where some shards did not answer, or had no time for all of their calls. */
export function faultOf(answer: unknown): Error | undefined {
  const failure = failureOf(answer);
  if (failure !== undefined) return failure;
  const { timed_out, _shards } = answer as { timed_out?: boolean; _shards?: { failed: number } };
  if (timed_out !== true && (_shards?.failed ?? 0) === 0) return undefined;
  return new IndexUnavailableError(new Error('Some shards did not answer.'));
}
