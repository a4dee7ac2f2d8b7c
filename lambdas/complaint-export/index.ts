import { OpenSearchComplaintSearch } from '../adapters/opensearch/opensearch-complaints.ts';
import { readEnv } from '../runtime/env.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient, type Patience } from '../runtime/opensearch-client.ts';
import { streamStack } from '../runtime/stream-stack.ts';
import { createHandler } from './handler.ts';

/** A page that fails in the middle cuts the whole export: it is asked for again, and nobody waits for a single one. */
const PATIENT: Patience = { requestTimeout: 10_000, maxRetries: 2 };

const env = readEnv('complaint-export');

export const handler = streamStack(
  createHandler({
    index: new OpenSearchComplaintSearch(openSearchClient(env.SEARCH_ENDPOINT, PATIENT)),
    now: () => new Date(),
    counter,
    logger,
  }),
);
