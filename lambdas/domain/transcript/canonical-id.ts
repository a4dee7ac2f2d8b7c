import { cleanLine } from './clean-text.ts';

/** Longest identifier, in UTF-16 units, once it is canonical. */
export const MAX_ID = 256;

const CONTROL = /\p{Cc}/u;

/**
 * The one form of an identifier under which it is stored and looked up: clean text on a single line. However its
 * blanks and accents are written, on upload or in a request, it names the same call or client.
 */
export function canonicalId(written: string): string {
  return cleanLine(written);
}

/** No call_id holds control characters: taking them out would make one call of two whose ids differ only there. */
export function holdsControls(written: string): boolean {
  return CONTROL.test(written.trim());
}
