import { randomUUID } from 'node:crypto';
import { BedrockChat } from '../adapters/bedrock-converse.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { DynamoSummaryCache } from '../adapters/dynamo-summary-cache.ts';
import { OpenSearchComplaintSearch } from '../adapters/opensearch/opensearch-complaints.ts';
import { SnsAlerts } from '../adapters/sns-alerts.ts';
import { readSummarySettings } from '../domain/complaints/summary/settings.ts';
import { createBudgetGuard } from '../model-calls/budget-guard.ts';
import { METRIC } from '../names.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { impatientDynamoDbClient, snsClient } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { createModelGates } from '../runtime/model-gates.ts';
import { counter, logger } from '../runtime/observability.ts';
import { IMPATIENT, openSearchClient } from '../runtime/opensearch-client.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('complaint-summary');
const settings = readSummarySettings(env.SUMMARY_SETTINGS);
const dynamo = impatientDynamoDbClient();
const ledger = new DynamoLedger(dynamo, env.LEDGER_TABLE);
const alerts = new SnsAlerts(snsClient(), env.ALERTS_TOPIC_ARN);
const now = () => new Date();

export const handler = httpStack(
  createRoutes({
    index: new OpenSearchComplaintSearch(openSearchClient(env.SEARCH_ENDPOINT, IMPATIENT)),
    cache: new DynamoSummaryCache(dynamo, env.ANSWERS_TABLE),
    ask: {
      // Each attempt has its own row in the ledger, so that the client makes one only.
      chat: new BedrockChat(bedrockClient({ attempts: 1, timeout: settings.model_timeout_ms })),
      ledger,
      watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
      // Somebody waits: a model that does not answer at once is done without.
      gateOf: createModelGates({
        concurrent: 10,
        waiting: 10,
        retries: 1,
        // Another model is asked instead.
        retriesMaybePaid: 0,
        firstWaitMs: 200,
        maxWaitMs: 1_000,
        breakAfter: 5,
        halfOpenAfterMs: 10_000,
        onOpen: (model) => {
          counter.count(METRIC.modelCircuitOpened, 1);
          logger.warn('The circuit of a model opens', { model });
        },
      }),
      timeoutMs: settings.model_timeout_ms,
      now,
      newId: randomUUID,
      counter,
      logger,
    },
    settings,
    now,
    clock: () => performance.now(),
    newId: randomUUID,
    counter,
    logger,
  }),
);
