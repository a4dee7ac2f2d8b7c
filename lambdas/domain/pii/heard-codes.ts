import { foldText, MIXED, type Tokens, wordAt } from '../text/tokenize.ts';
import type { PiiSpan, PiiType } from './types.ts';

/** Codes of letters and digits that were redacted in a call, so that they are found where they are read back. */
export interface HeardCodes {
  remember(type: PiiType, value: string): void;
  find(tokens: Tokens): PiiSpan[];
}

/** One word of letters and digits, long enough to be nothing else. */
const CODE = /^(?=\D*\d)(?=\P{L}*\p{L})[\p{L}\p{N}]{5,40}$/u;
/** More codes than this are no conversation. */
const MAX_CODES = 256;

export function createHeardCodes(): HeardCodes {
  const codes = new Map<string, PiiType>();
  return {
    remember(type, value) {
      if (codes.size < MAX_CODES && CODE.test(value)) codes.set(foldText(value), type);
    },
    find(tokens) {
      const spans: PiiSpan[] = [];
      if (codes.size === 0) return spans;
      for (let i = 0; i < tokens.count; i++) {
        const type = tokens.kind[i] === MIXED ? codes.get(wordAt(tokens, i)) : undefined;
        if (type !== undefined) spans.push({ type, start: tokens.start[i] ?? 0, end: tokens.end[i] ?? 0 });
      }
      return spans;
    },
  };
}
