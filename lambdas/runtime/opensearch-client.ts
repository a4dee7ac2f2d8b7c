import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { awsRegion } from './env.ts';

/** Milliseconds of one request, and attempts beyond the first when the connection breaks or a proxy answers 502 to 504. */
const SETTINGS = { requestTimeout: 8_000, maxRetries: 2 } as const;

/**
 * The client of OpenSearch, signing for Amazon OpenSearch Service by the role of the function. Only the functions that
 * search or index import it.
 */
export function openSearchClient(endpoint: string): Client {
  return new Client({
    ...AwsSigv4Signer({ region: awsRegion(), service: 'es', getCredentials: fromEnv() }),
    ...SETTINGS,
    node: endpoint,
  });
}
