import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { awsRegion } from './env.ts';

/** Milliseconds of one request, and attempts beyond the first when it times out or breaks, or a proxy answers 502 to 504. */
export interface Patience {
  readonly requestTimeout: number;
  readonly maxRetries: number;
}

/** For functions that somebody waits for, and that ask the engine some times one after the other. */
export const IMPATIENT: Patience = { requestTimeout: 3_000, maxRetries: 0 };

/** For functions that only messages wait for, which come again. */
export const PATIENT: Patience = { requestTimeout: 10_000, maxRetries: 0 };

/**
 * The client of OpenSearch, signing for Amazon OpenSearch Service by the role of the function. Only the functions that
 * search or index import it.
 */
export function openSearchClient(endpoint: string, patience: Patience): Client {
  return new Client({
    ...AwsSigv4Signer({ region: awsRegion(), service: 'es', getCredentials: fromEnv() }),
    ...patience,
    node: endpoint,
  });
}
