import type { ConverseAnswer, JsonObject } from '../converse/types.ts';
import { BedrockError, type BedrockErrorCode } from '../errors.ts';
import type { JobRequest } from './job.ts';
import { nativeFormat } from './native-formats.ts';
import type { BatchRecord, RecordError, RecordResult } from './records.ts';

/** Answers one request of Converse, which may be anything, without HTTP. Refuses by BedrockError. */
export type Converse = (modelId: string, request: unknown) => Promise<ConverseAnswer>;

export interface AnsweredRecord {
  readonly result: RecordResult;
  /** Undefined for a record that was not answered. */
  readonly answer?: ConverseAnswer;
}

const ERROR_CODES: Partial<Record<BedrockErrorCode, number>> = {
  AccessDeniedException: 403,
  ModelErrorException: 424,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  ValidationException: 400,
};

/** Answers one record, or says in its place what is wrong with it: a record never ends its job. */
export async function answerRecord(job: JobRequest, record: BatchRecord, converse: Converse): Promise<AnsweredRecord> {
  try {
    const { request, respond } = translated(job, record.modelInput);
    const answer = await converse(job.modelId, request);
    return { result: { ...record, modelOutput: respond(answer) }, answer };
  } catch (error) {
    return { result: failed(record, errorOf(error)) };
  }
}

export function failed(record: BatchRecord, error: RecordError): RecordResult {
  return { ...record, error };
}

interface Translated {
  readonly request: JsonObject;
  readonly respond: (answer: ConverseAnswer) => JsonObject;
}

/**
 * "Batch inference doesn't support tool calling for jobs that use the Converse invocation type. Records that include toolConfig
 * fail with a 400 error", and InvokeModel's is to be used: https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference.html
 */
function translated({ modelId, modelInvocationType }: JobRequest, input: JsonObject): Translated {
  if (modelInvocationType === 'Converse') {
    if (input.toolConfig === undefined) return { request: input, respond: (answer) => ({ ...answer }) };
    throw new BedrockError('ValidationException', 'Batch inference of the type Converse does not support toolConfig.');
  }
  const format = nativeFormat(modelId);
  const request = format?.toConverse(input);
  if (format !== undefined && request !== undefined) return { request, respond: format.fromConverse };
  throw new BedrockError('ValidationException', 'Malformed input request, please reformat your input and try again.');
}

function errorOf(error: unknown): RecordError {
  if (!(error instanceof BedrockError)) return { errorCode: 500, errorMessage: 'The model failed.' };
  return { errorCode: ERROR_CODES[error.code] ?? 500, errorMessage: error.message };
}
