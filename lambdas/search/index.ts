import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchCallSearch } from '../adapters/opensearch/opensearch-search.ts';
import { SEARCH_INDEX } from '../names.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { readFusion, readIndexSettings } from '../runtime/search-settings.ts';
import { createRoutes } from './handler.ts';

/** Milliseconds that a query may take to be embedded; after that it is answered by its words. */
const QUERY_MS = 1_500;

const env = readEnv('search');
const settings = readIndexSettings(env.INDEX_SETTINGS);

export const handler = httpStack(
  createRoutes({
    index: new OpenSearchCallSearch(
      new OpenSearchMultiSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT), SEARCH_INDEX.alias),
    ),
    // Somebody waits: a model that does not answer at once is done without.
    embedder: new BedrockEmbedder(bedrockClient({ attempts: 1, timeout: QUERY_MS }), settings, QUERY_MS),
    embeddingModel: settings.embedding_model,
    embeddingMs: QUERY_MS,
    fusion: readFusion(env.SEARCH_FUSION),
    counter,
    logger,
    clock: () => performance.now(),
  }),
);
