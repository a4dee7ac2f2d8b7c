import { isCounting, withGroups } from './code-groups.ts';
import { isSpokenDigit, readCode } from './codes.ts';
import { TAG } from './tags.ts';
import { claim, isTagged, type Turn, word } from './turn.ts';
import type { ContextType } from './types.ts';

/** Digits from which a run that no cue announces is a phone number, and from which it is any number of somebody's. */
const PHONE_DIGITS = 7;
const ACCOUNT_DIGITS = 6;
/** Subscriber numbers have at most 15 digits (ITU-T E.164). */
const MAX_PHONE_DIGITS = 15;

/** Words that are digits and common words as well, in English or in Hinglish. */
const AMBIGUOUS = /^(?:do|oh|o|ek|das|char|one|che|ten|double|एक|दो)$/;

/** Runs of digits that are said in words: `nine eight double seven`, `nau aath saat`. */
export function findSpokenDigits(turn: Turn): void {
  if ((turn.seen & TAG.DIGIT) === 0) return;
  for (let i = 0; i < turn.count; i++) {
    if (!isSpokenDigit(turn, i)) continue;
    const first = readCode(turn, i);
    if (first === undefined || !first.spoken) continue;
    const code = withGroups(turn, first, false);
    const type = typeOfRun(code.digits);
    const sure = type !== undefined && code.letters === 0 && isSure(turn, code.from, code.to);
    if (sure && !isCounting(turn, code)) claim(turn, code.from, code.to, type);
    i = code.next - 1;
  }
}

function typeOfRun(digits: number): ContextType | undefined {
  if (digits < ACCOUNT_DIGITS) return undefined;
  return digits >= PHONE_DIGITS && digits <= MAX_PHONE_DIGITS ? 'PHONE' : 'ACCOUNT';
}

/** More than half of the words are digits and nothing else. */
function isSure(turn: Turn, from: number, to: number): boolean {
  let sure = 0;
  for (let i = from; i < to; i++) if (isTagged(turn, i, TAG.NUMBER) || !AMBIGUOUS.test(word(turn, i))) sure++;
  return sure * 2 > to - from;
}
