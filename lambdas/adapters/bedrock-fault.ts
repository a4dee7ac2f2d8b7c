import type { ChatFault } from '../domain/enrichment/ports.ts';
import { plainCode } from './plain-code.ts';

/**
 * Errors of Converse and InvokeModel by their names
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors and
 * API_runtime_InvokeModel.html#API_runtime_InvokeModel_Errors beside it). What is not named here is judged by its HTTP
 * status.
 */
const FAULTS: Readonly<Record<string, ChatFault>> = {
  ThrottlingException: 'throttled',
  ModelNotReadyException: 'throttled',
  ServiceUnavailableException: 'unavailable',
  InternalServerException: 'unavailable',
  ModelTimeoutException: 'unavailable',
  ModelErrorException: 'unavailable',
  AccessDeniedException: 'refused',
  ValidationException: 'refused',
  ResourceNotFoundException: 'refused',
  TimeoutError: 'timeout',
  AbortError: 'timeout',
};

/** No connection was made, so that nothing was asked yet. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);

/** What an error of one attempt of the client says of a model request; the code is its name, for logs. */
export function bedrockFault(error: unknown): { readonly fault: ChatFault; readonly code: string } {
  if (!(error instanceof Error)) return { fault: 'lost', code: 'unknown' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const name = plainCode(code);
  const known = FAULTS[error.name];
  if (known !== undefined) return { fault: known, code: name };
  if (NOT_CONNECTED.has(code)) return { fault: 'unavailable', code: name };
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === undefined || status < 400) return { fault: 'lost', code: name };
  if (status === 429) return { fault: 'throttled', code: name };
  return { fault: status === 408 || status === 424 || status >= 500 ? 'unavailable' : 'refused', code: name };
}
