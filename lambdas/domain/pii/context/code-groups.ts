import { type Code, readCode } from './codes.ts';
import { DIGIT_VALUES } from './data/digit-values.ts';
import { TAG } from './tags.ts';
import { isTagged, type Turn, word } from './turn.ts';

/** Groups of one number at most, and digits of each one at least. */
const MAX_GROUPS = 12;
const MIN_GROUP = 2;
/** Words between two groups at most: `and then um`. */
const MAX_PAUSE = 3;
/** No number of somebody's has more digits: ISO/IEC 7812-1 gives cards 19 at most. */
const MAX_DIGITS = 19;

const PAUSE = /^(?:uh|um|umm|uhh|er|hmm|hm|and|then|aur|phir|fir|और|फिर)$/;

/**
 * The number that begins with a code and goes on behind a comma, a full stop or a filler: `98765, 43210`,
 * `nine eight uh seven six`. Without `written`, only groups that are said in words go on.
 */
export function withGroups(turn: Turn, code: Code, written: boolean): Code {
  let joined = code;
  for (let n = 1; n < MAX_GROUPS && goesOn(joined, written); n++) {
    const at = skipPause(turn, joined.to);
    const group = isTagged(turn, at, TAG.NUMBER | TAG.DIGIT) ? readCode(turn, at) : undefined;
    if (group === undefined || !goesOn(group, written)) break;
    if (joined.digits + group.digits > MAX_DIGITS) break;
    joined = { ...group, from: code.from, digits: joined.digits + group.digits, spoken: joined.spoken || group.spoken };
  }
  return joined;
}

const goesOn = (code: Code, written: boolean): boolean =>
  code.digits >= MIN_GROUP && code.letters === 0 && code.to === code.next && (written || code.spoken);

function skipPause(turn: Turn, from: number): number {
  let at = from;
  while (at < from + MAX_PAUSE && !isTagged(turn, at, TAG.TAKEN) && PAUSE.test(word(turn, at))) at++;
  return at;
}

/** Words that go up by one from which on somebody counts. */
const MIN_COUNT = 6;

/** `count to ten: one two three four five six seven`. */
export function isCounting(turn: Turn, { from, to }: Code): boolean {
  let length = 1;
  for (let i = from + 1; i < to; i++) {
    length = valueAt(turn, i) === valueAt(turn, i - 1) + 1 ? length + 1 : 1;
    if (length >= MIN_COUNT) return true;
  }
  return false;
}

const valueAt = (turn: Turn, i: number): number => Number(DIGIT_VALUES.get(word(turn, i)) ?? Number.NaN);
