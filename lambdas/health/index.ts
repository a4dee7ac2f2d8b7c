import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { noBodies } from '../adapters/no-bodies.ts';
import { dynamoDbClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('health');

export const handler = httpStack(
  createRoutes({ calls: new DynamoCallStore(dynamoDbClient(), env.CALLS_TABLE, noBodies) }),
);
