import { randomUUID } from 'node:crypto';
import { BedrockBatchJobs } from '../adapters/bedrock-batch-jobs.ts';
import { DynamoBatchJobs } from '../adapters/dynamo-batch-jobs.ts';
import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { loadIssueKeys } from '../adapters/issue-keys-file.ts';
import { S3BatchFiles } from '../adapters/s3-batch-files.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { SnsAlerts } from '../adapters/sns-alerts.ts';
import { SqsEnrichmentQueues } from '../adapters/sqs-enrichment-queues.ts';
import { SqsIndexingQueue } from '../adapters/sqs-indexing-queue.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { bedrockControlClient } from '../runtime/bedrock-control-client.ts';
import { dynamoDbClient, s3Client, snsClient, sqsClient } from '../runtime/clients.ts';
import { readEnrichmentSettings } from '../runtime/enrichment-settings.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { createHandler } from './handler.ts';

const env = readEnv('batch-enrichment');
const settings = readEnrichmentSettings(env.ENRICHMENT_SETTINGS);
const dynamo = dynamoDbClient();
const s3 = s3Client();
const sqs = sqsClient();
const ledger = new DynamoLedger(dynamo, env.LEDGER_TABLE);
const alerts = new SnsAlerts(snsClient(), env.ALERTS_TOPIC_ARN);

export const handler = eventStack(
  createHandler({
    calls: new DynamoCallStore(dynamo, env.CALLS_TABLE, new S3CallBodies(s3, env.TRANSCRIPTS_BUCKET)),
    book: new DynamoBatchJobs(dynamo, env.LEDGER_TABLE),
    files: new S3BatchFiles(s3, env.TRANSCRIPTS_BUCKET),
    jobs: new BedrockBatchJobs(bedrockControlClient(), {
      bucket: env.TRANSCRIPTS_BUCKET,
      roleArn: env.BATCH_ROLE_ARN,
    }),
    ledger,
    watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
    // Only the normal queue is sent to.
    queues: new SqsEnrichmentQueues(sqs, { priority: env.ENRICHMENT_QUEUE_URL, normal: env.ENRICHMENT_QUEUE_URL }),
    indexing: new SqsIndexingQueue(sqs, env.INDEXING_QUEUE_URL),
    settings,
    issueKeys: loadIssueKeys(import.meta.dirname),
    now: () => new Date(),
    newName: () => `callsift-${randomUUID()}`,
    counter,
    logger,
  }),
);
