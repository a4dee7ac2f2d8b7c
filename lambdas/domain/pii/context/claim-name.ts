import { hashOf } from '../../text/tokenize.ts';
import { NAME_ANYWHERE, NAME_CAREFULLY, NAME_SET_OFF, rememberName } from './context.ts';
import { endOfName } from './name-spans.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isTagged, lengthAt, type Turn, word } from './turn.ts';

/** Takes the name that begins at a token and goes on with what is said before it. */
export function claimName(turn: Turn, from: number, trust: number): boolean {
  if (from > 0 && gapAfter(turn, from - 1) === GAP.STOP && !isTagged(turn, from - 1, TAG.TITLE)) return false;
  return claimNameAt(turn, from, trust);
}

/** Takes the name that begins at a token, whatever stands before it. */
export function claimNameAt(turn: Turn, from: number, trust: number): boolean {
  const to = endOfName(turn, from, trust);
  if (to === from || !claim(turn, from, to, 'NAME')) return false;
  remember(turn, from, to);
  return true;
}

/** Words that are kept as names that are other words too. */
const COMMON = TAG.WORD | TAG.PLACE | TAG.BRAND | TAG.FUNCTION | TAG.FILLER | TAG.PARTICLE | TAG.DATE | TAG.LINK;

/** Keeps the words of a name for the second pass. */
export function remember(turn: Turn, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    if (lengthAt(turn, i) < 2) continue;
    const tag = turn.tags[i] ?? 0;
    const how = (tag & COMMON) === 0 ? NAME_ANYWHERE : (tag & TAG.FUNCTION) === 0 ? NAME_CAREFULLY : NAME_SET_OFF;
    const text = word(turn, i).replace(/'s$/, '');
    rememberName(turn.context, text, hashOf(text), how);
  }
}
