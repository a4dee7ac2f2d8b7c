import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { noBodies } from '../adapters/no-bodies.ts';
import { SnsCallEvents } from '../adapters/sns-call-events.ts';
import { SqsIndexingQueue } from '../adapters/sqs-indexing-queue.ts';
import { dynamoDbClient, snsClient, sqsClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';

const env = readEnv('sweeper');

export const handler = eventStack(
  createHandler({
    calls: new DynamoCallStore(dynamoDbClient(), env.CALLS_TABLE, noBodies),
    indexing: new SqsIndexingQueue(sqsClient(), env.INDEXING_QUEUE_URL),
    events: new SnsCallEvents(snsClient(), env.CALL_EVENTS_TOPIC_ARN),
    counter,
    logger,
    graceSeconds: Number(env.UNSETTLED_GRACE_SECONDS),
    now: () => new Date(),
  }),
);
