import { claimAddress } from './address.ts';
import { withGroups } from './code-groups.ts';
import { type Code, READING, readCode } from './codes.ts';
import { cueLength, cueOf } from './cue-table.ts';
import { claimDate, endOfDate } from './dates.ts';
import { isNextField } from './field-cues.ts';
import { NAME_SURE } from './lexicon.ts';
import { claimSecret } from './secret-words.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isCapital, isTagged, lengthAt, protect, type Turn, tagAt, word } from './turn.ts';
import { ASK, CODES, CONTEXT_TYPES, type ContextType } from './types.ts';

/** Values of cues that are fields. */
const ALL_FIELDS = NAME_SURE - 1;
/** Words between a cue and its value at most. */
const MAX_LINKS = 10;
/** Numbers in a row that one cue announces at most: `account numbers are 1234 and 5678`. */
const MAX_LIST = 3;

/** Digits of a phone number at least. */
const PHONE_DIGITS = 7;

/** Least characters and digits of what a cue of each type may announce. */
const LEAST: Record<string, readonly [characters: number, digits: number]> = {
  PIN: [3, 3],
  OTP: [3, 2],
  CVV: [3, 3],
  SSN: [3, 2],
  ACCOUNT: [3, 2],
  BOOKING: [4, 1],
  ID: [4, 2],
  CARD: [3, 2],
  PHONE: [4, 4],
  KEEP: [1, 0],
  NUMBER: [4, 4],
};

/** Values that stand behind (or before) the name of their kind: `my pin is 2468`, `policy id p 4 5`, `password hunter2`. */
export function findFields(turn: Turn): void {
  if ((turn.announced & ALL_FIELDS) === 0) return;
  for (let k = 0; k < turn.cueCount; k++) {
    const i = turn.places[k] ?? 0;
    const match = turn.cues[i] ?? 0;
    const type = cueOf(match);
    if (type >= NAME_SURE || !isTagged(turn, i, TAG.CUE)) continue;
    announce(turn, type, i, i + cueLength(match));
  }
}

function announce(turn: Turn, type: number, from: number, to: number): void {
  if ((type & CODES) !== 0) {
    if ((turn.seen & (TAG.NUMBER | TAG.MIXED | TAG.DIGIT)) === 0) return;
    if (type === ASK.CARD && /^exp/.test(word(turn, to - 1))) expiryBehind(turn, to);
    else if (!codesBehind(turn, type, to)) codeBefore(turn, type, from);
  } else if (type === ASK.PASSWORD || type === ASK.USERNAME) wordsBehind(turn, type, to);
  else if (type === ASK.SECURITY_ANSWER) answerBehind(turn, to);
  else if (type === ASK.DOB) claimDate(turn, skipLinks(turn, to, TAG.LINK));
  else if (type === ASK.ADDRESS) addressBehind(turn, to);
  else if (type === ASK.EMAIL) mailBehind(turn, to);
}

/** The name of a type's bit. */
export const typeOf = (bit: number): ContextType | undefined => CONTEXT_TYPES[31 - Math.clz32(bit)];

/** Skips words that may stand before a value; stops at the next cue and at what may be the value itself. */
export function skipLinks(turn: Turn, from: number, tags: number): number {
  let at = from;
  while (at < from + MAX_LINKS && isTagged(turn, at, TAG.NUMBER) && isHowMany(turn, at)) at += 2;
  while (at < from + MAX_LINKS && isTagged(turn, at, tags) && !isTagged(turn, at, TAG.NUMBER | TAG.MIXED)) {
    if (isNextField(turn, at) || isCount(turn, at)) break;
    at++;
  }
  return at;
}

/** The `3` of `3 digits`. */
const isHowMany = (turn: Turn, i: number): boolean => lengthAt(turn, i) <= 2 && /^digits?$/.test(word(turn, i + 1));

/** A spoken digit that is no `four digits`. */
function isCount(turn: Turn, i: number): boolean {
  if (i > 0 && word(turn, i - 1) === 'last') return false;
  return isTagged(turn, i, TAG.DIGIT) && !/^(?:digits?|numbers?|of)$/.test(word(turn, i + 1));
}

function codesBehind(turn: Turn, type: number, to: number): boolean {
  const direct = skipLinks(turn, to, TAG.LINK);
  let at = type === ASK.KEEP ? direct : skipLinks(turn, to, TAG.LINK | TAG.FUNCTION | TAG.FILLER);
  if (type === ASK.KEEP && stopsBetween(turn, to, direct)) return true;
  let found = false;
  for (let n = 0; n < MAX_LIST; n++) {
    const code = codeAt(turn, type, n === 0 ? direct : at) ?? codeAt(turn, type, at);
    if (code === undefined || (n > 0 && code.digits < 4)) break;
    if (n === 0 && code.from > direct && code.digits < 4) break;
    take(turn, type, code);
    found = true;
    at = code.to;
    if (!/^(?:and|or|aur)$/.test(word(turn, at))) break;
    at = skipLinks(turn, at, TAG.LINK | TAG.FUNCTION);
  }
  return found;
}

