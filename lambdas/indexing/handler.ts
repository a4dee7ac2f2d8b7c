import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { CallRevision } from '../domain/calls/ports.ts';
import { IndexUnavailableError } from '../domain/search/ports.ts';
import { METRIC } from '../metrics.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { type IndexDeps, indexCalls } from './index-calls.ts';

/** Milliseconds kept back to settle what was written and to answer. */
const RESERVE_MS = 8_000;

const Message = z.object({ call_id: z.string().check(z.minLength(1)), revision: z.int().check(z.gte(1)) });

export type IndexingDeps = Omit<IndexDeps, 'outOfTime'>;

/**
 * A batch is one read, one embedding and one write. What is returned as failed comes back alone; a message that cannot
 * be read comes back until the queue gives it to the dead-letter queue.
 */
export function createHandler(deps: IndexingDeps) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    const messages = event.Records.map(({ messageId, body }) => ({ messageId, ref: readMessage(body) }));
    const refs = messages.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
    const again = await indexAll({ ...deps, outOfTime }, refs);
    const failed = messages.filter(({ ref }) => ref === undefined || again === 'all' || again.has(ref.call_id));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

function readMessage(body: string): CallRevision | undefined {
  try {
    return z.parse(Message, JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** The calls to try again: all of them where a service cannot be reached. */
async function indexAll(deps: IndexDeps, refs: readonly CallRevision[]): Promise<ReadonlySet<string> | 'all'> {
  if (refs.length === 0) return new Set();
  try {
    return await indexCalls(deps, refs);
  } catch (error) {
    deps.counter.count(METRIC.indexUnavailable, error instanceof IndexUnavailableError ? 1 : 0);
    deps.logger.warn('Calls go back to the queue', { calls: refs.length, ...describeFault(error) });
    return 'all';
  }
}
