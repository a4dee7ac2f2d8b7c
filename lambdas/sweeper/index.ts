import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { noBodies } from '../adapters/no-bodies.ts';
import { SnsCallEvents } from '../adapters/sns-call-events.ts';
import { SqsComplaintIntakeQueue } from '../adapters/sqs-complaint-intake-queue.ts';
import { SqsEnrichmentQueues } from '../adapters/sqs-enrichment-queues.ts';
import { SqsIndexingQueue } from '../adapters/sqs-indexing-queue.ts';
import { SqsQueueDepths } from '../adapters/sqs-queue-depths.ts';
import { dynamoDbClient, snsClient, sqsClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';

const env = readEnv('sweeper');
const sqs = sqsClient();

export const handler = eventStack(
  createHandler({
    calls: new DynamoCallStore(dynamoDbClient(), env.CALLS_TABLE, noBodies),
    indexing: new SqsIndexingQueue(sqs, env.INDEXING_QUEUE_URL),
    enrichment: new SqsEnrichmentQueues(sqs, {
      priority: env.ENRICHMENT_PRIORITY_QUEUE_URL,
      normal: env.ENRICHMENT_QUEUE_URL,
    }),
    complaints: new SqsComplaintIntakeQueue(sqs, env.COMPLAINT_INTAKE_QUEUE_URL),
    depths: new SqsQueueDepths(sqs, {
      indexing: env.INDEXING_QUEUE_URL,
      priority: env.ENRICHMENT_PRIORITY_QUEUE_URL,
      normal: env.ENRICHMENT_QUEUE_URL,
      complaints: env.COMPLAINT_INTAKE_QUEUE_URL,
    }),
    events: new SnsCallEvents(snsClient(), env.CALL_EVENTS_TOPIC_ARN),
    counter,
    logger,
    graceSeconds: Number(env.UNSETTLED_GRACE_SECONDS),
    now: () => new Date(),
  }),
);
