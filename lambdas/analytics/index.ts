import { OpenSearchAnalytics } from '../adapters/opensearch/aggregation-adapter.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import { SEARCH_INDEX } from '../names.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('analytics');
const engine = new OpenSearchMultiSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT), SEARCH_INDEX.alias);

export const handler = httpStack(
  createRoutes({ analytics: new OpenSearchAnalytics(engine), now: () => new Date(), counter, logger }),
);
