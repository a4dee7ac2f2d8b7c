import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { describeFault } from '../runtime/describe-fault.ts';
import { type MessageDeps, processMessage } from './process-message.ts';

/** Milliseconds kept back to finish a batch of calls, send the resume message and answer. */
const RESERVE_MS = 15_000;

export type TriageDeps = Omit<MessageDeps, 'outOfTime'>;

/** Acknowledges message by message: what is returned as failed comes back, its neighbours are done. */
export function createHandler(deps: TriageDeps) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    const handleRecord = async (record: SQSRecord) => {
      try {
        await processMessage({ ...deps, outOfTime }, record.body);
      } catch (error) {
        deps.logger.warn('A message goes back to the queue', { message_id: record.messageId, ...describeFault(error) });
        throw error;
      }
    };
    return await processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
  };
}
