import { createTextRedactor } from '../pii/redact-text.ts';

/** An object's key as it may be stored, logged and shown: keys are chosen by people and may hold personal data. */
export function redactedKey(key: string): string {
  return createTextRedactor().redact(key).text;
}
