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
 * then breaks JSON.stringify at 10,000 levels. `deepest` saves counting again where it is known.
 */
export function parseValue(bytes: Uint8Array, limits: ReadLimits, deepest = nestingOf(bytes).deepest): ParsedValue {
  if (bytes.byteLength > limits.maxCallBytes) return refuse(RejectCode.TOO_LARGE, tooLarge(limits));
  if (deepest > limits.maxDepth) {
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

/** How a part of a JSON text is nested. */
export interface Nesting {
  /** Deepest level of brackets. */
  readonly deepest: number;
  /** Level at its end. */
  readonly depth: number;
  /** It ends within a string. */
  readonly inString: boolean;
}

/** Counts brackets outside of strings; bytes of multi-byte characters are never brackets or quotes. */
export function nestingOf(bytes: Uint8Array): Nesting {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  const { length } = bytes;
  for (let i = 0; i < length; i++) {
    let byte = bytes[i];
    if (inString) {
      // Most bytes are within strings: a loop of their own makes the whole scan twice as fast.
      while (byte !== QUOTE && byte !== BACKSLASH && ++i < length) byte = bytes[i];
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return { deepest, depth, inString };
}
