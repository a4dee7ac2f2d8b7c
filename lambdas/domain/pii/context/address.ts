import { isNextField } from './field-cues.ts';
import { isQuantity } from './quantities.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isCapital, isTagged, lengthAt, type Turn, tagAt, word } from './turn.ts';

/** Tokens of an address at most. */
const MAX_ADDRESS = 26;
/** Tokens between a house number and the kind of street at most. */
const MAX_STREET = 5;
/** Common words in a row that may stand between the street and the state or post code behind it. */
const MAX_COMMON = 4;
/** Numbers with more digits than a post code end an address, but for the nine digits of ZIP+4 without its dash. */
const MAX_DIGITS = 6;
const ZIP_PLUS_FOUR = 9;

/** Takes an address that begins at token `from`. Behind `address is` (`sure`) one place is enough. */
export function claimAddress(turn: Turn, from: number, sure: boolean): boolean {
  const to = endOfAddress(turn, from);
  return to > from && hasSubstance(turn, from, to, sure) && claim(turn, from, to, 'ADDRESS');
}

/** House number, up to five words and a kind of street, with what follows up to the post code. */
export function findAddresses(turn: Turn): void {
  if (
    (turn.seen & (TAG.NUMBER | TAG.MIXED)) === 0 ||
    (turn.seen & (TAG.STREET | TAG.SITE | TAG.UNKNOWN | TAG.ADDRESS)) === 0
  )
    return;
  for (let i = 0; i < turn.count; i++) {
    const from = startOfAddress(turn, i);
    if (from < 0) continue;
    const to = endOfAddress(turn, from);
    if (to > i && hasSubstance(turn, from, to, false) && claim(turn, from, to, 'ADDRESS')) i = to - 1;
  }
}

/** Where an address begins that token `i` gives away, or -1. */
function startOfAddress(turn: Turn, i: number): number {
  if (isTagged(turn, i, TAG.STREET | TAG.SITE | TAG.UNKNOWN)) return houseNumber(turn, i);
  if (!isTagged(turn, i, TAG.ADDRESS) || !isUnit(turn, i)) return -1;
  const house = houseNumber(turn, i);
  return house < 0 ? i : house;
}

/** `apt 4`, `po box 12`, `flat no 7`. */
function isUnit(turn: Turn, i: number): boolean {
  const text = word(turn, i);
  if (text === 'box' && !/^(?:po|o)$/.test(word(turn, i - 1))) return false;
  if (!/^(?:apt|suite|ste|flat|box|unit|plot|house|door)$/.test(text)) return false;
  const at = /^(?:no|number)$/.test(word(turn, i + 1)) ? i + 2 : i + 1;
  return isTagged(turn, at, TAG.NUMBER | TAG.MIXED) && !isQuantity(turn, at);
}

/** Words that have a kind of street glued to them: `nagarmelur`, `hillstreet`. */
const GLUED_STREET =
  /.{2}(?:street|road|avenue|nagar|colony|puram|kovil|kottai|lane)|(?:street|avenue|nagar|colony|kovil).{2}/;

const DISK = /^(?:hard|external|usb|flash|pen|disk|test|google)$/;

/** Whether a kind of street stands there: 2 when it is nothing else, 1 when it is a common word too. */
export function streetAt(turn: Turn, i: number): number {
  const tag = tagAt(turn, i);
  if ((tag & TAG.SITE) !== 0 && i > 0 && word(turn, i) === 'drive' && DISK.test(word(turn, i - 1))) return 0;
  if ((tag & (TAG.STREET | TAG.SITE)) !== 0) return isOrdinalEnding(turn, i) ? 0 : (tag & TAG.STREET) !== 0 ? 2 : 1;
  return (tag & TAG.UNKNOWN) !== 0 && lengthAt(turn, i) < 40 && GLUED_STREET.test(word(turn, i)) ? 2 : 0;
}

/** The house number in front of a kind of street, or -1. */
function houseNumber(turn: Turn, street: number): number {
  const unit = isTagged(turn, street, TAG.ADDRESS);
  const kind = unit ? 1 : streetAt(turn, street);
  if (kind === 0) return -1;
  let rare = kind === 2 && isTagged(turn, street, TAG.UNKNOWN);
  for (let i = street - 1; i >= 0 && street - i <= MAX_STREET + 1; i--) {
    const tag = tagAt(turn, i);
    if ((tag & TAG.TAKEN) !== 0 || gapAfter(turn, i) === GAP.STOP) return -1;
    if (isHouse(turn, i))
      return (street - i > 1 || rare) && (rare || kind === 2 || isLong(turn, i)) ? withUnit(turn, i) : -1;
    if (!isStreetPart(turn, i)) return -1;
    rare ||= (tag & (TAG.UNKNOWN | TAG.NAME | TAG.PLACE | TAG.NUMBER)) !== 0 || isCapital(turn, i);
  }
  return -1;
}

function isHouse(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, TAG.MIXED)) return /^\d{1,5}[a-z]$|^[a-z]\d{1,4}$/.test(word(turn, i));
  return (
    isTagged(turn, i, TAG.NUMBER) &&
    lengthAt(turn, i) <= MAX_DIGITS &&
    !isOrdinalEnding(turn, i + 1) &&
    !isDecimal(turn, i)
  );
}

/** The `0` of `3.0`. */
function isDecimal(turn: Turn, i: number): boolean {
  return isTagged(turn, i - 1, TAG.NUMBER) && turn.tokens.text.charAt((turn.tokens.start[i] ?? 0) - 1) === '.';
}

/** House numbers of three digits are seldom counts. */
const isLong = (turn: Turn, i: number): boolean => lengthAt(turn, i) >= 3;

