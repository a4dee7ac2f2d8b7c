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

const NO_INDEX = 404;
const BUSY = 429;

/** The error of an answer that is one: unavailable for a busy, broken or missing index, refused for everything else. */
export function failureOf(answer: unknown): Error | undefined {
  const { error, status = 500 } = (answer ?? { error: {} }) as { error?: { type?: string }; status?: number };
  if (error === undefined) return undefined;
  const refused = new SearchRefusedError(error.type ?? 'unknown', status);
  return status === NO_INDEX || status === BUSY || status >= 500 ? new IndexUnavailableError(refused) : refused;
}
