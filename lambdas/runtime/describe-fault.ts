import { createTextRedactor } from '../domain/pii/redact-text.ts';

/** Messages longer than this say nothing more. */
const MAX_MESSAGE = 300;

/** Name and redacted message of a fault for a log line: services may repeat keys and values in their messages. */
export function describeFault(error: unknown): { fault: string; fault_message: string } {
  if (!(error instanceof Error)) return { fault: typeof error, fault_message: '' };
  return { fault: error.name, fault_message: createTextRedactor().redact(error.message).text.slice(0, MAX_MESSAGE) };
}