/** The `rd` of `23 rd`. */
function isOrdinalEnding(turn: Turn, i: number): boolean {
  if (i >= turn.count || !/^(?:st|nd|rd|th)$/.test(word(turn, i))) return false;
  return isTagged(turn, i - 1, TAG.NUMBER) && lengthAt(turn, i - 1) <= 2;
}

/** `flat 4`, `no 12`, `house number 5`: the words in front of the number belong to the address. */
function withUnit(turn: Turn, house: number): number {
  let from = house;
  while (from > 0 && house - from < 4 && isUnitWord(turn, from - 1)) from--;
  return from;
}

function isUnitWord(turn: Turn, i: number): boolean {
  if (gapAfter(turn, i) === GAP.STOP) return false;
  return (
    isTagged(turn, i, TAG.ADDRESS) &&
    /^(?:flat|apt|suite|unit|house|door|plot|block|no|number|h|d|box|po)$/.test(word(turn, i))
  );
}

/** What may stand between a house number and the kind of street. */
function isStreetPart(turn: Turn, i: number): boolean {
  const tag = tagAt(turn, i);
  if (isNextField(turn, i)) return false;
  if ((tag & (TAG.STREET | TAG.SITE | TAG.NAME | TAG.PLACE | TAG.ADDRESS | TAG.DATE)) !== 0) return true;
  if ((tag & TAG.UNIT) !== 0) return false;
  if (lengthAt(turn, i) === 1) return true;
  if ((tag & (TAG.FUNCTION | TAG.FILLER | TAG.REQUEST)) !== 0) return word(turn, i) === 'main';
  return true;
}

/** What a token is to an address. */
const PART = { NONE: -1, INNER: 0, COMMON: 1, SOFT: 2, FIRM: 3 } as const;

/** Where an address that begins at `from` ends: common words count only when something firm follows them. */
function endOfAddress(turn: Turn, from: number): number {
  let last = from;
  let common = 0;
  let streets = 0;
  for (let i = from; i < turn.count && i < from + MAX_ADDRESS; i++) {
    if (i > from && endsAddress(turn, i - 1)) break;
    const part = partAt(turn, i);
    if (part === PART.NONE || (streets > 0 && common >= MAX_COMMON)) break;
    if (streetAt(turn, i) > 0) streets++;
    if (part === PART.FIRM || (part === PART.SOFT && common === 0)) {
      last = i + 1;
      common = 0;
    } else common++;
  }
  return last;
}

/** A full stop ends an address unless it is that of an abbreviation or of a line. */
function endsAddress(turn: Turn, i: number): boolean {
  if (gapAfter(turn, i) !== GAP.STOP) return false;
  if (turn.tokens.text.charAt(turn.tokens.end[i] ?? 0) === '\n') return false;
  return !(isTagged(turn, i, TAG.STREET | TAG.SITE | TAG.ADDRESS) && lengthAt(turn, i) <= 4);
}

const INNER = /^(?:of|near|opp|opposite|behind|and|in|the|at|new|main)$/;
const ORDINALS = /^(?:th|st|nd|rd|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;

function partAt(turn: Turn, i: number): number {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0 || isNextField(turn, i)) return PART.NONE;
  if ((tag & TAG.NUMBER) !== 0)
    return lengthAt(turn, i) <= MAX_DIGITS || isZipPlusFour(turn, i) ? PART.FIRM : PART.NONE;
  if ((tag & TAG.DATE) !== 0 && (tag & TAG.NAME) === 0) return ORDINALS.test(word(turn, i)) ? PART.SOFT : PART.NONE;
  if (INNER.test(word(turn, i))) return PART.INNER;
  if ((tag & (TAG.STREET | TAG.PLACE | TAG.MIXED)) !== 0) return PART.FIRM;
  if ((tag & (TAG.ADDRESS | TAG.SITE)) !== 0)
    return (tag & TAG.FILLER) !== 0 && !isTagged(turn, i + 1, TAG.NUMBER) ? PART.NONE : PART.FIRM;
  if ((tag & (TAG.FUNCTION | TAG.FILLER | TAG.REQUEST | TAG.UNIT | TAG.MAIL)) !== 0) return PART.NONE;
  if ((tag & (TAG.UNKNOWN | TAG.NAME | TAG.LETTER | TAG.DIGIT)) !== 0) return PART.SOFT;
  return isCapital(turn, i) ? PART.SOFT : PART.COMMON;
}

/** Nine digits are a post code only behind a place. */
function isZipPlusFour(turn: Turn, i: number): boolean {
  return lengthAt(turn, i) === ZIP_PLUS_FOUR && isTagged(turn, i - 1, TAG.PLACE | TAG.ADDRESS | TAG.UNKNOWN);
}

/** A street with a number or a name; a number before a place; behind `address is`, a place. */
function hasSubstance(turn: Turn, from: number, to: number, sure: boolean): boolean {
  let numbers = 0;
  let streets = 0;
  let places = 0;
  for (let i = from; i < to; i++) {
    const tag = tagAt(turn, i);
    if ((tag & (TAG.NUMBER | TAG.MIXED)) !== 0) numbers++;
    else if (
      streetAt(turn, i) === 2 ||
      (isTagged(turn, i, TAG.ADDRESS) && isUnit(turn, i)) ||
      (streetAt(turn, i) === 1 && numbers > 0)
    )
      streets++;
    else if ((tag & (TAG.PLACE | TAG.UNKNOWN | TAG.NAME)) !== 0) places++;
  }
  if (streets > 0) return numbers > 0 || places > 0;
  if (!sure) return false;
  return places > 1 || (places > 0 && (numbers > 0 || to === turn.count || gapAfter(turn, to - 1) >= GAP.COMMA));
}
