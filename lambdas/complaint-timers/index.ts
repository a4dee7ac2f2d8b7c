import { dynamoDbClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { eventStack } from '../runtime/event-stack.ts';
import { PATIENT } from '../runtime/opensearch-client.ts';
import { ticketingDeps } from '../ticketing/index.ts';
import { createHandler } from './handler.ts';

const env = readEnv('complaint-timers');

export const handler = eventStack(createHandler(ticketingDeps(env, { dynamo: dynamoDbClient(), search: PATIENT })));
