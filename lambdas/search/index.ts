import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchCallSearch } from '../adapters/opensearch/opensearch-search.ts';
import { SEARCH_INDEX } from '../names.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { openSearchClient } from '../runtime/opensearch-client.ts';
import { readFusion, readIndexSettings } from '../runtime/search-settings.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('search');
const settings = readIndexSettings(env.INDEX_SETTINGS);

export const handler = httpStack(
  createRoutes({
    index: new OpenSearchCallSearch(
      new OpenSearchMultiSearch(openSearchClient(env.SEARCH_ENDPOINT), SEARCH_INDEX.alias),
    ),
    // Somebody waits: a model that does not answer at once is done without.
    embedder: new BedrockEmbedder(bedrockClient({ attempts: 1, timeout: 1_500 }), settings),
    embeddingModel: settings.embedding_model,
    fusion: readFusion(env.SEARCH_FUSION),
    counter,
    logger,
    clock: () => performance.now(),
  }),
);
