import { isDeepStrictEqual } from 'node:util';
import type { TableModel } from '../assembly/model.ts';
import { type Item, itemBytes } from './item-size.ts';

/** Bytes of one write request unit and of one read request unit. */
const WRITE_BYTES = 1024;
const READ_BYTES = 4096;

/** An item before and after a write; undefined where it is not there. */
export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

type Index = TableModel['indexes'][number];
type Keyed = Pick<TableModel, 'keys' | 'indexes'>;

/** Units of one read of so many bytes; one that need not be consistent costs half. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_BYTES)) * (consistent ? 1 : 0.5);
}

/**
 * Units of one write of a table: of the item, by the larger of its two images, also when the condition refuses it, and of
 * each index whose entry changes
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes).
 */
export function writeUnits(table: Keyed, change: Change): { readonly table: number; readonly indexes: number } {
  const indexes = table.indexes.map((index) => indexUnits(index, changeOf(table, index, change)));
  return { table: units(change), indexes: indexes.reduce((sum, one) => sum + one, 0) };
}

/** Bytes of the item's entry in an index, without what DynamoDB adds to each entry; 0 where it has none. */
export function entryBytes(table: Keyed, index: Index, item: Item): number {
  const entry = entryOf(table, index, item);
  return entry === undefined ? 0 : itemBytes(entry);
}

/** Another key is a deletion and a new entry; the same entry again is no write. */
function indexUnits(index: Index, { before, after }: Change): number {
  if (isDeepStrictEqual(before, after)) return 0;
  if (before === undefined || after === undefined) return units({ before, after });
  const moved = index.KeySchema.some(({ AttributeName: name }) => !isDeepStrictEqual(before[name], after[name]));
  if (!moved) return units({ before, after });
  return units({ before, after: undefined }) + units({ before: undefined, after });
}

function units({ before, after }: Change): number {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  return Math.max(1, Math.ceil(bytes / WRITE_BYTES));
}

function changeOf(table: Keyed, index: Index, { before, after }: Change): Change {
  return {
    before: before && entryOf(table, index, before),
    after: after && entryOf(table, index, after),
  };
}

/** What an index keeps of an item; nothing where the item lacks one of its keys. */
function entryOf({ keys }: Keyed, { KeySchema, Projection }: Index, item: Item): Item | undefined {
  if (KeySchema.some(({ AttributeName: name }) => item[name] === undefined)) return undefined;
  if (Projection.ProjectionType === 'ALL') return item;
  const included = Projection.ProjectionType === 'INCLUDE' ? (Projection.NonKeyAttributes ?? []) : [];
  const names = new Set([...keys, ...KeySchema].map(({ AttributeName }) => AttributeName).concat(included));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}
