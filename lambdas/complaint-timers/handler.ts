import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { isComplaintId } from '../domain/complaints/complaint-id.ts';
import { correlated } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { tendComplaint } from '../ticketing/tend-complaint.ts';
import type { TicketingDeps } from '../ticketing/ticketing-deps.ts';

const Message = z.object({ complaint_id: z.string().check(z.refine(isComplaintId)) });

/** A complaint that a timer or the sweeper names; those that come twice in a batch are looked at once. */
export function createHandler(deps: TicketingDeps) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const messages = event.Records.map(({ messageId, body }) => ({ messageId, id: readMessage(body) }));
    const ids = [...new Set(messages.flatMap(({ id }) => (id === undefined ? [] : [id])))];
    const tend = async (id: string) => ((await correlated(id, () => isTended(deps, id))) ? [id] : []);
    const done = await Promise.all(ids.map(tend));
    const tended = new Set(done.flat());
    const failed = messages.filter(({ id }) => id === undefined || !tended.has(id));
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
}

async function isTended(deps: TicketingDeps, id: string): Promise<boolean> {
  try {
    await tendComplaint(deps, id);
    return true;
  } catch (error) {
    deps.logger.warn('A complaint goes back to the queue of deadlines', describeFault(error));
    return false;
  }
}

function readMessage(body: string): string | undefined {
  try {
    return z.parse(Message, JSON.parse(body)).complaint_id;
  } catch {
    return undefined;
  }
}
