import type { TableModel } from '../assembly/model.ts';
import { byLane, type CallLine } from './corpora.ts';
import { LANES, type Lane } from './counts.ts';
import type { Deployment } from './deployment.ts';
import { type Item, itemBytes } from './item-size.ts';
import { callsOfComplaints, complaintsOf } from './kept-complaints.ts';
import { itemsOf } from './table-items.ts';
import { entryBytes } from './table-units.ts';
import { tableKind } from './tables.ts';
import { isWarmUp } from './warm-up.ts';

/** What a call leaves behind, with what DynamoDB adds to each item and each entry of an index. */
export interface StoredBytes {
  readonly item: number;
  readonly entry: number;
  /** Of the rows of the ledger. */
  readonly rows: number;
  /** Of the items of its complaints, with a missed deadline each: steps, clocks, their part of threads; and of their entries. */
  readonly complaint: number;
  readonly complaintEntry: number;
}

/** "100 bytes of overhead" for each item and each entry of an index (CapacityUnitCalculations in the developer guide). */
const STORAGE_OVERHEAD = 100;

/** Looks at all that is in the tables. Rows that name no call, as those of embeddings, are shared by all calls. */
export async function storedBytes(
  deployment: Deployment,
  samples: Readonly<Record<Lane, readonly CallLine[]>>,
): Promise<Record<Lane, StoredBytes>> {
  const { clients, model } = deployment;
  const laneById = new Map(LANES.flatMap((lane) => samples[lane].map(({ call_id }) => [call_id, lane] as const)));
  const callById = await callsOfComplaints(deployment);
  const laneOf = (complaintId: string) => laneById.get(callById.get(complaintId) ?? '');
  const sums = byLane((): Sums => ({ item: 0, entry: 0, rows: 0, complaint: 0, complaintEntry: 0 }));
  let shared = 0;
  for (const table of model.tables) {
    for await (const item of itemsOf(clients.dynamo, table.name)) {
      if (tableKind(table) === 'complaints') {
        addComplaint(sums, table, { item, lanes: complaintsOf(item).map(laneOf) });
        continue;
      }
      const subject = (item.call_id ?? item.subject)?.S ?? '';
      const lane = laneById.get(subject);
      if (lane !== undefined && item.call_id !== undefined) addCall(sums[lane], table, item);
      else if (lane !== undefined) sums[lane].rows += itemBytes(item) + STORAGE_OVERHEAD;
      else if (item.subject !== undefined && !isWarmUp(subject)) shared += itemBytes(item) + STORAGE_OVERHEAD;
    }
  }
  return byLane((lane): StoredBytes => {
    const of = (sum: number) => sum / Math.max(1, samples[lane].length);
    const { item, entry, rows, complaint, complaintEntry } = sums[lane];
    return {
      item: of(item),
      entry: of(entry),
      rows: of(rows) + shared / Math.max(1, laneById.size),
      complaint: of(complaint),
      complaintEntry: of(complaintEntry),
    };
  });
}

type Sums = { -readonly [K in keyof StoredBytes]: number };

function addCall(sums: Sums, table: TableModel, item: Item): void {
  sums.item += itemBytes(item) + STORAGE_OVERHEAD;
  sums.entry += entriesOf(table, item);
}

/** Lanes of the calls that the item's complaints are of, undefined for a warm-up's: what several share is divided. */
interface ComplaintItem {
  readonly item: Item;
  readonly lanes: readonly (Lane | undefined)[];
}

function addComplaint(sums: Readonly<Record<Lane, Sums>>, table: TableModel, { item, lanes }: ComplaintItem): void {
  for (const lane of lanes) {
    if (lane === undefined) continue;
    sums[lane].complaint += (itemBytes(item) + STORAGE_OVERHEAD) / lanes.length;
    sums[lane].complaintEntry += entriesOf(table, item) / lanes.length;
  }
}

function entriesOf(table: TableModel, item: Item): number {
  const bytes = table.indexes.map((index) => entryBytes(table, index, item)).filter((one) => one > 0);
  return bytes.reduce((sum, one) => sum + one + STORAGE_OVERHEAD, 0);
}
