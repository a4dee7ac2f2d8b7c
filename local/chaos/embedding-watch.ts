import type { IncomingHttpHeaders } from 'node:http';

/** What one invocation of the function that indexes asked to be embedded, and the rows that it tried to write of it. */
export interface EmbeddingInvocation {
  readonly requests: number;
  /** By the clock, ms since 1970. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Ids of rows of the ledger. */
  readonly rows: readonly string[];
}

export interface EmbeddingAccount {
  readonly invocations: readonly EmbeddingInvocation[];
  /** Requests of all other functions: of questions, which have no row (docs/ENRICHMENT.md). */
  readonly questions: number;
}

type Counted = { -readonly [key in keyof EmbeddingInvocation]: EmbeddingInvocation[key] };

/** Functions whose embeddings are written into the ledger, by the access key that they sign with. */
const BOOKING = /Credential=fn\w*IndexingFunction\w*\//;
const ROW_PUT = /\.PutItem$/;

/**
 * Counts embeddings by the invocation that asks for them, and finds the rows that it writes of them: clients of AWS name
 * the invocation of a function in each of their requests
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html), so that neither time nor number is guessed at.
 */
export function embeddingWatch(now: () => number) {
  const invocations = new Map<string, Counted>();
  let questions = 0;

  function invocationOf(headers: IncomingHttpHeaders): Counted {
    const trace = String(headers['x-amzn-trace-id'] ?? 'without a trace');
    const known = invocations.get(trace);
    if (known !== undefined) return known;
    const begun: Counted = { requests: 0, firstMs: now(), lastMs: now(), rows: [] };
    invocations.set(trace, begun);
    return begun;
  }
  return {
    /** A request to embed a text. */
    asked(headers: IncomingHttpHeaders): void {
      if (!BOOKING.test(headers.authorization ?? '')) {
        questions++;
        return;
      }
      const invocation = invocationOf(headers);
      invocation.requests++;
      invocation.lastMs = now();
    },
    /** Any request to DynamoDB, whether or not it succeeds. */
    wrote(headers: IncomingHttpHeaders, body: Buffer): void {
      if (!ROW_PUT.test(String(headers['x-amz-target'])) || !BOOKING.test(headers.authorization ?? '')) return;
      const { Item } = JSON.parse(body.toString()) as { Item?: Record<string, { S?: string } | undefined> };
      const id = Item?.purpose?.S === 'embedding' ? Item.id?.S : undefined;
      if (id === undefined) return;
      const invocation = invocationOf(headers);
      if (!invocation.rows.includes(id)) invocation.rows = [...invocation.rows, id];
    },
    report: (): EmbeddingAccount => ({ invocations: [...invocations.values()], questions }),
  };
}
