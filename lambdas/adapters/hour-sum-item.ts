import type { QueryCommandInput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { CostTotals, DayRange } from '../domain/cost/costs.ts';
import { type Hour, monthOf } from '../domain/cost/hours.ts';
import type { Item } from './ledger-rows.ts';

/** Of the JSON in `totals`; a sum of another version is made anew. */
const VERSION = 1;

/** Parts of the totals, which are maps and stand in the JSON as lists of names and figures. */
const PARTS = ['by_day', 'by_model', 'by_purpose', 'by_outcome'] as const satisfies (keyof CostTotals)[];

/** What is known of an hour: the totals of its rows, where they still hold, and how often it changed after it was over. */
export interface HourSum {
  readonly totals: CostTotals | undefined;
  readonly changes: number;
}

export const NO_SUM: HourSum = { totals: undefined, changes: 0 };

const partition = (month: string) => ({ S: `hours#${month}` });
const key = (hour: Hour): Item => ({ pk: partition(monthOf(hour)), sk: { S: hour } });

/** The sums of the hours of these days, which are of one month. */
export function querySums(TableName: string, { first, last }: DayRange): QueryCommandInput {
  return {
    TableName,
    KeyConditionExpression: 'pk = :month AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: {
      ':month': partition(monthOf(first)),
      ':first': { S: `${first}T00` },
      ':last': { S: `${last}T23` },
    },
    ConsistentRead: true,
  };
}

export function hourSumOf(item: Item): readonly [Hour, HourSum] {
  const { sk, version, totals, changes } = item;
  const current = version?.N === String(VERSION) ? totals?.S : undefined;
  return [sk?.S ?? '', { totals: current === undefined ? undefined : read(current), changes: Number(changes?.N ?? 0) }];
}

/** Keeps the sum of an hour's rows, which were read after `changes`, unless one of them has changed since. */
export function keepSum(TableName: string, hour: Hour, { totals, changes }: HourSum): UpdateItemCommandInput {
  return {
    TableName,
    Key: key(hour),
    UpdateExpression: 'SET totals = :totals, version = :version',
    ConditionExpression: changes === 0 ? 'attribute_not_exists(changes)' : 'changes = :changes',
    ExpressionAttributeValues: {
      ':totals': { S: write(totals) },
      ':version': { N: String(VERSION) },
      ...(changes > 0 && { ':changes': { N: String(changes) } }),
    },
  };
}

/**
 * Drops the sum of an hour of which a row changed, and counts the change: who has read the rows before it cannot keep
 * their sum any more.
 */
export function dropSum(TableName: string, hour: Hour): UpdateItemCommandInput {
  return {
    TableName,
    Key: key(hour),
    UpdateExpression: 'REMOVE totals ADD changes :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  };
}

function write(totals: CostTotals | undefined): string {
  return JSON.stringify(totals, (_name, value: unknown) => (value instanceof Map ? [...value] : value));
}

function read(json: string): CostTotals {
  const totals = JSON.parse(json);
  return { ...totals, ...Object.fromEntries(PARTS.map((part) => [part, new Map(totals[part])])) };
}
