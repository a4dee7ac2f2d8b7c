import { describe, expect, it } from 'vitest';
import type { TableModel } from '../assembly/model.ts';
import type { Item } from './item-size.ts';
import { entryBytes, readUnits, writeUnits } from './table-units.ts';

const WITHOUT_INDEX: Pick<TableModel, 'keys' | 'indexes'> = {
  keys: [{ AttributeName: 'id', KeyType: 'HASH' }],
  indexes: [],
};
const sparse: TableModel['indexes'][number] = {
  IndexName: 'sparse',
  KeySchema: [{ AttributeName: 'shard', KeyType: 'HASH' }],
  Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
};
const table = { ...WITHOUT_INDEX, indexes: [sparse] };

/** An item of exactly so many bytes. */
const ofBytes = (bytes: number): Item => ({ id: { S: 'x'.repeat(bytes - 2) } });

describe('units of a write', () => {
  it.each([
    [1, 1024],
    [2, 1025],
    [3, 3072],
    [4, 3073],
  ])('are %d for an item of %d bytes', (units, bytes) => {
    expect(writeUnits(WITHOUT_INDEX, { before: undefined, after: ofBytes(bytes) }).table).toBe(units);
  });

  it('go by the larger one of the item before and after', () => {
    expect(writeUnits(WITHOUT_INDEX, { before: ofBytes(5000), after: ofBytes(100) }).table).toBe(5);
    expect(writeUnits(WITHOUT_INDEX, { before: ofBytes(100), after: ofBytes(5000) }).table).toBe(5);
  });

  it('are one where a condition refused an item that is not there', () => {
    expect(writeUnits(WITHOUT_INDEX, { before: undefined, after: undefined })).toEqual({ table: 1, indexes: 0 });
  });
});

describe('units of an index', () => {
  const marked = (shown: string, rest = 'r'): Item => ({
    id: { S: 'a' },
    shard: { S: '1' },
    shown: { S: shown },
    rest: { S: rest },
  });
  const units = (before: Item | undefined, after: Item | undefined) => writeUnits(table, { before, after }).indexes;

  it('are one for an entry that comes or goes', () => {
    expect(units(undefined, marked('s'))).toBe(1);
    expect(units(marked('s'), { id: { S: 'a' } })).toBe(1);
  });

  it('are none for an item that is not in it, and for a change that it does not show', () => {
    expect(units(undefined, { id: { S: 'a' } })).toBe(0);
    expect(units(marked('s'), marked('s', 'other'))).toBe(0);
  });

  it('go by what the index keeps, not by the item', () => {
    expect(units(undefined, marked('s', 'r'.repeat(9000)))).toBe(1);
    expect(units(undefined, marked('s'.repeat(2000)))).toBe(2);
  });

  it('are two for another key, and one for another value', () => {
    expect(units(marked('s'), { ...marked('s'), shard: { S: '2' } })).toBe(2);
    expect(units(marked('s'), marked('t'))).toBe(1);
  });

  it('keep the keys of the table and of the index and what is included', () => {
    expect(entryBytes(table, sparse, marked('abc', 'not kept'))).toBe(
      'id'.length + 1 + 'shard'.length + 1 + 'shown'.length + 3,
    );
    expect(entryBytes(table, sparse, { id: { S: 'a' } })).toBe(0);
  });
});

describe('units of a read', () => {
  it('are one for 4 KB when it is consistent, else half of one', () => {
    expect(readUnits(4096, true)).toBe(1);
    expect(readUnits(4097, true)).toBe(2);
    expect(readUnits(4096, false)).toBe(0.5);
    expect(readUnits(8193, false)).toBe(1.5);
  });

  it('are not less for nothing', () => {
    expect(readUnits(0, true)).toBe(1);
  });
});
