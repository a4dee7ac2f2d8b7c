import { randomUUID } from 'node:crypto';
import { BedrockStreamingChat } from '../adapters/bedrock-converse-stream.ts';
import { BedrockEmbedder } from '../adapters/bedrock-embedder.ts';
import { DynamoAnswerCache } from '../adapters/dynamo-answer-cache.ts';
import { DynamoQueryLog } from '../adapters/dynamo-query-log.ts';
import { loadInjectionRules } from '../adapters/injection-rules-file.ts';
import { OpenSearchAnalytics } from '../adapters/opensearch/aggregation-adapter.ts';
import { OpenSearchBrowse } from '../adapters/opensearch/opensearch-browse.ts';
import { OpenSearchDataVersions } from '../adapters/opensearch/opensearch-data-versions.ts';
import { OpenSearchMultiSearch } from '../adapters/opensearch/opensearch-multi-search.ts';
import { OpenSearchPassages } from '../adapters/opensearch/opensearch-passages.ts';
import { OpenSearchCallSearch } from '../adapters/opensearch/opensearch-search.ts';
import { createQuestionGuard } from '../domain/query/safety/question-guard.ts';
import { impatientAsking } from '../model-calls/index.ts';
import { SEARCH_INDEX } from '../names.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { impatientDynamoDbClient } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { counter, logger } from '../runtime/observability.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { readQuerySettings } from '../runtime/query-settings.ts';
import { readFusion, readIndexSettings } from '../runtime/search-settings.ts';
import { createRoutes } from './handler.ts';
import type { QueryDeps } from './query-deps.ts';
import { createVocabularyReader } from './read-vocabulary.ts';

/** Milliseconds that a question may take to be embedded; after that it is answered by its words. */
const EMBEDDING_MS = 1_500;

const env = readEnv('query');
const settings = readQuerySettings(env.QUERY_SETTINGS);
const index = readIndexSettings(env.INDEX_SETTINGS);
const engine = new OpenSearchMultiSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT), SEARCH_INDEX.alias);
const analytics = new OpenSearchAnalytics(engine);
const dynamo = impatientDynamoDbClient();
// Each attempt has its own row in the ledger, so that the client makes one only.
const bedrock = bedrockClient({ attempts: 1, timeout: settings.model_timeout_ms });
const clock = () => performance.now();
const now = () => new Date();

/** Both functions answer the same questions. */
export const deps: QueryDeps = {
  search: {
    index: new OpenSearchCallSearch(engine),
    embedder: new BedrockEmbedder(bedrockClient({ attempts: 1, timeout: EMBEDDING_MS }), index, EMBEDDING_MS),
    embeddingModel: index.embedding_model,
    embeddingMs: EMBEDDING_MS,
    fusion: readFusion(env.SEARCH_FUSION),
    counter,
    logger,
    clock,
  },
  analytics,
  passages: new OpenSearchPassages(engine),
  browse: new OpenSearchBrowse(engine),
  versions: new OpenSearchDataVersions(engine),
  cache: new DynamoAnswerCache(dynamo, env.ANSWERS_TABLE),
  log: new DynamoQueryLog(dynamo, env.ANSWERS_TABLE),
  readVocabulary: createVocabularyReader(analytics, clock),
  isRefused: createQuestionGuard(loadInjectionRules(import.meta.dirname)),
  ask: impatientAsking({ dynamo, env, settings }),
  stream: new BedrockStreamingChat(bedrock),
  settings,
  now,
  clock,
  newId: randomUUID,
  counter,
  logger,
  tracer,
};

export const handler = httpStack(createRoutes(deps));
