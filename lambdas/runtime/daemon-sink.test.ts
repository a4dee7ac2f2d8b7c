import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { daemonSink } from './daemon-sink.ts';

describe('the way to the daemon', () => {
  it('sends each document as a datagram', async () => {
    const daemon = createSocket('udp4');
    daemon.bind(0, '127.0.0.1');
    await once(daemon, 'listening');
    const { port } = daemon.address() as AddressInfo;
    const sink = daemonSink(`127.0.0.1:${port}`);
    const first = once(daemon, 'message');
    sink?.(Buffer.from('one'));
    expect(String((await first)[0])).toBe('one');
    daemon.close();
  });

  it.each([undefined, '', 'localhost', 'daemon.internal:2000', '127.0.0.1', '127.0.0.1:2000:1'])(
    'is none without an address of numbers: %s',
    (address) => expect(daemonSink(address)).toBeUndefined(),
  );

  it('row 38: loses what nobody takes, or what is too large, without a word', async () => {
    const sink = daemonSink('127.0.0.1:9');
    for (let i = 0; i < 5; i++) sink?.(Buffer.from('lost'));
    sink?.(Buffer.alloc(100_000));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sink).toBeDefined();
  });
});
