import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { whileRunning } from './while-running.ts';

it('stops when it is told to, after the work is done', async () => {
  const signals = new EventEmitter();
  const stop = vi.fn(async () => {});
  const running = whileRunning(stop, async () => {}, signals);
  await new Promise((resolve) => setImmediate(resolve));
  expect(stop).not.toHaveBeenCalled();
  signals.emit('SIGTERM');
  await running;
  expect(stop).toHaveBeenCalledTimes(1);
});

it('stops everything when the work fails, and says why', async () => {
  const stop = vi.fn(async () => {});
  const running = whileRunning(stop, () => Promise.reject(new Error('no such bucket')), new EventEmitter());
  await expect(running).rejects.toThrow('no such bucket');
  expect(stop).toHaveBeenCalledTimes(1);
});

it('takes work that fails because it was told to stop for stopped', async () => {
  const signals = new EventEmitter();
  const stop = vi.fn(async () => {});
  let fail = (_error: Error) => {};
  const work = () =>
    new Promise<void>((_resolve, reject) => {
      fail = reject;
    });
  const running = whileRunning(stop, work, signals);
  signals.emit('SIGINT');
  fail(new Error('connection refused'));
  await running;
  expect(stop).toHaveBeenCalledTimes(1);
});
