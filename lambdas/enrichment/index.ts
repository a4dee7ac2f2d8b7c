import { randomUUID } from 'node:crypto';
import { BedrockChat } from '../adapters/bedrock-converse.ts';
import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { loadIssueKeys } from '../adapters/issue-keys-file.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { SnsAlerts } from '../adapters/sns-alerts.ts';
import { SqsEnrichmentQueues } from '../adapters/sqs-enrichment-queues.ts';
import { SqsIndexingQueue } from '../adapters/sqs-indexing-queue.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { gatesOfModels } from '../model-calls/index.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { dynamoDbClient, s3Client, snsClient, sqsClient } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { readEnrichmentSettings } from '../runtime/enrichment-settings.ts';
import { readEnv } from '../runtime/env.ts';
import { counter, logger } from '../runtime/observability.ts';
import { queueStack } from '../runtime/queue-stack.ts';
import { createHandler } from './handler.ts';

const env = readEnv('enrichment');
const settings = readEnrichmentSettings(env.ENRICHMENT_SETTINGS);
const dynamo = dynamoDbClient();
const sqs = sqsClient();
const ledger = new DynamoLedger(dynamo, env.LEDGER_TABLE);
const alerts = new SnsAlerts(snsClient(), env.ALERTS_TOPIC_ARN);

export const handler = queueStack(
  createHandler({
    calls: new DynamoCallStore(dynamo, env.CALLS_TABLE, new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET)),
    queues: new SqsEnrichmentQueues(sqs, {
      priority: env.ENRICHMENT_PRIORITY_QUEUE_URL,
      normal: env.ENRICHMENT_QUEUE_URL,
    }),
    indexing: new SqsIndexingQueue(sqs, env.INDEXING_QUEUE_URL),
    // Each attempt has its own row in the ledger, so that the client makes one only.
    chat: new BedrockChat(bedrockClient({ attempts: 1, timeout: settings.model_timeout_ms })),
    ledger,
    watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
    gateOf: gatesOfModels({
      concurrent: 10,
      waiting: 20,
      retries: 2,
      firstWaitMs: 500,
      maxWaitMs: 8_000,
      breakAfter: 5,
      halfOpenAfterMs: 10_000,
    }),
    timeoutMs: settings.model_timeout_ms,
    settings,
    issueKeys: loadIssueKeys(import.meta.dirname),
    now: () => new Date(),
    newId: randomUUID,
    random: Math.random,
    counter,
    logger,
    tracer,
  }),
);
