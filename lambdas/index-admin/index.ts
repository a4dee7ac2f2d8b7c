import { setTimeout as pause } from 'node:timers/promises';
import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { DynamoCallBatches } from '../adapters/dynamo-call-batches.ts';
import { OpenSearchCallIndex } from '../adapters/opensearch/opensearch-call-index.ts';
import { mayPass, OpenSearchIndexAdmin } from '../adapters/opensearch/opensearch-index-admin.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import type { SearchRole } from '../domain/search/rebuild.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { dynamoDbClient, s3Client } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient } from '../runtime/opensearch-client.ts';
import { readIndexSettings } from '../runtime/search-settings.ts';
import { createHandler } from './handler.ts';

const env = readEnv('index-admin');
const settings = readIndexSettings(env.INDEX_SETTINGS);
const engine = openSearchClient(env.SEARCH_ENDPOINT, { requestTimeout: 30_000, maxRetries: 2 });
const index = new OpenSearchCallIndex(engine);

export const handler = eventStack(
  createHandler({
    calls: new DynamoCallBatches(
      dynamoDbClient(),
      env.CALLS_TABLE,
      new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET),
    ),
    admin: new OpenSearchIndexAdmin(engine),
    indexOf: (name) => ({ write: (operations) => index.writeTo([name], operations) }),
    embedder: new BedrockEmbedder(bedrockClient({ attempts: 5, timeout: 5_000 }), settings, 15_000),
    settings,
    roles: JSON.parse(env.SEARCH_ROLES) as SearchRole[],
    now: () => new Date(),
    pause: (ms) => pause(ms),
    mayPass,
    counter,
    logger,
  }),
);
