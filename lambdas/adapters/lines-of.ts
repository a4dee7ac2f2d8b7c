const NEWLINE = 10;
/** Bytes of a line beyond which it is left out; a request with its answer has some tens of thousands. */
const MAX_LINE = 4_000_000;

/** Lines of a stream of UTF-8, each without its newline; those that are too long are left out. Ending early ends the stream. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, maxBytes = MAX_LINE): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.byteLength;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const take = (): string | undefined => {
    const line = length <= maxBytes ? Buffer.concat(parts).toString('utf8') : undefined;
    [parts, length] = [[], 0];
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line !== undefined) yield line;
    }
    keep(chunk.subarray(start));
  }
  const last = take();
  if (last !== undefined && last !== '') yield last;
}
