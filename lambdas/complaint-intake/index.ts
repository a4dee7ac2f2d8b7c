import { loadComplaintRules } from '../adapters/complaint-rules-file.ts';
import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { dynamoDbClient, s3Client } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { readEnv } from '../runtime/env.ts';
import { PATIENT } from '../runtime/opensearch-client.ts';
import { queueStack } from '../runtime/queue-stack.ts';
import { ticketingDeps } from '../ticketing/index.ts';
import { createHandler } from './handler.ts';

const env = readEnv('complaint-intake');
const dynamo = dynamoDbClient();

export const handler = queueStack(
  createHandler({
    ...ticketingDeps(env, { dynamo, search: PATIENT }),
    calls: new DynamoCallStore(dynamo, env.CALLS_TABLE, new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET)),
    tracer,
    rules: loadComplaintRules(import.meta.dirname),
  }),
);
