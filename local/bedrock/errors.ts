import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Errors of InvokeModel: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors */
const STATUS = {
  AccessDeniedException: 403,
  InternalServerException: 500,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  UnknownOperationException: 404,
  ValidationException: 400,
} as const;

export type BedrockErrorCode = keyof typeof STATUS;

/** A refusal that the client reads as an exception of this name. */
export class BedrockError extends Error {
  readonly code: BedrockErrorCode;

  constructor(code: BedrockErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** REST-JSON: the client takes the exception's name from `x-amzn-errortype`. */
export function sendError(response: ServerResponse, { code, message }: BedrockError): void {
  const body = JSON.stringify({ message });
  response.writeHead(STATUS[code], {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-errortype': `${code}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
    'x-amzn-requestid': randomUUID(),
  });
  response.end(body);
}
