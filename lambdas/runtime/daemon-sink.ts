import { createSocket, type Socket } from 'node:dgram';

/** Takes a document; it is sent or lost. */
export type Sink = (document: Uint8Array) => void;

/**
 * Sends to the X-Ray daemon that Lambda names, `host:port`; undefined for what names none. The address is one of numbers,
 * which needs no look-up: a datagram leaves before the invocation can be frozen.
 */
export function daemonSink(address: string | undefined): Sink | undefined {
  const [, host = '', port = ''] = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/.exec(address ?? '') ?? [];
  if (host === '') return undefined;
  let socket: Socket | undefined;
  return (document) => {
    socket ??= openSocket();
    // A datagram that gets lost is a span that is missing.
    socket.send(document, Number(port), host, () => {});
  };
}

function openSocket(): Socket {
  const lookup = (hostname: string, _options: object, found: (error: null, address: string, family: number) => void) =>
    found(null, hostname, 4);
  return createSocket({ type: 'udp4', lookup })
    .on('error', () => {})
    .unref();
}
