import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { getBudget } from '#lambdas/adapters/budget-item.ts';
import { nanoUsd } from '#lambdas/domain/cost/money.ts';
import type { DrillWorld } from '../drill-world.ts';
import type { Mend, Scene } from '../scene.ts';
import { A_JOB, askModels, SAID, upload } from './calls.ts';
import { befall, DENIED } from './faults.ts';

/** More than a day may cost. */
const SPENT_USD = 1_000;

/** Books in the ledger that so much was spent, or that it was not. */
async function book({ clients, output }: DrillWorld, usd: number): Promise<void> {
  const now = new Date().toISOString();
  const { TableName, Key } = getBudget(output('LedgerTableName'), now);
  const day = `day_${now.slice(8, 10)}`;
  await clients.dynamo.send(
    new UpdateItemCommand({
      TableName,
      Key,
      UpdateExpression: 'ADD total_spent :usd, total_committed :usd, #spent :usd, #committed :usd',
      ExpressionAttributeNames: { '#spent': `${day}_spent`, '#committed': `${day}_committed` },
      ExpressionAttributeValues: { ':usd': { N: String(nanoUsd(usd)) } },
    }),
  );
}

async function readAndAsk(world: DrillWorld): Promise<void> {
  await upload(world, SAID.critical);
  await askModels(world);
}

export const MONEY_SCENES: readonly Scene[] = [
  {
    name: 'budget-spent',
    how: 'fault',
    what: 'the ledger says that the budget is spent',
    alarms: ['BudgetEconomy', 'BudgetSpent'],
    quiet: ['EnrichmentBehind'],
    act: 6,
    raise: async (world): Promise<Mend> => {
      await book(world, SPENT_USD);
      return async () => await book(world, -SPENT_USD);
    },
    meanwhile: readAndAsk,
    after: readAndAsk,
  },
  {
    name: 'jobs-refused',
    how: 'fault',
    what: `Bedrock denies a job of ${A_JOB} calls`,
    alarms: ['ModelRefused'],
    act: 5,
    raise: async (world) => {
      const mend = befall(world, { service: 'bedrock', of: ['batch-enrichment'], mishap: DENIED });
      await upload(world, SAID.complaint, A_JOB);
      return mend;
    },
  },
  {
    name: 'batch-cannot-begin',
    how: 'fault',
    what: 'the tables are denied to the function of batch jobs',
    alarms: ['BatchEnrichmentFailed'],
    act: 1,
    raise: async (world) => befall(world, { service: 'dynamodb', of: ['batch-enrichment'], mishap: DENIED }),
    meanwhile: async ({ run }) => await run('batch-enrichment'),
  },
  {
    name: 'expensive-hour',
    how: 'fault',
    what: 'the strong model reads calls for more than an hour may cost, which is one cent here',
    alarms: ['HourlyCost'],
    act: 7,
    raise: async () => () => {},
    meanwhile: async (world) => void (await upload(world, SAID.critical, 5)),
  },
  {
    name: 'batch-in-vain',
    how: 'fault',
    what: `a job of ${A_JOB} calls in whose output every record failed`,
    alarms: ['BatchJobFailed'],
    act: 8,
    raise: async (world) => {
      const answer = (text: string) => text.replace(/"modelOutput":/g, '"error":{"errorCode":500},"was":');
      const mend = befall(world, {
        service: 's3',
        // The laptop keeps versions under names of its own; nothing else holds answers of models.
        when: ({ method }) => method === 'GET',
        mishap: { kind: 'altered', answer },
      });
      await upload(world, SAID.complaint, A_JOB);
      return mend;
    },
  },
];
