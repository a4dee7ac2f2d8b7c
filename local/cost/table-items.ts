import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Deployment } from './deployment.ts';
import type { Item } from './item-size.ts';

/** All items of a table. */
export async function* itemsOf(dynamo: Deployment['clients']['dynamo'], TableName: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await dynamo.send(new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }));
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey !== undefined);
}
