import { TRAIT } from '../../text/characters.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isTagged, lengthAt, type Turn, tagAt, word } from './turn.ts';

/** Tokens of a local part at most; spelled letters and digits do not count. */
const MAX_LOCAL_WORDS = 6;
const MAX_LOCAL_TOKENS = 40;
/** A number with more digits before an address is a phone number of its own. */
const MAX_LOCAL_DIGITS = 6;
/** RFC 1035, 2.3.4: names have at most 63 octets a label; longer words are no hosts. */
const MAX_WORD = 64;

const HOST =
  'g?mail|gmaill|gmal|gmial|gamil|gmil|gmai|gaiml|yahoo|yaho|hotmail|hotmai|outlook|rediff|rediffmail|icloud|aol|ymail|proton';
const TOP = 'com|con|coin|co|cm|in|net|org|edu';
const HOST_ONLY = new RegExp(`^(?:${HOST}|e?mail)(?:mail)?(?:${TOP})$`);
const GLUED = new RegExp(
  `^.{2,60}(?:(?:${HOST})(?:${TOP})|gmail|yahoo|hotmail|(?:mail|verizon|comcast|sbcglobal|optonline|bellsouth|earthlink|att)(?:${TOP}))$`,
);
/** Words of English that end like a damaged address. */
const NO_ADDRESS =
  /^(?:e|voice|hot|web|fan|junk|black|snail|air|green|g|y|proton|rediff|chain)mails?$|^(?:tele|sit|rom|inter|dot|net|via|qual|x)com$/;
/** An unknown word of this length or more that ends in `com` has lost its dot. */
const MIN_DAMAGED = 7;
/** The same for the rarer ends, which common words have too. */
const MIN_RARE_TOP = 11;

/** E-mail addresses that are spoken or have lost their signs: `asha at gmail dot com`, `asha 12 gmailcom`. */
export function findEmails(turn: Turn): void {
  if ((turn.seen & (TAG.MAIL | TAG.UNKNOWN)) === 0 && (turn.tokens.traits & TRAIT.AT) === 0) return;
  let floor = 0;
  for (let i = 0; i < turn.count; i++) {
    const host = hostAt(turn, i);
    if (host === undefined) continue;
    const from = localPart(turn, host, floor);
    if (from < host.from || host.complete) {
      if (claim(turn, from, host.to, 'EMAIL')) floor = host.to;
      i = Math.max(i, host.to - 1);
    }
  }
}

interface Host {
  readonly from: number;
  readonly to: number;
  /** Its first word holds the local part already. */
  readonly complete: boolean;
  /** `@` stands right behind the local part. */
  readonly signed?: boolean;
}

function hostAt(turn: Turn, i: number): Host | undefined {
  const tag = tagAt(turn, i);
  if ((tag & (TAG.TAKEN | TAG.NUMBER)) !== 0) return undefined;
  if (isAtSign(turn, i - 1)) {
    return { from: i, to: endOfHost(turn, i + 1), complete: false, signed: gapAfter(turn, i - 1) === GAP.GLUE };
  }
  if ((tag & TAG.MAIL) !== 0) return spokenHost(turn, i);
  if ((tag & (TAG.UNKNOWN | TAG.MIXED)) === 0 || lengthAt(turn, i) < 6 || lengthAt(turn, i) > MAX_WORD)
    return undefined;
  const text = word(turn, i);
  if (HOST_ONLY.test(text)) return { from: i, to: endOfHost(turn, i + 1), complete: false };
  if (NO_ADDRESS.test(text)) return undefined;
  const isDamaged = text.length >= (text.endsWith('com') ? MIN_DAMAGED : MIN_RARE_TOP) && /(?:com|org|net)$/.test(text);
  return isDamaged || GLUED.test(text) ? { from: i, to: endOfHost(turn, i + 1), complete: true } : undefined;
}

const SPOKEN_HOST =
  /^(?:g|hot|y|reddiff|rediff|proton)mai|^yaho|^(?:gmial|gamil|gmil|gmal|gmai|outlook|rediff|aol|icloud|msn|ybl|ibl|axl|ok(?:axis|sbi|icici|hdfcbank)|जीमेल|याहू)$/;

/** `gmail`, `gmail com`, `gmail dot com`; the host name alone counts behind `at` or a number, `com` alone behind a number. */
function spokenHost(turn: Turn, i: number): Host | undefined {
  const text = word(turn, i);
  if (text === 'com' || text === 'con') {
    return isTagged(turn, i - 1, TAG.NUMBER) ? { from: i, to: i + 1, complete: false } : undefined;
  }
  if (!SPOKEN_HOST.test(text)) return dottedHost(turn, i);
  const to = endOfHost(turn, i + 1);
  return to > i + 1 || saysAt(turn, i - 1) || isTagged(turn, i - 1, TAG.NUMBER)
    ? { from: i, to, complete: false }
    : undefined;
}

