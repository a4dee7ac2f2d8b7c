import type { BatchAnswer, BatchJob } from '../domain/enrichment/batch-job.ts';
import type { ChatFault, ChatOutcome, ChatRequest } from '../domain/enrichment/ports.ts';
import { type NativeFormat, nativeFormat } from './native-request.ts';

/** A record of an input file with its newline (https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-data.html). */
export function requestLine(recordId: string, request: ChatRequest): Buffer {
  const modelInput = formatOf(request.model).body(request);
  return Buffer.from(`${JSON.stringify({ recordId, modelInput })}\n`);
}

/** Reads records of an output file; undefined for what is none. */
export function answerReader({
  model,
  tool,
}: Pick<BatchJob, 'model' | 'tool'>): (line: string) => BatchAnswer | undefined {
  const format = formatOf(model);
  return (line) => {
    const { recordId, modelOutput, error } = parsed(line);
    if (typeof recordId !== 'string') return undefined;
    const outcome = isObject(modelOutput) ? format.read(modelOutput, tool) : faultOf(error);
    return { record: recordId, outcome: { ...outcome, latency_ms: 0 } };
  };
}

function formatOf(model: string): NativeFormat {
  const format = nativeFormat(model);
  if (format !== undefined) return format;
  throw new Error('The request format of this model is not known; batch jobs need one of Nova or Claude.');
}

/** The codes are HTTP statuses. */
function faultOf(error: unknown): Omit<Extract<ChatOutcome, { kind: 'fault' }>, 'latency_ms'> {
  const { errorCode } = isObject(error) ? error : {};
  const status = Number(errorCode);
  const code = Number.isInteger(status) ? `Record${status}` : 'RecordWithoutAnswer';
  return { kind: 'fault', fault: faultByStatus(status), code };
}

function faultByStatus(status: number): ChatFault {
  if (status === 429) return 'throttled';
  return status >= 400 && status < 500 && status !== 408 && status !== 424 ? 'refused' : 'unavailable';
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