function stopsBetween(turn: Turn, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (gapAfter(turn, i - 1) === GAP.STOP) return true;
  return false;
}

function take(turn: Turn, type: number, code: Code): void {
  const name = type === ASK.NUMBER ? typeByLength(code) : typeOf(type);
  if (type === ASK.KEEP) isWholePhone(turn, code) || protect(turn, code.from, code.to);
  else if (name !== undefined) claim(turn, code.from, code.to, name);
}

/** `area code four one five, five five five`: the rest of the phone number follows. */
const isWholePhone = (turn: Turn, code: Code): boolean =>
  word(turn, code.from - 2) === 'area' && withGroups(turn, code, true).digits >= PHONE_DIGITS;

/** Types of long numbers, which are said in groups. */
const GROUPED = ASK.PHONE | ASK.ACCOUNT | ASK.CARD | ASK.NUMBER;

/** The code at a token when it is long enough for its type. */
export function codeAt(turn: Turn, type: number, at: number): Code | undefined {
  const spelled = (type & (ASK.BOOKING | ASK.ID | ASK.ACCOUNT | ASK.NUMBER)) !== 0;
  const first = readCode(turn, at, spelled ? READING.CUED : READING.STRICT);
  if (first === undefined) return undefined;
  const code = (type & GROUPED) === 0 ? first : withGroups(turn, first, type !== ASK.KEEP);
  const [characters, digits] = LEAST[typeOf(type) ?? (type === ASK.KEEP ? 'KEEP' : 'NUMBER')] ?? [4, 2];
  return code.digits + code.letters >= characters && code.digits >= digits ? code : undefined;
}

/** What a number without a name is most often, by its digits: last four, phone, card, account. */
export function typeByLength({ digits, letters }: Code): ContextType {
  if (letters > 0) return 'BOOKING';
  if (digits <= 4) return 'PIN';
  if (digits >= 13 && digits <= 19) return 'CARD';
  return digits >= 10 && digits <= 12 ? 'PHONE' : 'ACCOUNT';
}

/** `2468 is my pin`. */
function codeBefore(turn: Turn, type: number, cue: number): void {
  if (type === ASK.KEEP || type === ASK.NUMBER || cue < 3) return;
  if (!/^(?:my|the|your|our|his|her)$/.test(word(turn, cue - 1)) || !/^(?:is|was|are|hai)$/.test(word(turn, cue - 2)))
    return;
  let from = cue - 2;
  while (from > 0 && from > cue - 24 && isTagged(turn, from - 1, TAG.NUMBER | TAG.MIXED | TAG.DIGIT)) from--;
  const code = from < cue - 2 ? codeAt(turn, type, from) : undefined;
  if (code !== undefined && code.to === cue - 2) take(turn, type, code);
}

/** `expiry 04/27`, `expires march 2027`. */
function expiryBehind(turn: Turn, to: number): void {
  const from = skipLinks(turn, to, TAG.LINK);
  if (gapAfter(turn, from - 1) < GAP.STOP) claim(turn, from, endOfDate(turn, from), 'CARD');
}

function addressBehind(turn: Turn, to: number): void {
  let from = skipLinks(turn, to, TAG.LINK);
  if (from > to && /^(?:no|number)$/.test(word(turn, from - 1))) from--;
  if (gapAfter(turn, from - 1) < GAP.STOP) claimAddress(turn, from, from > to || gapAfter(turn, to - 1) === GAP.COLON);
}

/** Passwords and user names: one word, with what is spelled behind it. */
function wordsBehind(turn: Turn, type: number, to: number): void {
  const links = skipLinks(turn, to, TAG.LINK);
  const from = skipChange(turn, links);
  if (isNextField(turn, from) || /^(?:and|or)$/.test(word(turn, from - 1))) return;
  const linked = from > to || gapAfter(turn, to - 1) === GAP.COLON;
  if (gapAfter(turn, from - 1) === GAP.STOP || (!isSecretWord(turn, from, linked) && endOfPhrase(turn, from) === from))
    return;
  let end = Math.max(from + 1, links === from ? endOfPhrase(turn, from) : 0);
  while (end < turn.count && end < from + MAX_LINKS && isSecretPart(turn, end)) end++;
  const name = typeOf(type);
  if (name !== undefined) claim(turn, from, end, name);
}

/** Words of a secret phrase at most. */
const MAX_PHRASE = 4;

/** `was changed to welcome123`: the secret stands behind `to`. */
function skipChange(turn: Turn, i: number): number {
  if (!/^(?:changed|set|reset|updated)$/.test(word(turn, i)) || !/^(?:to|as)$/.test(word(turn, i + 1))) return i;
  return isTagged(turn, i + 2, TAG.MIXED | TAG.NUMBER | TAG.UNKNOWN) ? i + 2 : i;
}

