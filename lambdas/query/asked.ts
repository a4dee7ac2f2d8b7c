import type { RoleScope } from '../domain/query/keys.ts';
import type { QueryRequest } from '../domain/query/query-request.ts';
import { emptyTally, type Tally } from '../model-calls/ask-model.ts';
import type { Caller } from '../runtime/caller.ts';

/** Who asks. */
export interface Asker extends Caller {
  /** Milliseconds that the function has left. */
  readonly remainingMs: () => number;
}

/** A question on its way, with what it took so far. */
export interface Asked {
  readonly query_id: string;
  readonly request: QueryRequest;
  readonly caller: Asker;
  readonly scope: RoleScope;
  readonly now: Date;
  /** Of the monotonic clock, milliseconds. */
  readonly began: number;
  /** What model calls took. */
  readonly tally: Tally;
  /** What embeddings took, US dollars; added to with each. */
  embedding_usd: number;
}

export function asked(
  { newId, now, clock }: { newId: () => string; now: () => Date; clock: () => number },
  given: Pick<Asked, 'request' | 'caller' | 'scope'>,
): Asked {
  return { ...given, query_id: newId(), now: now(), began: clock(), tally: emptyTally(), embedding_usd: 0 };
}
