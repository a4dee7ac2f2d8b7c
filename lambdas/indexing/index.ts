import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { DynamoCallBatches } from '../adapters/dynamo-call-batches.ts';
import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { OpenSearchCallIndex } from '../adapters/opensearch/opensearch-call-index.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { dynamoDbClient, s3Client } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { readEnv } from '../runtime/env.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient, PATIENT } from '../runtime/opensearch-client.ts';
import { queueStack } from '../runtime/queue-stack.ts';
import { readIndexSettings } from '../runtime/search-settings.ts';
import { bookedEmbedder } from './booked-embedder.ts';
import { createHandler } from './handler.ts';

const env = readEnv('indexing');
const settings = readIndexSettings(env.INDEX_SETTINGS);
const dynamo = dynamoDbClient();
const bodies = new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET);
const store = new DynamoCallStore(dynamo, env.CALLS_TABLE, bodies);
const batches = new DynamoCallBatches(dynamo, env.CALLS_TABLE, bodies);
const now = () => new Date();
// Attempts of one request; a model that stays busy is asked again when the message comes back.
const embedder = new BedrockEmbedder(bedrockClient({ attempts: 3, timeout: 3_000 }), settings, 6_000);

export const handler = queueStack(
  createHandler({
    calls: {
      getMany: (ids) => batches.getMany(ids),
      settle: (id, revision, effects, findings) => store.settle(id, revision, effects, findings),
    },
    index: new OpenSearchCallIndex(openSearchClient(env.SEARCH_ENDPOINT, PATIENT)),
    embedder: bookedEmbedder({
      embedder,
      ledger: new DynamoLedger(dynamo, env.LEDGER_TABLE, now),
      model: settings.embedding_model,
      subject: 'indexing',
      now,
      newId: randomUUID,
      counter,
      logger,
    }),
    settings,
    now,
    pause,
    counter,
    logger,
    tracer,
  }),
);
