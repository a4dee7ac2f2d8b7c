import { describe, expect, it } from 'vitest';
import { itemBytes } from './item-size.ts';

describe('bytes of an item', () => {
  it('are those of names and texts in UTF-8', () => {
    expect(itemBytes({ name: { S: 'Zoë' } })).toBe(4 + 4);
  });

  it('are one for two digits of a number and one more, without zeros at its ends', () => {
    expect(itemBytes({ n: { N: '0' } })).toBe(1 + 1);
    expect(itemBytes({ n: { N: '12' } })).toBe(1 + 2);
    expect(itemBytes({ n: { N: '12345' } })).toBe(1 + 4);
    expect(itemBytes({ n: { N: '5000' } })).toBe(1 + 2);
    expect(itemBytes({ n: { N: '-0.25' } })).toBe(1 + 3);
    expect(itemBytes({ n: { N: '1.5E+9' } })).toBe(1 + 2);
  });

  it('are one for a boolean or nothing, and the bytes themselves of a binary', () => {
    expect(itemBytes({ a: { BOOL: true }, b: { NULL: true } })).toBe(4);
    expect(itemBytes({ a: { B: new Uint8Array(1024) } })).toBe(1025);
  });

  it('count three for a list or map and one for each of its elements', () => {
    expect(itemBytes({ l: { L: [{ S: 'ab' }, { S: 'c' }] } })).toBe(1 + 3 + 2 + 3);
    expect(itemBytes({ m: { M: { x: { S: 'ab' } } } })).toBe(1 + 3 + 1 + 1 + 2);
    expect(itemBytes({ s: { SS: ['ab', 'c'] } })).toBe(1 + 3);
  });
});
