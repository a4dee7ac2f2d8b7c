import { describe, expect, it } from 'vitest';
import { createChannel } from './channel.ts';

describe('a channel', () => {
  it('gives everything in order, whether it came before or while it was waited for', async () => {
    const channel = createChannel<number>();
    channel.push(1);
    channel.push(2);
    setTimeout(() => channel.push(3), 1);
    setTimeout(() => {
      channel.push(4);
      channel.close();
    }, 2);
    const taken: number[] = [];
    for await (const value of channel) taken.push(value);
    expect(taken).toEqual([1, 2, 3, 4]);
  });

  it('ends at once when it was closed empty', async () => {
    const channel = createChannel<number>();
    channel.close();
    expect(await channel[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
  });
});
