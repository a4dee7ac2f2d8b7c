import { DynamoComplaintStore } from '../adapters/dynamo-complaints.ts';
import { SqsDeadlines } from '../adapters/sqs-deadlines.ts';
import { dynamoDbClient, sqsClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';
import { OutdatedClocks } from './outdated-clocks.ts';

const env = readEnv('complaint-sweeper');

export const handler = eventStack(
  createHandler({
    store: new DynamoComplaintStore(dynamoDbClient(), env.COMPLAINTS_TABLE),
    deadlines: new SqsDeadlines(sqsClient(), env.DEADLINES_QUEUE_URL),
    outdated: new OutdatedClocks(env.COMPLAINT_POLICY_VERSION),
    graceSeconds: Number(env.UNSETTLED_GRACE_SECONDS),
    now: () => new Date(),
    counter,
    logger,
  }),
);
