import { randomUUID } from 'node:crypto';
import { BedrockChat } from '../adapters/bedrock-converse.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { SnsAlerts } from '../adapters/sns-alerts.ts';
import type { BudgetSettings } from '../domain/enrichment/settings.ts';
import { METRIC } from '../metrics.ts';
import { bedrockClient } from '../runtime/bedrock-client.ts';
import { type dynamoDbClient, snsClient } from '../runtime/clients.ts';
import { tracer } from '../runtime/daemon-tracer.ts';
import { createModelGates, type GateOptions } from '../runtime/model-gates.ts';
import { counter, logger } from '../runtime/observability.ts';
import type { AskDeps } from './ask-model.ts';
import { createBudgetGuard } from './budget-guard.ts';

interface ModelSettings {
  readonly budget: BudgetSettings;
  /** Of one model call. */
  readonly model_timeout_ms: number;
}

/** Where model calls are booked, and who is told of the budget. */
interface Books {
  readonly dynamo: ReturnType<typeof dynamoDbClient>;
  readonly env: { readonly LEDGER_TABLE: string; readonly ALERTS_TOPIC_ARN: string };
  readonly settings: ModelSettings;
}

/** Gates of models by their name, which tell of each circuit that opens. */
export const gatesOfModels = (settings: Omit<GateOptions, 'onOpen'>) =>
  createModelGates({
    ...settings,
    onOpen: (model) => {
      counter.count(METRIC.modelCircuitOpened, 1, { model });
      logger.warn('The circuit of a model opens', { model });
    },
  });

/** Somebody waits: a model that does not answer at once is done without, or another one is asked instead. */
const IMPATIENT_GATE: Omit<GateOptions, 'onOpen'> = {
  concurrent: 10,
  waiting: 10,
  retries: 1,
  retriesMaybePaid: 0,
  firstWaitMs: 200,
  maxWaitMs: 1_000,
  breakAfter: 5,
  halfOpenAfterMs: 10_000,
};

/** What asking a model takes for somebody who waits: the same for all functions behind the API. */
export function impatientAsking({ dynamo, env, settings }: Books): AskDeps {
  const ledger = new DynamoLedger(dynamo, env.LEDGER_TABLE);
  const alerts = new SnsAlerts(snsClient(), env.ALERTS_TOPIC_ARN);
  return {
    // Each attempt has its own row in the ledger, so that the client makes one only.
    chat: new BedrockChat(bedrockClient({ attempts: 1, timeout: settings.model_timeout_ms })),
    ledger,
    watchBudget: createBudgetGuard({ ledger, alerts, settings: settings.budget, counter, logger }),
    gateOf: gatesOfModels(IMPATIENT_GATE),
    timeoutMs: settings.model_timeout_ms,
    now: () => new Date(),
    newId: randomUUID,
    counter,
    logger,
    tracer,
  };
}
