import { expand } from './expand.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.ts';
import type { ReadResult } from './read-result.ts';
import { readValues } from './read-values.ts';
import { RejectError } from './reject.ts';

export const bytesOf = (content: string | Uint8Array) => Buffer.from(content);

export async function* chunked(content: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

export interface Outcome {
  readonly values: unknown[];
  readonly codes: string[];
  readonly results: ReadResult[];
}

/** Reads a document to its end: values, codes of what was refused (an object-level refusal in angle brackets). */
export async function readDocument(
  content: string | Uint8Array,
  { size = 7, limits = {} as Partial<ReadLimits> } = {},
): Promise<Outcome> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const outcome: Outcome = { values: [], codes: [], results: [] };
  try {
    const { bytes } = await expand(chunked(bytesOf(content), size), all);
    for await (const result of readValues(bytes, all)) {
      outcome.results.push(result);
      if (result.ok) outcome.values.push(result.value);
      else outcome.codes.push(`${result.rejection.code}@${result.rejection.line}`);
    }
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    outcome.codes.push(`<${error.rejection.code}>`);
  }
  return outcome;
}