/** End of the words behind `password is` up to the end of what is said, when none of them is grammar. */
function endOfPhrase(turn: Turn, from: number): number {
  if (!/^(?:is|was|hai)$/.test(word(turn, from - 1))) return from;
  let end = from;
  while (
    end < from + MAX_PHRASE &&
    !isTagged(turn, end, NO_PHRASE) &&
    (end === from || gapAfter(turn, end - 1) === GAP.SPACE)
  )
    end++;
  const ends =
    end >= turn.count || gapAfter(turn, end - 1) >= GAP.COMMA || isTagged(turn, end, TAG.FILLER | TAG.NUMBER);
  return ends && end > from + 1 ? end : from;
}

const NO_PHRASE =
  TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.STATE | TAG.UNIT | TAG.REQUEST | TAG.CUE | TAG.NUMBER | TAG.MIXED;

function isSecretWord(turn: Turn, i: number, linked: boolean): boolean {
  const tag = tagAt(turn, i);
  if ((tag & (TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.STATE | TAG.UNIT)) !== 0) return false;
  if ((tag & (TAG.NUMBER | TAG.MIXED)) !== 0) return true;
  if ((tag & (TAG.UNKNOWN | TAG.NAME)) !== 0) return linked || isSecretPart(turn, i + 1) || i + 1 === turn.count;
  return linked && (i + 1 === turn.count || gapAfter(turn, i) >= GAP.COMMA || isSecretPart(turn, i + 1));
}

/** Goes on a secret: digits, letters, what is glued to it. */
function isSecretPart(turn: Turn, i: number): boolean {
  if (i >= turn.count || isTagged(turn, i, TAG.TAKEN)) return false;
  const gap = gapAfter(turn, i - 1);
  if (gap === GAP.GLUE) return true;
  if (gap !== GAP.SPACE) return false;
  if (isTagged(turn, i, TAG.NUMBER | TAG.MIXED)) return true;
  if (isTagged(turn, i, TAG.UNKNOWN) && isTagged(turn, i - 1, TAG.NUMBER) && i + 1 === turn.count) return true;
  const short = lengthAt(turn, i) <= 3 && isTagged(turn, i, TAG.LETTER | TAG.UNKNOWN);
  return short || (lengthAt(turn, i) === 1 && isTagged(turn, i + 1, TAG.NUMBER | TAG.LETTER));
}

/** `her maiden name was Novak`: names and rare words only, as the sentence may say anything of a pet. */
function answerBehind(turn: Turn, to: number): void {
  const from = skipRelative(turn, skipLinks(turn, skipOrdinal(turn, to), TAG.LINK));
  if (gapAfter(turn, from - 1) === GAP.STOP) return;
  let end = from;
  while (end < from + 2 && isAnswerWord(turn, end, from)) end++;
  claimSecret(turn, from, end, /^(?:is|was|named|called|it's|names?)$/.test(word(turn, from - 1)));
}

/** The `2` of `security question 2`. */
const skipOrdinal = (turn: Turn, i: number): number =>
  isTagged(turn, i, TAG.NUMBER | TAG.DIGIT) && lengthAt(turn, i) <= 3 && word(turn, i - 1).startsWith('question')
    ? i + 1
    : i;

/** The `which is` of `the answer which is`. */
const skipRelative = (turn: Turn, i: number): number =>
  /^(?:which|who|that|whose)$/.test(word(turn, i)) && /^(?:is|was)$/.test(word(turn, i + 1)) ? i + 2 : i;

function isAnswerWord(turn: Turn, i: number, from: number): boolean {
  const tag = tagAt(turn, i);
  if (i === from && (tag & (TAG.NAME | TAG.TAKEN)) === TAG.NAME && isNamedSo(turn, i)) return true;
  if ((tag & (TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.STATE)) !== 0) return false;
  return (tag & (TAG.NAME | TAG.UNKNOWN)) !== 0 || isCapital(turn, i);
}

/** A name that is a word too, behind `is` or `name`: `my pet's name was Short`, `maiden name Strong`. */
const isNamedSo = (turn: Turn, i: number): boolean =>
  (isCapital(turn, i) || isTagged(turn, i, TAG.GIVEN)) && /^(?:is|was|named|called|names?)$/.test(word(turn, i - 1));

/** `my e-mail is asha12`: what is left of an address that was cut. */
function mailBehind(turn: Turn, to: number): void {
  const from = skipLinks(turn, to, TAG.LINK);
  if (!isTagged(turn, from, TAG.MIXED) && !(from > to && isTagged(turn, from, TAG.UNKNOWN))) return;
  let end = from + 1;
  while (end < turn.count && end < from + MAX_LINKS && isSecretPart(turn, end)) end++;
  claim(turn, from, end, 'EMAIL');
}
