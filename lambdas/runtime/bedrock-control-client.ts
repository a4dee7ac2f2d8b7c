import { BedrockClient } from '@aws-sdk/client-bedrock';

/** Bedrock's control plane, which begins batch jobs and tells how they are. Milliseconds and attempts of a request. */
export function bedrockControlClient(): BedrockClient {
  const requestHandler = { connectionTimeout: 2_000, requestTimeout: 20_000, throwOnRequestTimeout: true };
  return new BedrockClient({ maxAttempts: 4, requestHandler });
}
