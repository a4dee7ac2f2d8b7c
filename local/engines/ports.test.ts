import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { candidates, freePort } from './ports.ts';

it('tries every port of a range once, going round from where it starts', () => {
  expect(candidates([9201, 9204], 0)).toEqual([9201, 9202, 9203, 9204]);
  expect(candidates([9201, 9204], 0.6)).toEqual([9203, 9204, 9201, 9202]);
  expect(candidates([7, 7], 0.99)).toEqual([7]);
});

it('passes over a port that is taken and says so when none is left', async () => {
  const taken = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
  await expect(freePort([taken, taken])).rejects.toThrow(`No port of 127.0.0.1 from ${taken} to ${taken} is free.`);
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort([taken, taken])).toBe(taken);
});
