/** The data of server-sent events, one a line, as they come (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export async function* sentEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    begun.push(first);
    for (const line of more) {
      yield* dataOf(begun.join(''));
      begun = [line];
    }
  }
  yield* dataOf(begun.join(''));
}

function dataOf(line: string): readonly string[] {
  return line.startsWith('data:') ? [line.slice('data:'.length).trim()] : [];
}
