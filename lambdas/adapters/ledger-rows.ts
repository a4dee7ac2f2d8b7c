import type {
  AttributeValue,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type Hour, hourOf } from '../domain/cost/hours.ts';
import type { LedgerCall, LedgerResult, LedgerRow } from '../domain/cost/ledger.ts';

export type Item = Record<string, AttributeValue>;

/** A row as it is stored; `unbooked` while the budget may not know of a recorded call. */
export type StoredRow = LedgerRow & { readonly unbooked?: true };

const OMIT = { removeUndefinedValues: true } as const;

const ROWS = 'hour#';

/** A row is found by the hour of its start, and in it by start and id. */
function rowKey({ id, started_at }: LedgerCall): Item {
  return marshall({ pk: ROWS + hourOf(started_at), sk: `${started_at}#${id}` });
}

/** The row of a call that was opened: what it may cost is unconfirmed. */
export function openRow(call: LedgerCall): StoredRow {
  return { ...call, outcome: 'open', cost: 0, unconfirmed: call.reserved, latency_ms: 0 };
}

/** Writes a row that is not there yet. */
export function putRow(TableName: string, row: StoredRow): PutItemCommandInput {
  checkAmounts(row);
  return {
    TableName,
    Item: { ...rowKey(row), ...marshall(row, OMIT) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/** Writes the result of a call into its row, where that is open. */
export function closeRow(TableName: string, call: LedgerCall, result: LedgerResult): UpdateItemCommandInput {
  checkAmounts({ ...call, ...result });
  const { outcome, usage, cost, unconfirmed, latency_ms } = result;
  const given = Object.entries({ outcome, usage, cost, unconfirmed, latency_ms }).filter(
    ([, value]) => value !== undefined,
  );
  const values = { ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])), ':open': 'open' };
  return {
    TableName,
    Key: rowKey(call),
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: '#outcome = :open',
    ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: marshall(values, OMIT),
    ReturnValues: 'ALL_NEW',
  };
}

/** Notes that the budget knows of a recorded call. */
export function bookRow(TableName: string, call: LedgerCall): UpdateItemCommandInput {
  return {
    TableName,
    Key: rowKey(call),
    UpdateExpression: 'REMOVE unbooked',
    ConditionExpression: 'attribute_exists(pk)',
  };
}

export function getRow(TableName: string, call: LedgerCall): GetItemCommandInput {
  return { TableName, Key: rowKey(call), ConsistentRead: true };
}

/** All rows of an hour. */
export function queryRows(TableName: string, hour: Hour): QueryCommandInput {
  return {
    TableName,
    KeyConditionExpression: 'pk = :hour',
    ExpressionAttributeValues: { ':hour': { S: ROWS + hour } },
    ConsistentRead: true,
  };
}

/** Whether an item of the table is a row; it also holds the budget and sums. */
export function isRow({ pk }: Item): boolean {
  return pk?.S?.startsWith(ROWS) ?? false;
}

export function storedRow(item: Item): StoredRow {
  const { pk: _, sk: __, ...row } = unmarshall(item);
  return row as StoredRow;
}

export function rowOf(item: Item): LedgerRow {
  const { unbooked: _, ...row } = storedRow(item);
  return row;
}

/** Sums are exact only of whole numbers. */
function checkAmounts({ reserved, cost, unconfirmed, requests = 1 }: LedgerCall & Omit<LedgerResult, 'outcome'>): void {
  if (!Number.isSafeInteger(requests) || requests < 1)
    throw new Error('A row of the ledger stands for a whole number of requests from 1 up.');
  if ([reserved, cost, unconfirmed].some((amount) => !Number.isSafeInteger(amount) || amount < 0))
    throw new Error('An amount of the ledger is not a whole number of billionths of a dollar from 0 up.');
}
