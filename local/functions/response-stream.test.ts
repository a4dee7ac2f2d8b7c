import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { HttpResponseStream, ResponseStream } from './response-stream.ts';

function setUp(maxBytes = 1000) {
  const chunks: string[] = [];
  const stream = new ResponseStream({
    maxBytes,
    async take(bytes) {
      chunks.push(Buffer.from(bytes).toString());
      await turn();
    },
  });
  const failed: string[] = [];
  stream.on('error', ({ name, message }) => failed.push(`${name}: ${message}`));
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  return { stream, chunks, failed, closed };
}

describe('the stream of a response', () => {
  it('puts the metadata and eight null bytes before the first thing that is written', async () => {
    const { stream, chunks, closed } = setUp();
    const body = HttpResponseStream.from(stream, { statusCode: 201 });
    body.write('');
    body.write('be');
    body.end('gin');
    await closed;
    expect(chunks.join('')).toBe(`{"statusCode":201}${'\0'.repeat(8)}begin`);
    expect(stream.contentType).toBe('application/vnd.awslambda.http-integration-response');
  });

  it('has no metadata when it ends without a write, as in the runtime of Lambda', async () => {
    const { stream, chunks, closed } = setUp();
    HttpResponseStream.from(stream, { statusCode: 200 }).end('alone');
    await closed;
    expect(chunks).toEqual(['alone']);
  });

  it('gives what was written meanwhile as one chunk, in order', async () => {
    const { stream, chunks, closed } = setUp();
    for (const part of ['a', 'b', Buffer.from('c'), new Uint8Array([100]), { e: 1 }]) stream.write(part);
    stream.end();
    await closed;
    expect(chunks).toEqual(['a', 'bcd{"e":1}']);
  });

  it('breaks when it gets longer than it may be', async () => {
    const { stream, chunks, failed, closed } = setUp(5);
    stream.write('12345');
    stream.write('6');
    await closed;
    expect(chunks).toEqual(['12345']);
    expect(failed).toEqual([
      'Function.ResponseSizeTooLarge: Response payload exceeded maximum allowed payload size (5 bytes).',
    ]);
  });

  it('takes its content type before the first write only', () => {
    const { stream } = setUp();
    stream.setContentType('text/plain');
    stream.write('x');
    expect(() => stream.setContentType('text/html')).toThrow('Cannot set content-type, too late.');
  });
});
