import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { TableModel } from '../assembly/model.ts';
import { byLane, type CallLine } from './corpora.ts';
import { LANES, type Lane } from './counts.ts';
import type { Deployment } from './deployment.ts';
import { type Item, itemBytes } from './item-size.ts';
import { entryBytes } from './table-units.ts';
import { isWarmUp } from './warm-up.ts';

/** What a call leaves behind, with what DynamoDB adds to each item and each entry of an index. */
export interface StoredBytes {
  readonly item: number;
  readonly entry: number;
  /** Of the rows of the ledger. */
  readonly rows: number;
}

/** "100 bytes of overhead" for each item and each entry of an index (CapacityUnitCalculations in the developer guide). */
const STORAGE_OVERHEAD = 100;

/** Looks at all that is in the tables. Rows that name no call, as those of embeddings, are shared by all calls. */
export async function storedBytes(
  { clients, model }: Deployment,
  samples: Readonly<Record<Lane, readonly CallLine[]>>,
): Promise<Record<Lane, StoredBytes>> {
  const laneById = new Map(LANES.flatMap((lane) => samples[lane].map(({ call_id }) => [call_id, lane] as const)));
  const sums = byLane(() => ({ item: 0, entry: 0, rows: 0 }));
  let shared = 0;
  for (const table of model.tables) {
    for await (const item of itemsOf(clients.dynamo, table.name)) {
      const subject = (item.call_id ?? item.subject)?.S ?? '';
      const lane = laneById.get(subject);
      if (lane !== undefined && item.call_id !== undefined) addCall(sums[lane], table, item);
      else if (lane !== undefined) sums[lane].rows += itemBytes(item) + STORAGE_OVERHEAD;
      else if (item.subject !== undefined && !isWarmUp(subject)) shared += itemBytes(item) + STORAGE_OVERHEAD;
    }
  }
  return byLane((lane): StoredBytes => {
    const number = Math.max(1, samples[lane].length);
    const { item, entry, rows } = sums[lane];
    return { item: item / number, entry: entry / number, rows: rows / number + shared / Math.max(1, laneById.size) };
  });
}

function addCall(sums: { item: number; entry: number }, table: TableModel, item: Item): void {
  sums.item += itemBytes(item) + STORAGE_OVERHEAD;
  for (const index of table.indexes) {
    const bytes = entryBytes(table, index, item);
    if (bytes > 0) sums.entry += bytes + STORAGE_OVERHEAD;
  }
}

async function* itemsOf(dynamo: Deployment['clients']['dynamo'], TableName: string): AsyncGenerator<Item> {
  let ExclusiveStartKey: Record<string, never> | undefined;
  do {
    const page = await dynamo.send(new ScanCommand({ TableName, ...(ExclusiveStartKey && { ExclusiveStartKey }) }));
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
  } while (ExclusiveStartKey !== undefined);
}
