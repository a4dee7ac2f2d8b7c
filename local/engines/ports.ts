import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port of 127.0.0.1 that is free now: any, or one of a range, tried in turn from `start` on. */
export async function freePort(range?: readonly [first: number, last: number], start = Math.random()): Promise<number> {
  for (const port of range === undefined ? [0] : candidates(range, start)) {
    const free = await tryPort(port);
    if (free !== undefined) return free;
  }
  throw new Error(`No port of ${HOST} from ${range?.[0] ?? 1} to ${range?.[1] ?? 65_535} is free.`);
}

/** All ports of a range, both ends included, beginning at the fraction `start` (0 to below 1) of it and going round. */
export function candidates([first, last]: readonly [first: number, last: number], start: number): readonly number[] {
  const count = last - first + 1;
  const offset = Math.floor(start * count);
  return Array.from({ length: count }, (_, i) => first + ((offset + i) % count));
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
