import { DynamoCostReader } from '../adapters/dynamo-cost-reader.ts';
import { DynamoLedger } from '../adapters/dynamo-ledger.ts';
import { dynamoDbClient } from '../runtime/clients.ts';
import { readEnrichmentSettings } from '../runtime/enrichment-settings.ts';
import { readEnv } from '../runtime/env.ts';
import { httpStack } from '../runtime/http-stack.ts';
import { economicalReserve } from './economical-reserve.ts';
import { createRoutes } from './handler.ts';

const env = readEnv('costs');
const client = dynamoDbClient();
const now = () => new Date();
const settings = readEnrichmentSettings(env.ENRICHMENT_SETTINGS);

export const handler = httpStack(
  createRoutes({
    costs: new DynamoCostReader(client, env.LEDGER_TABLE, now),
    ledger: new DynamoLedger(client, env.LEDGER_TABLE, now),
    settings: settings.budget,
    needed: economicalReserve(settings),
    now,
  }),
);
