import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { EnrichmentMessage } from '../domain/calls/ports.ts';
import { endOfLifeDays } from '../domain/cost/model-catalogue.ts';
import { METRIC } from '../metrics.ts';
import { callCorrelation, correlated } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { type EnrichDeps, type Enriched, enrichCall } from './enrich-call.ts';

/** Milliseconds kept back to store what was read and to answer. */
const RESERVE_MS = 8_000;

/** Days that are told where no end is known, or one that is further away: else the last known end would stay for ever. */
const NO_END_DAYS = 3650;

const Message = z.object({
  call_id: z.string().check(z.minLength(1)),
  revision: z.int().check(z.gte(1)),
  attempt: z.optional(z.int().check(z.gte(0))),
  online: z.optional(z.boolean()),
});

/**
 * Every message by itself: what is returned as failed comes back alone. A message that cannot be read comes back until
 * the queue gives it to the dead-letter queue.
 */
export function createHandler(deps: EnrichDeps) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const remainingMs = () => context.getRemainingTimeInMillis() - RESERVE_MS;
    const results = await Promise.all(
      event.Records.map(async ({ messageId, body }) => {
        const message = readMessage(body);
        const id = message === undefined ? messageId : callCorrelation(message);
        return { messageId, end: await correlated(id, () => enrich(deps, message, remainingMs)) };
      }),
    );
    const ends = results.flatMap(({ end }) => (end === 'failed' ? [] : [end]));
    countBatch(deps, ends);
    const failed = results.filter(({ end }) => end === 'failed');
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function enrich(
  deps: EnrichDeps,
  message: EnrichmentMessage | undefined,
  remainingMs: () => number,
): Promise<Enriched | 'failed'> {
  try {
    if (message === undefined) throw new Error('A message names no call that could be enriched.');
    const { attempt = 0 } = message;
    return await deps.tracer.span('enrich', { attempt }, async (span) => {
      const end = await enrichCall(deps, message, remainingMs);
      span.set({ ...end });
      return end;
    });
  } catch (error) {
    deps.logger.warn('A call goes back to the enrichment queue', describeFault(error));
    return 'failed';
  }
}

/** Undefined for a message that names no call; what stands in it is nowhere told. */
function readMessage(body: string): EnrichmentMessage | undefined {
  const message = parseMessage(body);
  if (message === undefined) return undefined;
  const { call_id, revision, attempt, online } = message;
  return {
    call_id,
    revision,
    ...(attempt !== undefined && { attempt }),
    ...(online !== undefined && { online }),
  };
}

function parseMessage(body: string): z.infer<typeof Message> | undefined {
  try {
    return z.parse(Message, JSON.parse(body));
  } catch {
    return undefined;
  }
}

/** Calls were due and models were asked, yet not one answered: that is an alarm, not a zero on the bill. */
function countBatch({ counter, settings, now }: EnrichDeps, ends: readonly Enriched[]): void {
  const asked = ends.filter((end) => end.asked);
  counter.count(METRIC.enrichmentBatchFailed, asked.length > 0 && !asked.some((end) => end.answered) ? 1 : 0);
  const days = endOfLifeDays(Object.values(settings.models), now());
  counter.gauge(METRIC.modelEndOfLifeDays, Math.min(days, NO_END_DAYS));
}
