import type { ReadLimits } from './limits.ts';
import { RejectCode, type Rejection } from './reject.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type ParsedValue =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly rejection: Pick<Rejection, 'code' | 'message'> };

/**
 * Parses the bytes of one value. Depth is counted before parsing: JSON.parse takes any depth, but what it returns
 * then breaks JSON.stringify at 10,000 levels.
 */
export function parseValue(bytes: Uint8Array, limits: ReadLimits): ParsedValue {
  if (bytes.byteLength > limits.maxCallBytes) return refuse(RejectCode.TOO_LARGE, tooLarge(limits));
  if (depthOf(bytes) > limits.maxDepth) {
    return refuse(RejectCode.TOO_DEEP, `The call is nested deeper than ${limits.maxDepth} levels.`);
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return refuse(RejectCode.ENCODING, 'The call is not valid UTF-8.');
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
    return refuse(RejectCode.SCHEMA, 'The call is not a JSON object.');
  } catch {
    return refuse(RejectCode.MALFORMED, 'The call is not valid JSON.');
  }
}

export function tooLarge(limits: ReadLimits): string {
  return `The call is larger than ${limits.maxCallBytes} bytes.`;
}

function refuse(code: RejectCode, message: string): ParsedValue {
  return { ok: false, rejection: { code, message } };
}

/** Deepest level of brackets outside of strings; bytes of multi-byte characters are never brackets or quotes. */
export function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) i = endOfString(bytes, i);
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

/** Index of the quote that ends the string beginning at `start`, or of the last byte. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let i = bytes.indexOf(QUOTE, start + 1); i >= 0; i = bytes.indexOf(QUOTE, i + 1)) {
    let backslashes = 0;
    while (bytes[i - 1 - backslashes] === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return i;
  }
  return bytes.length;
}
