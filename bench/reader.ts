import { DEFAULT_LIMITS } from '#lambdas/domain/ingestion/limits.ts';
import type { Call } from '#lambdas/domain/transcript/call.ts';
import { objectRef, transcript } from '#lambdas/testing/samples.ts';
import { readCalls } from '#lambdas/triage/read-calls.ts';
import type { Figure } from './figure.ts';
import { median, milliseconds } from './statistics.ts';

const CALLS = 5_000;
const ROUNDS = 7;
const SAID = [
  'Hello, I was charged twice this month and nobody helps me.',
  'Could you tell me your account number, please?',
  'You can write to jo@example.com or call (415) 555-0132, I am very frustrated.',
  'Thank you, I see the second charge and will send it back today.',
];

/** Reading of JSON Lines beside JSON.parse of the same lines, in turn within one process. */
export async function measureReader(): Promise<Figure[]> {
  const turns = Array.from({ length: 16 }, (_, i) => ({
    speaker: i % 2 ? 'agent' : 'customer',
    text: SAID[i % 4],
    start_time: i,
    end_time: i + 1,
  }));
  const lines = Array.from({ length: CALLS }, (_, i) =>
    JSON.stringify(transcript(`call-${i}`, '', { transcript: turns })),
  );
  const bytes = Buffer.from(lines.join('\n'));
  const [parse, read]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    parse.push(await milliseconds(() => lines.map((line) => JSON.parse(line))));
    read.push(await milliseconds(() => readAll(bytes)));
  }
  const perCall = (values: readonly number[]) => (median(values) / CALLS) * 1000;
  const reference = { name: 'JSON.parse', value: perCall(parse) };
  const kb = (bytes.length / CALLS / 1024).toFixed(1);
  return [{ name: `read + validate a call of ${kb} KB`, value: perCall(read), unit: 'us', reference }];
}

async function readAll(bytes: Uint8Array): Promise<Call[]> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  const point = { object: objectRef('bench', '01'), compressed: false, quarantined: 0 };
  const calls: Call[] = [];
  const reading = await readCalls({ size: bytes.length, bytes: chunks() }, point, DEFAULT_LIMITS);
  for await (const one of reading.calls) if (one.ok) calls.push(one.call);
  return calls;
}
