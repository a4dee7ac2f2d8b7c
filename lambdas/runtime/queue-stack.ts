import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { METRIC } from '../metrics.ts';
import { eventStack } from './event-stack.ts';
import { counter } from './observability.ts';

/**
 * Middy stack of functions that are driven by a queue. They return what is to come back instead of throwing, so that AWS
 * counts no error even when nothing succeeds: what they took and what comes back is counted here.
 */
export function queueStack(handler: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>) {
  return eventStack(async (event: SQSEvent, context: Context) => {
    const response = await handler(event, context);
    counter.count(METRIC.messagesTaken, event.Records.length);
    counter.count(METRIC.messagesReturned, response.batchItemFailures.length);
    return response;
  });
}
