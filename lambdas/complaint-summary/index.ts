import { randomUUID } from 'node:crypto';
import { DynamoSummaryCache } from '../adapters/dynamo-summary-cache.ts';
import { OpenSearchComplaintSearch } from '../adapters/opensearch/opensearch-complaints.ts';
import { readSummarySettings } from '../domain/complaints/summary/settings.ts';
import { impatientAsking } from '../model-calls/index.ts';
import { impatientDynamoDbClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('complaint-summary');
const settings = readSummarySettings(env.SUMMARY_SETTINGS);
const dynamo = impatientDynamoDbClient();
const now = () => new Date();

export const handler = httpStack(
  createRoutes({
    index: new OpenSearchComplaintSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT)),
    cache: new DynamoSummaryCache(dynamo, env.ANSWERS_TABLE),
    ask: impatientAsking({ dynamo, env, settings }),
    settings,
    now,
    clock: () => performance.now(),
    newId: randomUUID,
    counter,
    logger,
  }),
);
