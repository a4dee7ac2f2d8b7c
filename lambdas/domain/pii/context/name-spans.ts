import { TRAIT } from '../../text/characters.ts';
import { isNextField } from './field-cues.ts';
import { nameScore } from './name-model.ts';
import { NO_NAME, TAG } from './tags.ts';
import { GAP, gapAfter, isCapital, isTagged, lengthAt, type Turn, tagAt, word } from './turn.ts';

/** Words of a name at most. */
const MAX_NAME = 5;

/** How sure it is that a name stands at a place. */
export const TRUST = {
  /** Only words that are nothing but names, or that look like one. */
  NONE: 0,
  /** Behind a cue that often stands before a name, or in a turn that holds nothing but values. */
  LIKELY: 1,
  /** Behind `my name is`. */
  SURE: 2,
} as const;

/** Log-odds from which a word that no list holds counts as a name, by trust. */
const THRESHOLD = [3, 0.5, -5] as const;
/** What a capital letter inside a sentence takes off them. */
const CAPITAL_BONUS = [1.5, 4, 4] as const;
/** Log-odds from which a rare word goes on a name when both have capital letters. */
const BOTH_CAPITAL = -8;
/** Log-odds from which a name that is a common word as well counts in a turn that holds nothing but values. */
const AMBIGUOUS_THRESHOLD = 0;

/** Words that are a name only when something says so. */
export const AMBIGUOUS = TAG.WORD | TAG.PLACE | TAG.BRAND | TAG.FUNCTION | TAG.FILLER;
/** Words that a name does not begin or go on with, unless they are names too. */
const NEVER = NO_NAME | TAG.DIGIT | TAG.STREET | TAG.ADDRESS | TAG.COMPANY | TAG.BRAND | TAG.DATE;

/** End of the name that begins at token `from`; `from` itself when none does. */
export function endOfName(turn: Turn, from: number, trust: number): number {
  if (!beginsName(turn, from, trust) || isIdentifier(turn, from)) return from;
  let to = from + 1;
  while (to < from + MAX_NAME && goesOn(turn, from, to, trust)) to++;
  while (to > from + 1 && isTagged(turn, to - 1, TAG.PARTICLE) && !isTagged(turn, to - 1, TAG.NAME)) to--;
  if (trust < TRUST.SURE && isCompany(turn, to)) return from;
  return withSpelling(turn, isLastInitial(turn, to) ? to + 1 : to);
}

function beginsName(turn: Turn, i: number, trust: number): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0 || lengthAt(turn, i) < 2) return trust === TRUST.SURE && isInitial(turn, i);
  if ((tag & TAG.NAME) !== 0) return (tag & AMBIGUOUS) === 0 || isMeant(turn, i, trust);
  if ((tag & NEVER) !== 0) return false;
  if ((tag & TAG.UNKNOWN) !== 0) return trust === TRUST.SURE || looksLikeName(turn, i, trust);
  if (trust < TRUST.SURE || (tag & ABOUT_NAMES) !== 0 || gapAfter(turn, i - 1) >= GAP.COMMA) return false;
  return !isNextField(turn, i) && isAlone(turn, i);
}

/** Words of the question and of its answer, which are never the name itself. */
const ABOUT_NAMES = TAG.CUE | TAG.REQUEST | TAG.LINK;
/** Behind places and things, seldom behind a name that somebody gives. */
const POSTPOSITION = /^(?:mein|mai|me|main|pe|par|per|se|ka|ki|ke|ko|tak|में|पर|से|का|की|के|को)$/;

/** A name that is a common word as well: a name behind a sure cue, or with a capital letter in a text that has small ones. */
function isMeant(turn: Turn, i: number, trust: number): boolean {
  if (trust === TRUST.SURE)
    return isCapital(turn, i) || (isTagged(turn, i, GRAMMAR) ? isWhole(turn, i) : isAlone(turn, i));
  if (isOnTheWay(turn, i)) return false;
  if (isCasedInside(turn, i)) {
    if (trust > TRUST.NONE) return !isTagged(turn, i, TAG.PLACE | TAG.BRAND);
    return (
      isPossessive(turn, i) || (isPlainName(turn, i + 1) && isCapital(turn, i + 1) && !isTagged(turn, i, TAG.BRAND))
    );
  }
  if (trust === TRUST.NONE || isTagged(turn, i, TAG.FUNCTION | TAG.FILLER | TAG.BRAND | TAG.DATE)) return false;
  return isSetOff(turn, i) && nameScore(turn, i) > AMBIGUOUS_THRESHOLD;
}

