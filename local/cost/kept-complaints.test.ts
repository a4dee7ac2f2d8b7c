import { describe, expect, it } from 'vitest';
import { complaintsOf } from './kept-complaints.ts';

describe('the complaints of an item', () => {
  it('are its one, of a step and of clocks', () => {
    expect(complaintsOf({ pk: { S: 'cmp_1' }, sk: { S: 'step#000002' } })).toEqual(['cmp_1']);
    expect(complaintsOf({ pk: { S: 'cmp_1' }, sk: { S: 'clock' } })).toEqual(['cmp_1']);
  });

  it('are all that are in it, of a thread', () => {
    const members = { SS: ['2026-01-02T03:04:05Z cmp_1', '2026-01-05T03:04:05Z cmp_2'] };
    expect(complaintsOf({ pk: { S: 'thread#x#2026-01' }, members })).toEqual(['cmp_1', 'cmp_2']);
  });
});
