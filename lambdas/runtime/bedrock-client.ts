import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';

/** Milliseconds to connect. */
const CONNECT = 1_000;

/**
 * Attempts and milliseconds of one request. HTTP/1.1: embeddings are many small requests side by side, for which the
 * SDK's HTTP/2 handler has no pool of connections.
 */
export function bedrockClient({ attempts, timeout }: { attempts: number; timeout: number }): BedrockRuntimeClient {
  const times = { connectionTimeout: Math.min(CONNECT, timeout), requestTimeout: timeout, throwOnRequestTimeout: true };
  return new BedrockRuntimeClient({ maxAttempts: attempts, requestHandler: new NodeHttpHandler(times) });
}
