import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { CallRevision } from '../domain/calls/ports.ts';
import { callCorrelation, correlated } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { readComplaints } from './read-complaints.ts';

/** The event of a stored call, or what the sweeper sends for it. */
const Message = z.object({ call_id: z.string().check(z.minLength(1)), revision: z.int().check(z.gte(1)) });

/** Every message by itself: what is returned as failed comes back alone, after five receives to the dead-letter queue. */
export function createHandler(deps: IntakeDeps) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(
      event.Records.map(async ({ messageId, body }) => {
        const call = readMessage(body);
        const id = call === undefined ? messageId : callCorrelation(call);
        return (await correlated(id, () => isDone(deps, call))) ? [] : [messageId];
      }),
    );
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

async function isDone(deps: IntakeDeps, call: CallRevision | undefined): Promise<boolean> {
  try {
    if (call === undefined) throw new Error('A message names no call that could complain.');
    await deps.tracer.span('open-complaints', {}, (span) => readComplaints(deps, call, span));
    return true;
  } catch (error) {
    deps.logger.warn('A call goes back to the queue of complaints', describeFault(error));
    return false;
  }
}

/** Undefined for a message that names no call; what stands in it is nowhere told. */
function readMessage(body: string): CallRevision | undefined {
  try {
    return z.parse(Message, JSON.parse(body));
  } catch {
    return undefined;
  }
}
