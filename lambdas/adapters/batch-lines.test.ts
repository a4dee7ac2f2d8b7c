import { describe, expect, it } from 'vitest';
import { answerReader, requestLine } from './batch-lines.ts';
import { linesOf } from './lines-of.ts';

const MODEL = 'us.amazon.nova-lite-v1:0';
const read = answerReader({ model: MODEL, tool: 'record' });
const fault = (line: object) => {
  const { outcome } = read(JSON.stringify({ recordId: '00000000007', ...line })) ?? {};
  return outcome?.kind === 'fault' ? [outcome.fault, outcome.code] : outcome;
};

async function split(chunks: readonly string[], maxBytes?: number): Promise<string[]> {
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
  }
  const lines: string[] = [];
  for await (const line of linesOf(bytes(), maxBytes)) lines.push(line);
  return lines;
}

describe('records of a batch job', () => {
  it('hold the request in one line, whatever its text', () => {
    const tool = { name: 'record', description: '', schema: {} };
    const line = requestLine('00000000007', { model: MODEL, system: 's', user: 'a\nb', tool, max_tokens: 5 });
    expect(line.indexOf(10)).toBe(line.byteLength - 1);
    expect(JSON.parse(line.toString('utf8'))).toMatchObject({
      recordId: '00000000007',
      modelInput: { messages: [{ content: [{ text: 'a\nb' }] }] },
    });
  });

  it('give an answer by the record', () => {
    const content = [{ toolUse: { name: 'record', input: { a: 1 } } }];
    const modelOutput = { output: { message: { content } }, stopReason: 'tool_use' };
    expect(read(JSON.stringify({ recordId: 'x', modelInput: {}, modelOutput }))).toMatchObject({
      record: 'x',
      outcome: { kind: 'answered', input: { a: 1 }, stop_reason: 'tool_use', latency_ms: 0 },
    });
  });

  it('give a fault by the status of an error, or where there is nothing', () => {
    expect(fault({ error: { errorCode: 429, errorMessage: 'x' } })).toEqual(['throttled', 'Record429']);
    expect(fault({ error: { errorCode: 400 } })).toEqual(['refused', 'Record400']);
    expect(fault({ error: { errorCode: 424 } })).toEqual(['unavailable', 'Record424']);
    expect(fault({ error: { errorCode: 500 } })).toEqual(['unavailable', 'Record500']);
    expect(fault({ error: 'gone' })).toEqual(['unavailable', 'RecordWithoutAnswer']);
    expect(fault({})).toEqual(['unavailable', 'RecordWithoutAnswer']);
  });

  it.each(['', '{', 'null', '[]', '7', '{"recordId":7}', '{"modelOutput":{}}'])('are none in %j', (line) => {
    expect(read(line)).toBeUndefined();
  });

  it('are refused of a model whose format is not known', () => {
    expect(() => answerReader({ model: 'other.model', tool: 'record' })).toThrow(/format/);
  });
});

describe('lines of a stream', () => {
  it('are whole however it is cut', async () => {
    expect(await split(['on', 'e\ntw', 'o\n', '\nfo', 'ur'])).toEqual(['one', 'two', '', 'four']);
    expect(await split(['one\n'])).toEqual(['one']);
    expect(await split([])).toEqual([]);
    expect(await split(['\xc3', '\xa9\n'])).toEqual(['é']);
  });

  it('are left out where they are too long, and the next ones are not', async () => {
    expect(await split(['abcd', 'efgh\nabcde\nabcdef\nx'], 5)).toEqual(['abcde', 'x']);
    expect(await split(['ab\nabcdefgh'], 5)).toEqual(['ab']);
  });
});
