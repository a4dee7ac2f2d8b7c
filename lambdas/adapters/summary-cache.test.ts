import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswersEngine } from '#local/engines/answers-engine.ts';
import { CALLS_ENGINE } from '#local/engines/calls-engine.ts';
import { answersTable } from '../testing/answers-table.ts';
import { MemorySummaryCache } from '../testing/memory-summaries.ts';
import { DynamoSummaryCache } from './dynamo-summary-cache.ts';
import { EXPIRES_AT } from './expiry.ts';
import { keptSummary, NOW, summaryCacheContract } from './summary-cache.contract.ts';

let engine: AnswersEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await AnswersEngine.start();
  client = engine.client();
});
afterAll(async () => {
  client.destroy();
  await engine.close();
});

async function newTable(): Promise<string> {
  const TableName = `answers-${randomUUID()}`;
  await client.send(new CreateTableCommand(answersTable(TableName)));
  return TableName;
}

summaryCacheContract('memory', async (now) => new MemorySummaryCache(now));
summaryCacheContract(CALLS_ENGINE, async (now) => new DynamoSummaryCache(client, await newTable(), now));

describe('items that are no summaries', () => {
  const whole = JSON.stringify(keptSummary());
  const Key = { pk: { S: 'summary#k' }, sk: { S: 'summary' } };

  it.each<readonly [string, Record<string, AttributeValue>, boolean]>([
    ['none of those that the cache writes', {}, true],
    ['of another version', { version: { N: '2' } }, false],
    ['without a summary', { summary: { N: '1' } }, false],
    ['that are no JSON', { summary: { S: '{' } }, false],
    ['with a field too many', { summary: { S: whole.replace('{"summary":{', '{"summary":{"html":"<b>",') } }, false],
    ['with an odd figure', { summary: { S: whole.replace('"total":3', '"total":-3') } }, false],
    ['that never expire', { summary: { S: whole.replace(/"expires_at":\d+/, '"expires_at":null') } }, false],
  ])('are a miss: %s', async (_name, changes, isThere) => {
    const TableName = await newTable();
    const Item = { ...Key, version: { N: '1' }, summary: { S: whole }, ...changes };
    await client.send(new PutItemCommand({ TableName, Item }));
    expect((await new DynamoSummaryCache(client, TableName).get('k')) !== undefined).toBe(isThere);
  });

  it('are deleted by the time of their expiry, in seconds', async () => {
    const TableName = await newTable();
    await new DynamoSummaryCache(client, TableName, () => NOW).put('k', keptSummary());
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    expect(Item?.[EXPIRES_AT]).toEqual({ N: String(Math.ceil(NOW.getTime() / 1000) + 3_600) });
  });
});

describe('a table that cannot be reached', () => {
  it('is for the caller to bear with', async () => {
    const cache = new DynamoSummaryCache(client, 'nowhere', () => NOW);
    await expect(cache.get('k')).rejects.toThrow();
    await expect(cache.put('k', keptSummary())).rejects.toThrow();
  });
});
