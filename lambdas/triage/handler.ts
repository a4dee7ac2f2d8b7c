import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { correlated } from '../runtime/correlation.ts';
import { describeFault } from '../runtime/describe-fault.ts';
import { createGate } from './memory-gate.ts';
import { type MessageDeps, processMessage } from './process-message.ts';

/** Milliseconds kept back to finish a batch of calls, send the resume message and answer. */
const RESERVE_MS = 15_000;

/**
 * Bytes of content that the objects of a batch may hold at a time; parsed and triaged they take up to ten times that.
 * Room for two objects of the largest kind, and for ten of 38 KB.
 */
const MEMORY_BUDGET = 24 * 1024 * 1024;

export type TriageDeps = Omit<MessageDeps, 'outOfTime' | 'gate'>;

/** Acknowledges message by message: what is returned as failed comes back, its neighbours are done. */
export function createHandler(deps: TriageDeps) {
  const gate = createGate(MEMORY_BUDGET);
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const outOfTime = () => context.getRemainingTimeInMillis() < RESERVE_MS;
    const handle = async (record: SQSRecord) => {
      try {
        await processMessage({ ...deps, outOfTime, gate }, record.body);
      } catch (error) {
        deps.logger.warn('A message goes back to the queue', { message_id: record.messageId, ...describeFault(error) });
        throw error;
      }
    };
    const handleRecord = (record: SQSRecord) => correlated(record.messageId, () => handle(record));
    return await processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
  };
}
