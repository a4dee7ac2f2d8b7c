import { DynamoCallStore } from '../adapters/dynamo-calls.ts';
import { S3CallBodies } from '../adapters/s3-bodies.ts';
import { dynamoDbClient, s3Client } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('calls');
const bodies = new S3CallBodies(s3Client(), env.TRANSCRIPTS_BUCKET);

export const handler = httpStack(
  createRoutes({ calls: new DynamoCallStore(dynamoDbClient(), env.CALLS_TABLE, bodies) }),
);
