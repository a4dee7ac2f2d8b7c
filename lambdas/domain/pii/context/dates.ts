import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isTagged, lengthAt, type Turn, tagAt, word } from './turn.ts';

/** Tokens of a date of birth at most: `the fourth of march nineteen hundred ninety one`. */
const MAX_DATE = 12;

/** Takes the date that begins at token `from`, if one does, as a date of birth. */
export function claimDate(turn: Turn, from: number): boolean {
  let first = from;
  while (first < from + 2 && isTagged(turn, first, TAG.FUNCTION) && /^(?:the|on|in)$/.test(word(turn, first))) first++;
  const to = endOfDate(turn, first);
  return to > first && claim(turn, first, to, 'DOB');
}

/** End of the date that begins at token `from`; `from` itself when none does. */
export function endOfDate(turn: Turn, from: number): number {
  let to = from;
  let last = from;
  let weight = 0;
  while (to < turn.count && to < from + MAX_DATE) {
    if (to > from && gapAfter(turn, to - 1) === GAP.STOP) break;
    const value = weightAt(turn, to);
    if (value < 0) break;
    weight += value;
    to++;
    if (value > 0) last = to;
  }
  return weight >= 2 ? last : from;
}

/** What a token adds to a date: a number or month, nothing (of), or -1 when it ends one. */
function weightAt(turn: Turn, i: number): number {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0) return -1;
  if ((tag & TAG.NUMBER) !== 0) return lengthAt(turn, i) >= 6 ? 3 : lengthAt(turn, i) === 4 ? 2 : 1;
  if ((tag & TAG.MIXED) !== 0) return /^\d{1,2}(?:st|nd|rd|th|[a-z]{3,9})\d{0,4}$/.test(word(turn, i)) ? 1 : -1;
  if ((tag & (TAG.DATE | TAG.DIGIT)) !== 0) return 1;
  return /^(?:of|the|and|ko)$/.test(word(turn, i)) ? 0 : -1;
}
