import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Answer } from '../../aws/upstream.ts';

/** An answer that was read, as one that is still to be read. */
export function replay({ status, headers, body }: Answer): IncomingMessage {
  const message = new IncomingMessage(new Socket());
  message.statusCode = status;
  message.headers = headers;
  message.complete = true;
  message.push(body);
  message.push(null);
  return message;
}
