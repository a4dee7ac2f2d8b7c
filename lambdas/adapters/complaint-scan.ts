import type { AttributeValue, ScanCommandInput, ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { FIRST_STEP } from './complaint-keys.ts';

/** Items of the table that are read for each complaint of a page: its first step among its others, clocks and threads. */
const ITEMS_FOR_ONE = 8;

/** The first steps of a page of the table, by their keys alone. */
export function scanInput(TableName: string, limit: number, after: string | undefined): ScanCommandInput {
  return {
    ...firstSteps(TableName),
    ProjectionExpression: 'pk',
    Limit: limit * ITEMS_FOR_ONE,
    ConsistentRead: true,
    ...(after !== undefined && { ExclusiveStartKey: keyOfCursor(after) }),
  };
}

/** Counts the first steps among the items of 1 MB of the table. */
export function sampleInput(TableName: string): ScanCommandInput {
  return { ...firstSteps(TableName), Select: 'COUNT' };
}

/** Ids of the complaints of a page, and where the next one begins. Cut at the limit, it begins behind the last one taken. */
export function idsOf(
  { Items = [], LastEvaluatedKey }: Pick<ScanCommandOutput, 'Items' | 'LastEvaluatedKey'>,
  limit: number,
) {
  const all = Items.map((item) => String(unmarshall(item).pk));
  const ids = all.slice(0, limit);
  const last = ids.length < all.length ? ids.at(-1) : undefined;
  if (last !== undefined) return { ids, next: cursorOf({ pk: last, sk: FIRST_STEP }) };
  return { ids, next: LastEvaluatedKey && cursorOf(unmarshall(LastEvaluatedKey)) };
}

function firstSteps(TableName: string) {
  return {
    TableName,
    FilterExpression: 'sk = :first',
    ExpressionAttributeValues: marshall({ ':first': FIRST_STEP }),
  };
}

/** Sort keys have no space. */
function cursorOf({ pk, sk }: Record<string, unknown>): string {
  return `${sk} ${pk}`;
}

function keyOfCursor(cursor: string): Record<string, AttributeValue> {
  const space = cursor.indexOf(' ');
  return marshall({ pk: cursor.slice(space + 1), sk: cursor.slice(0, space) });
}
