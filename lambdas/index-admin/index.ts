import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { DynamoCallBatches } from '../adapters/dynamo-call-batches.ts';
import { DynamoComplaintStore } from '../adapters/dynamo-complaints.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { OpenSearchCallIndex } from '../adapters/opensearch/opensearch-call-index.ts';
import { OpenSearchComplaintIndex } from '../adapters/opensearch/opensearch-complaint-index.ts';
import { mayPass, OpenSearchIndexAdmin } from '../adapters/opensearch/opensearch-index-admin.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { complaintIndexBlueprint } from '../domain/complaints/listing/index-definition.ts';
import { callIndexBlueprint } from '../domain/search/index-definition.ts';
import type { SearchRole } from '../domain/search/rebuild.ts';
import { bookedEmbedder } from '../indexing/booked-embedder.ts';
import { COMPLAINT_INDEX, SEARCH_INDEX } from '../names.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { dynamoDbClient, s3Client } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient } from '../runtime/opensearch-client.ts';
import { readIndexSettings } from '../runtime/search-settings.ts';
import { callSource } from './call-source.ts';
import { complaintSource } from './complaint-source.ts';
import { type AdministeredIndex, createHandler } from './handler.ts';

const env = readEnv('index-admin');
const settings = readIndexSettings(env.INDEX_SETTINGS);
const engine = openSearchClient(env.SEARCH_ENDPOINT, { requestTimeout: 30_000, maxRetries: 2 });
const dynamo = dynamoDbClient();
const wait = (ms: number) => pause(ms);
const now = () => new Date();

function calls(): AdministeredIndex {
  const index = new OpenSearchCallIndex(engine);
  return {
    admin: new OpenSearchIndexAdmin(engine, SEARCH_INDEX),
    blueprint: callIndexBlueprint(settings),
    source: callSource({
      calls: new DynamoCallBatches(dynamo, env.CALLS_TABLE, new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET)),
      indexOf: (name) => ({ write: (operations) => index.writeTo([name], operations) }),
      embedder: bookedEmbedder({
        embedder: new BedrockEmbedder(bedrockClient({ attempts: 5, timeout: 5_000 }), settings, 15_000),
        ledger: new DynamoLedger(dynamo, env.LEDGER_TABLE, now),
        model: settings.embedding_model,
        subject: 'index-admin',
        now,
        newId: randomUUID,
        counter,
        logger,
      }),
      settings,
      pause: wait,
      counter,
      logger,
    }),
  };
}

function complaints(): AdministeredIndex {
  const index = new OpenSearchComplaintIndex(engine);
  return {
    admin: new OpenSearchIndexAdmin(engine, COMPLAINT_INDEX),
    blueprint: complaintIndexBlueprint(settings),
    source: complaintSource({
      complaints: new DynamoComplaintStore(dynamo, env.COMPLAINTS_TABLE),
      writeTo: (name, documents) => index.writeTo([name], documents),
    }),
  };
}

export const handler = eventStack(
  createHandler({
    indices: { calls: calls(), complaints: complaints() },
    roles: JSON.parse(env.SEARCH_ROLES) as SearchRole[],
    pause: wait,
    mayPass,
    logger,
  }),
);