/** `charlotte to austin`, `the jackson branch`: a place that is a name too. */
function isOnTheWay(turn: Turn, i: number): boolean {
  if (!isTagged(turn, i, TAG.PLACE)) return false;
  return (
    /^(?:to|from|in|near|the)$/.test(word(turn, i - 1)) ||
    /^(?:to|flight|flights|airport|branch)$/.test(word(turn, i + 1))
  );
}

/** `will`, `may`: grammar far more often than names. */
const GRAMMAR = TAG.FUNCTION | TAG.STATE;

/** Nothing stands behind it but the rest of a name: `will smith`. */
function isWhole(turn: Turn, i: number): boolean {
  if (i + 1 >= turn.count || gapAfter(turn, i) >= GAP.COMMA) return true;
  return isTagged(turn, i + 1, TAG.NAME | TAG.UNKNOWN) && !isTagged(turn, i + 1, GRAMMAR);
}

const isPlainName = (turn: Turn, i: number): boolean => (tagAt(turn, i) & (TAG.NAME | AMBIGUOUS)) === TAG.NAME;

const isPossessive = (turn: Turn, i: number): boolean => /['\u2019]s$/.test(word(turn, i));

/** A word that no list holds. */
function looksLikeName(turn: Turn, i: number, trust: number): boolean {
  const threshold = THRESHOLD[trust] ?? 0;
  return nameScore(turn, i) >= (isCasedInside(turn, i) ? threshold - (CAPITAL_BONUS[trust] ?? 0) : threshold);
}

/** Written with a capital letter where small ones are the rule, not at the head of a sentence. */
export function isCasedInside(turn: Turn, i: number): boolean {
  if ((turn.tokens.traits & TRAIT.UPPER) === 0 || !isCapital(turn, i)) return false;
  return i > 0 && gapAfter(turn, i - 1) < GAP.STOP && !isShouted(turn, i);
}

/** All in capitals: shouting says nothing of names. */
function isShouted(turn: Turn, i: number): boolean {
  const { text, start, end } = turn.tokens;
  const part = text.slice(start[i], Math.min(end[i] ?? 0, (start[i] ?? 0) + 32));
  return part.length > 1 && part === part.toUpperCase();
}

/** A common word stands alone behind its cue: the turn ends, or grammar or a number goes on. */
export function isSetOff(turn: Turn, i: number): boolean {
  if (i + 1 >= turn.count || gapAfter(turn, i) >= GAP.COMMA) return true;
  return isTagged(
    turn,
    i + 1,
    TAG.FUNCTION | TAG.FILLER | TAG.NUMBER | TAG.TAKEN | TAG.NAME | TAG.UNKNOWN | TAG.MIXED | TAG.CUE,
  );
}

/** Set off, and not as a place or thing that a postposition follows: `mera naam list mein nahi hai`. */
const isAlone = (turn: Turn, i: number): boolean => isSetOff(turn, i) && !POSTPOSITION.test(word(turn, i + 1));

/** Whether the name that begins at `from` takes in token `i`. */
function goesOn(turn: Turn, from: number, i: number, trust: number): boolean {
  const tag = tagAt(turn, i);
  if (i >= turn.count || (tag & TAG.TAKEN) !== 0 || !joins(turn, i - 1)) return false;
  if (isInitial(turn, i)) return true;
  if ((tag & TAG.PARTICLE) !== 0 && isTagged(turn, i + 1, TAG.NAME | TAG.UNKNOWN) && joins(turn, i)) return true;
  if ((tag & TAG.PARTICLE) !== 0 && isHyphened(turn, i) && isTagged(turn, i + 1, TAG.WORD | TAG.PLACE)) return true;
  if (isTagged(turn, i - 1, TAG.PARTICLE) && isHyphened(turn, i - 1)) return (tag & (TAG.NUMBER | TAG.MIXED)) === 0;
  if ((tag & TAG.NAME) !== 0) return isSecondName(turn, from, i);
  if ((tag & TAG.FUNCTION) !== 0 && trust === TRUST.SURE) return isLastOfCased(turn, from, i);
  if ((tag & (NEVER | TAG.PLACE | TAG.CUE | TAG.MAIL)) !== 0) return false;
  if ((tag & TAG.UNKNOWN) !== 0) {
    if (lengthAt(turn, i) <= 4 && isTagged(turn, i + 1, TAG.NUMBER) && lengthAt(turn, i + 1) <= 3) return false;
    const both = isCasedInside(turn, i) && isCapital(turn, from);
    return both ? nameScore(turn, i) > BOTH_CAPITAL : looksLikeName(turn, i, Math.max(trust, TRUST.LIKELY));
  }
  return (tag & TAG.WORD) !== 0 && isCasedInside(turn, i) && isCasedInside(turn, from) && trust > TRUST.NONE;
}

/** The `An` of `Văn An`: written as a name, and nothing goes on behind it. */
function isLastOfCased(turn: Turn, from: number, i: number): boolean {
  const ends = i + 1 >= turn.count || gapAfter(turn, i) >= GAP.COMMA;
  return ends && isCasedInside(turn, i) && isCasedInside(turn, from);
}

/** The hyphen of `al-farsi`. */
const isHyphened = (turn: Turn, i: number): boolean =>
  gapAfter(turn, i) === GAP.GLUE && turn.tokens.text.charAt(turn.tokens.end[i] ?? 0) === '-';

/** `sarah brown`: behind a given name the common words among family names count, unless grammar. */
function isSecondName(turn: Turn, from: number, i: number): boolean {
  if (!isTagged(turn, i, AMBIGUOUS)) return true;
  if (isCapital(turn, from) !== isCapital(turn, i)) return false;
  if (isCapital(turn, i)) return !isTagged(turn, i, TAG.BRAND);
  return !isTagged(turn, i, TAG.FUNCTION | TAG.FILLER | TAG.DATE | TAG.LINK) && isSetOff(turn, i);
}

/** Parts of one name stand side by side; a full stop only behind an initial. */
export function joins(turn: Turn, i: number): boolean {
  const gap = gapAfter(turn, i);
  if (gap === GAP.STOP) return lengthAt(turn, i) === 1;
  if (gap !== GAP.GLUE) return gap === GAP.SPACE;
  return "-.'\u2019".includes(turn.tokens.text.charAt(turn.tokens.end[i] ?? 0));
}

/** Part of something that is written in one: `pizza_hut`, `anna.com`. */
export function isIdentifier(turn: Turn, i: number): boolean {
  const { text, start, end } = turn.tokens;
  const [before, after] = [(start[i] ?? 0) - 1, end[i] ?? 0];
  return joinsWord(text, before, before - 1) || joinsWord(text, after, after + 1);
}

/** A sign with something written beyond it; at the end of a word it is a slip of the hand. */
function joinsWord(text: string, sign: number, beyond: number): boolean {
  return '_@/\\'.includes(text.charAt(sign) || ' ') && (text.charAt(sign) === '@' || /\S/.test(text.charAt(beyond)));
}

/** `radha solutions`, `harper valley national bank`. */
function isCompany(turn: Turn, to: number): boolean {
  if (gapAfter(turn, to - 1) >= GAP.COMMA) return /^(?:llc|inc|ltd|limited|corp|pvt)$/.test(word(turn, to));
  if (isTagged(turn, to, TAG.COMPANY)) return true;
  return isTagged(turn, to + 1, TAG.COMPANY) && isTagged(turn, to, TAG.WORD | TAG.UNKNOWN | TAG.NAME | TAG.PLACE);
}

/** The `J` of `J. Smith`, the `h` of `deborah h sigman`. */
function isInitial(turn: Turn, i: number): boolean {
  if (i >= turn.count || lengthAt(turn, i) !== 1 || isTagged(turn, i, TAG.NUMBER | TAG.TAKEN)) return false;
  if (/^[iau]$/.test(word(turn, i)) && !isCasedInside(turn, i)) return false;
  return joins(turn, i) && isTagged(turn, i + 1, TAG.NAME | TAG.UNKNOWN) && lengthAt(turn, i + 1) > 1;
}

/** The `k` of `tamilarasi k`: nothing goes on behind it. */
function isLastInitial(turn: Turn, i: number): boolean {
  if (i >= turn.count || lengthAt(turn, i) !== 1 || isTagged(turn, i, TAG.NUMBER | TAG.TAKEN) || !joins(turn, i - 1))
    return false;
  if (/^[iaunr]$/.test(word(turn, i))) return i + 1 === turn.count;
  return (
    i + 1 === turn.count ||
    gapAfter(turn, i) >= GAP.COMMA ||
    /^and$/.test(word(turn, i + 1)) ||
    isNextField(turn, i + 1)
  );
}

/** Takes in the spelling that follows a name: `smyth s m y t h`. */
function withSpelling(turn: Turn, to: number): number {
  let end = to;
  while (end < turn.count && end < to + 24 && lengthAt(turn, end) === 1 && !isTagged(turn, end, TAG.NUMBER | TAG.TAKEN))
    end++;
  return end - to >= 3 ? end : to;
}
