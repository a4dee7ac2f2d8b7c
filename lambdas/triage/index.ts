import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { S3ObjectStore } from '../adapters/s3-objects.ts';
import { SnsCallEvents } from '../adapters/sns-call-events.ts';
import { SqsResumeQueue } from '../adapters/sqs-resume-queue.ts';
import { loadTriage } from '../adapters/triage-files.ts';
import { DEFAULT_LIMITS } from '../domain/ingestion/limits.ts';
import { createTriage } from '../domain/triage/triage-call.ts';
import type { TriageSettings } from '../domain/triage/types.ts';
import { dynamoDbClient, s3Client, snsClient, sqsClient } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { readEnv } from '../runtime/env.ts';
import { counter, logger } from '../runtime/observability.ts';
import { queueStack } from '../runtime/queue-stack.ts';
import { createHandler } from './handler.ts';
import { measuredTriage } from './measured-triage.ts';

const env = readEnv('triage');
const s3 = s3Client();
const triage = createTriage({
  ...loadTriage(import.meta.dirname),
  settings: JSON.parse(env.TRIAGE_SETTINGS) as TriageSettings,
});

export const handler = queueStack(
  createHandler({
    objects: new S3ObjectStore(s3),
    calls: new DynamoCallStore(dynamoDbClient(), env.CALLS_TABLE, new S3CallBodies(s3, env.TRANSCRIPTS_BUCKET)),
    events: new SnsCallEvents(snsClient(), env.CALL_EVENTS_TOPIC_ARN),
    resume: new SqsResumeQueue(sqsClient(), env.TRIAGE_QUEUE_URL),
    triage: measuredTriage(triage, counter, () => performance.now()),
    limits: DEFAULT_LIMITS,
    now: () => new Date(),
    counter,
    logger,
    tracer,
  }),
);
