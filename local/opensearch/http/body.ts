import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { illegalArgument, OpenSearchError } from '../errors.ts';

/** http.max_content_length, in bytes. */
const MAX_BODY = 100 * 1024 * 1024;

const unzip = promisify(gunzip);

const tooLarge = () =>
  new OpenSearchError(
    413,
    'content_too_long_exception',
    `entity content is too long for the configured limit [${MAX_BODY}]`,
  );

/** The body of a request as text; gzip is undone. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return bytes.toString('utf8');
  try {
    return (await unzip(bytes, { maxOutputLength: MAX_BODY })).toString('utf8');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : illegalArgument('the body is not gzip');
  }
}
