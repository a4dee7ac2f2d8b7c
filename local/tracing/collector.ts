import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TraceStore } from './trace-store.ts';

/** What the X-Ray daemon is for functions: takes their spans as datagrams. */
export interface Collector {
  /** `127.0.0.1:PORT`, the value of AWS_XRAY_DAEMON_ADDRESS. */
  readonly address: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Bytes that may wait while the runtime is busy; the system may give less. */
const RECEIVE_BUFFER = 4 * 1024 * 1024;

/** Listens on a free port of the loopback address and keeps what comes. */
export async function startCollector(store: TraceStore): Promise<Collector> {
  const socket = createSocket({ type: 'udp4' });
  socket.on('message', (message) => {
    const text = message.toString();
    const end = text.indexOf('\n');
    if (isHeader(text.slice(0, Math.max(0, end)))) store.add(text.slice(end + 1));
  });
  socket.bind(0, HOST);
  await once(socket, 'listening');
  // A datagram that is lost is a span that is missing.
  socket.on('error', () => {});
  try {
    socket.setRecvBufferSize(RECEIVE_BUFFER);
  } catch {
    // The system gives what it gives.
  }
  const { port } = socket.address() as AddressInfo;
  return {
    address: `${HOST}:${port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** `{"format":"json","version":1}`, in any order. */
function isHeader(line: string): boolean {
  try {
    const header = JSON.parse(line) as { readonly format?: unknown; readonly version?: unknown } | null;
    return header?.format === 'json' && header.version === 1;
  } catch {
    return false;
  }
}
