import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sideBySide } from './side-by-side.ts';

const items = Array.from({ length: 30 }, (_, i) => i);

describe('tasks side by side', () => {
  it('are so many at a time, and answer in the order of their items', async () => {
    let [underWay, most] = [0, 0];
    const results = await sideBySide(items, 4, async (item) => {
      most = Math.max(most, ++underWay);
      for (let i = item % 3; i >= 0; i--) await turn();
      underWay--;
      return item * 2;
    });
    expect(results).toEqual(items.map((item) => item * 2));
    expect(most).toBe(4);
    expect(await sideBySide([], 4, async () => 1)).toEqual([]);
  });

  it('end with the first failure; none is begun after it', async () => {
    const begun: number[] = [];
    const running = sideBySide(items, 4, async (item) => {
      begun.push(item);
      await turn();
      if (item === 5) throw new Error('down');
    });
    await expect(running).rejects.toThrow('down');
    for (let i = 0; i < 10; i++) await turn();
    expect(begun.length).toBeLessThanOrEqual(12);
  });
});
