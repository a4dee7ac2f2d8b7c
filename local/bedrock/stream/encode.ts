import { crc32 } from 'node:zlib';

/** An event of a stream: its name, and its content as JSON. */
export interface StreamEvent {
  readonly type: string;
  readonly body: object;
  /** It is an exception, which ends the stream. */
  readonly exception?: true;
}

/** A header's value is a text: https://smithy.io/2.0/aws/amazon-eventstream.html */
const STRING = 7;

/**
 * A message of AWS's event stream encoding, https://smithy.io/2.0/aws/amazon-eventstream.html: length of the whole and of
 * the headers, checksum of both, headers, content, checksum of all that.
 */
export function encodeEvent({ type, body, exception }: StreamEvent): Buffer {
  const headers = Buffer.concat([
    header(exception ? ':exception-type' : ':event-type', type),
    header(':content-type', 'application/json'),
    header(':message-type', exception ? 'exception' : 'event'),
  ]);
  const payload = Buffer.from(JSON.stringify(body));
  const lengths = Buffer.concat([uint32(16 + headers.length + payload.length), uint32(headers.length)]);
  const message = Buffer.concat([lengths, uint32(crc32(lengths)), headers, payload]);
  return Buffer.concat([message, uint32(crc32(message))]);
}

function header(name: string, value: string): Buffer {
  const text = Buffer.from(value);
  return Buffer.concat([
    Buffer.of(name.length),
    Buffer.from(name),
    Buffer.of(STRING, text.length >> 8, text.length),
    text,
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
