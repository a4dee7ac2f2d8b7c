import { ShardError } from './query.ts';

/** indices.query.bool.max_clause_count */
export const MAX_CLAUSES = 1024;

/** index.max_terms_count */
export const MAX_TERMS = 65_536;

/** One query with too many clauses of its own. */
export const tooManyClauses = () =>
  new ShardError(400, 'query_shard_exception', `failed to create query: maxClauseCount is set to ${MAX_CLAUSES}`);

/** Too many in all queries of a search together. */
export function requireClauses(count: number): void {
  if (count <= MAX_CLAUSES) return;
  const reason = `Query contains too many nested clauses; maxClauseCount is set to ${MAX_CLAUSES}`;
  throw new ShardError(500, 'too_many_nested_clauses', reason);
}
