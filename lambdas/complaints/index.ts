import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { OpenSearchComplaintSearch } from '../adapters/opensearch/opensearch-complaints.ts';
import { impatientDynamoDbClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { ticketingDeps } from '../ticketing/index.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('complaints');

export const handler = httpStack(
  createRoutes({
    ...ticketingDeps(env, { dynamo: impatientDynamoDbClient(), search: IMPATIENT }),
    search: new OpenSearchComplaintSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT)),
    pause: (ms) => pause(ms),
    random: Math.random,
    newId: randomUUID,
  }),
);
