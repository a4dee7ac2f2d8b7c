import { redactedText } from '../domain/pii/redact-text.ts';
import { embeddingText } from '../domain/search/embedding-text.ts';
import type { Embedder } from '../domain/search/ports.ts';
import type { Logger } from '../runtime/observability.ts';

export interface EmbedQueryDeps {
  readonly embedder: Embedder;
  /** Milliseconds that a query may take to be embedded. */
  readonly embeddingMs: number;
  readonly logger: Pick<Logger, 'warn'>;
}

export interface QueryVector {
  readonly vector?: Float32Array;
  readonly tokens: number;
}

/**
 * The model sees a query without what is personal by its form: cards, phone numbers, addresses; names it does see. What it
 * costs stands in the answer and not in the ledger: a row costs more than the embedding of a query, and milliseconds of
 * the search.
 */
export async function embedQuery(deps: EmbedQueryDeps, query: string): Promise<QueryVector> {
  const [outcome] = await deps.embedder.embed([embeddingText(redactedText(query))], deps.embeddingMs);
  if (outcome?.ok) return { vector: outcome.vector, tokens: outcome.tokens };
  deps.logger.warn('A query could not be embedded; it is answered by words alone', { fault: outcome?.fault });
  return { tokens: 0 };
}