/** `at company dot com`: any word between `at` and `dot com`. */
function dottedHost(turn: Turn, i: number): Host | undefined {
  if (!/^(?:dot|डॉट)$/.test(word(turn, i)) || !TOP_WORD.test(word(turn, i + 1))) return undefined;
  const at = i - 1;
  return at > 0 && saysAt(turn, at - 1) && !isTagged(turn, at, TAG.TAKEN)
    ? { from: at, to: endOfHost(turn, i), complete: false }
    : undefined;
}

const TOP_WORD = /^(?:com|con|co|in|net|org|edu|uk|कॉम|इन|को)$/;

/** End of `dot com`, `dot co dot in`, `com` or `.com` behind a host. */
function endOfHost(turn: Turn, i: number): number {
  let to = i;
  while (to < turn.count && to < i + 6) {
    const text = isTagged(turn, to, TAG.TAKEN) ? '' : word(turn, to);
    const top = TOP_WORD.test(text);
    const dotted = /^(?:dot|डॉट)$/.test(text) && TOP_WORD.test(word(turn, to + 1));
    const glued = gapAfter(turn, to - 1) === GAP.GLUE && !isTagged(turn, to, TAG.TAKEN);
    if (text === 'in' && !glued && to === i) break;
    if (dotted) to += 2;
    else if (top || glued) to++;
    else break;
  }
  return to;
}

/** Where the local part in front of a host begins, or the host itself when none is there. */
function localPart(turn: Turn, { from: host, complete, signed }: Host, floor: number): number {
  let from = complete ? host : skipAt(turn, host);
  if (complete && from === host && !isTagged(turn, host - 1, TAG.NUMBER) && gapAfter(turn, host - 1) !== GAP.GLUE)
    return host;
  const end = from;
  let words = 0;
  while (from > floor && end - from < MAX_LOCAL_TOKENS && words < MAX_LOCAL_WORDS) {
    const at = from - 1;
    const glued = gapAfter(turn, at) === GAP.GLUE;
    if (!glued && signed) break;
    if (!glued && (gapAfter(turn, at) !== GAP.SPACE || !isLocalPart(turn, at, at === end - 1))) break;
    if (isTagged(turn, at, TAG.TAKEN)) break;
    if (!glued && isTagged(turn, at, TAG.NUMBER) && (lengthAt(turn, at) > MAX_LOCAL_DIGITS || isPhonePart(turn, at)))
      break;
    if (lengthAt(turn, at) > 1) words++;
    from--;
  }
  return from < end ? from : host;
}

/** Two long numbers in a row are groups of a phone number. */
function isPhonePart(turn: Turn, i: number): boolean {
  const long = (k: number) => isTagged(turn, k, TAG.NUMBER) && lengthAt(turn, k) >= 3;
  return long(i) && (long(i - 1) || long(i + 1));
}

const SIGNS = /^(?:underscore|dash|hyphen|minus|dot|डॉट)$/;

function isLocalPart(turn: Turn, i: number, first: boolean): boolean {
  const tag = tagAt(turn, i);
  if ((tag & TAG.TAKEN) !== 0) return false;
  if ((tag & (TAG.NUMBER | TAG.MIXED | TAG.DIGIT | TAG.UNKNOWN)) !== 0 || lengthAt(turn, i) === 1) return true;
  if (SIGNS.test(word(turn, i))) return true;
  if ((tag & TAG.MAIL) !== 0) return false;
  const beforeNumber = isTagged(turn, i + 1, TAG.NUMBER);
  if (beforeNumber && (tag & TAG.NAME) !== 0) return true;
  if ((tag & (TAG.FUNCTION | TAG.FILLER | TAG.LINK | TAG.REQUEST)) !== 0 || (turn.cues[i] ?? 0) !== 0) return false;
  return (tag & TAG.NAME) !== 0 || first || beforeNumber;
}

/** Steps over `at`, `at the rate (of)`, `एट` and `@` in front of a host. */
function skipAt(turn: Turn, host: number): number {
  if (!saysAt(turn, host - 1)) return host;
  let at = host - 1;
  while (at > 0 && /^(?:of|rate|the)$/.test(word(turn, at)) && !isTagged(turn, at, TAG.TAKEN)) at--;
  return AT.test(word(turn, at)) ? at : at + 1;
}

const AT = /^(?:at|एट|ऐट|ऍट)$/;

function saysAt(turn: Turn, i: number): boolean {
  if (i < 0 || isTagged(turn, i, TAG.TAKEN)) return false;
  const text = word(turn, i);
  return AT.test(text) || text === 'rate' || (text === 'of' && word(turn, i - 1) === 'rate');
}

/** Whether `@` stands behind token `i`. */
function isAtSign(turn: Turn, i: number): boolean {
  if ((turn.tokens.traits & TRAIT.AT) === 0 || i < 0) return false;
  const { text, start, end } = turn.tokens;
  const from = end[i] ?? 0;
  return (start[i + 1] ?? 0) - from <= 3 && /[@\uff20]/.test(text.slice(from, start[i + 1]));
}
