import type { Context, ScheduledEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { BatchWorld } from '../testing/batch-world.ts';
import { createHandler } from './handler.ts';

const EVENT = {} as ScheduledEvent;
const within = (ms: number) => ({ getRemainingTimeInMillis: () => ms }) as Context;

async function waiting(): Promise<BatchWorld> {
  const at = new BatchWorld();
  await at.park('a', 'b', 'c');
  at.minute = 11;
  return at;
}

describe('a run of the batch lane', () => {
  it('begins a job when there is time for it', async () => {
    const at = await waiting();
    await createHandler(at.deps())(EVENT, within(59_000));
    expect(at.service.begun.size).toBe(0);
    await createHandler(at.deps())(EVENT, within(240_000));
    expect(at.service.begun.size).toBe(1);
  });

  it('fails when a job cannot be taken up, so that somebody hears of it, and begins the next one all the same', async () => {
    const at = await waiting();
    await createHandler(at.deps())(EVENT, within(240_000));
    at.service.progress = () => Promise.reject(new Error('The service is away.'));
    await at.park('d', 'e', 'f');
    at.minute = 30;
    await expect(createHandler(at.deps())(EVENT, within(240_000))).rejects.toThrow('1 batch jobs');
    expect(at.service.begun.size).toBe(2);
  });
});
