import { dynamoDbClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { PATIENT } from '../runtime/opensearch-client.ts';
import { queueStack } from '../runtime/queue-stack.ts';
import { ticketingDeps } from '../ticketing/index.ts';
import { createHandler } from './handler.ts';

const env = readEnv('complaint-timers');

export const handler = queueStack(createHandler(ticketingDeps(env, { dynamo: dynamoDbClient(), search: PATIENT })));
