import { DynamoCallBatches } from '../adapters/dynamo-call-batches.ts';
import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { loadIssueKeys } from '../adapters/issue-keys-file.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { SqsEnrichmentQueues } from '../adapters/sqs-enrichment-queues.ts';
import { CURRENT_VERSIONS } from '../domain/enrichment/outdated.ts';
import { dynamoDbClient, s3Client, sqsClient } from '../runtime/clients.ts';
import { readEnrichmentSettings } from '../runtime/enrichment-settings.ts';
import { readEnv } from '../runtime/env.ts';
import { requestStack } from '../runtime/event-stack.ts';
import { logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';

const env = readEnv('re-enrichment');
const dynamo = dynamoDbClient();
const bodies = new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET);
const batches = new DynamoCallBatches(dynamo, env.CALLS_TABLE, bodies);
const store = new DynamoCallStore(dynamo, env.CALLS_TABLE, bodies);

export const handler = requestStack(
  createHandler({
    calls: {
      outlines: (query) => batches.outlines(query),
      reopen: (id, revision, at) => store.reopen(id, revision, at),
    },
    queues: new SqsEnrichmentQueues(sqsClient(), {
      priority: env.ENRICHMENT_PRIORITY_QUEUE_URL,
      normal: env.ENRICHMENT_QUEUE_URL,
    }),
    settings: readEnrichmentSettings(env.ENRICHMENT_SETTINGS),
    versions: CURRENT_VERSIONS,
    issueKeys: loadIssueKeys(import.meta.dirname),
    now: () => new Date(),
    logger,
  }),
);
