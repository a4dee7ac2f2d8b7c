import { codeAt } from '../text/characters.ts';
import type { Tokens } from '../text/tokenize.ts';

/** What stands between two words: nothing that parts them, a comma, or the end of a sentence. */
export const GAP = { none: 0, comma: 1, stop: 2 } as const;
export type Gap = (typeof GAP)[keyof typeof GAP];

/** No negation, booster or phrase reaches across one of these; the last is the danda of Hindi. */
const STOPS = '.!?;\n\u0964';
/** Of a longer gap only the begin is looked at. */
const LONGEST = 4;

/** What stands between token `i` and the one before. */
export function gapBefore(tokens: Tokens, i: number): Gap {
  const from = tokens.end[i - 1] ?? 0;
  const to = tokens.start[i] ?? 0;
  // Most gaps are one blank.
  if (to - from === 1 && codeAt(tokens.text, from) === 0x20) return GAP.none;
  let gap: Gap = GAP.none;
  for (let at = from; at < to && at < from + LONGEST; at++) {
    const sign = tokens.text.charAt(at);
    if (STOPS.includes(sign)) return GAP.stop;
    if (sign === ',') gap = GAP.comma;
  }
  return gap;
}

/** Whether a sentence ends between two tokens that are a few words apart. */
export function isParted(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i <= to; i++) if (gapBefore(tokens, i) === GAP.stop) return true;
  return false;
}
