import { describe, expect, it } from 'vitest';
import { billOf, byComponent, line } from './bill.ts';

describe('a bill', () => {
  const bill = billOf([
    line('DynamoDB', 'write units', 25, 0.5),
    line('S3', 'uploads', 10, 0.5),
    line('DynamoDB', 'storage', 8, 0.25),
  ]);

  it('is the sum of quantities times prices', () => {
    expect(bill.lines.map(({ usd }) => usd)).toEqual([12.5, 5, 2]);
    expect(bill.usd).toBeCloseTo(19.5, 9);
  });

  it('is summed up by component, the dearest first', () => {
    expect(byComponent(bill)).toEqual([
      ['DynamoDB', 14.5],
      ['S3', 5],
    ]);
  });
});
