import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Milliseconds to connect and to the answer of one embedding; a query that waits longer is answered without it. */
const TIMES = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true } as const;

/** HTTP/1.1: embeddings are many small requests side by side, for which the SDK's HTTP/2 handler has no pool of connections. */
export const bedrockClient = (maxAttempts: number) =>
  new BedrockRuntimeClient({ maxAttempts, requestHandler: new NodeHttpHandler(TIMES) });
