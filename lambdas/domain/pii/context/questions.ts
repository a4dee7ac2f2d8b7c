import { hashOf } from '../../text/tokenize.ts';
import { cueLength, cueOf } from './cue-table.ts';
import { NAME_ASKED, NAME_ROLE, NAME_SURE } from './lexicon.ts';
import { asksAgain, asksForMore, asksSomethingElse } from './pieces.ts';
import { TAG } from './tags.ts';
import { GAP, gapAfter, isTagged, sizeOf, type Turn, word } from './turn.ts';
import { ASK } from './types.ts';

/** Turns of the customer that a question waits for its answer: "sure", "one second", the answer. */
export const MAX_WAIT = 3;
/** Turns with fewer words than this are acknowledgements: they do not take back a question. */
const MIN_NEW_TOPIC = 5;
/** A turn with so few words that names a field is a question: `account number and pin`. */
const MAX_BARE_QUESTION = 5;

/** Keeps what a turn asks for. Another question takes back the one before. */
export function readQuestion(turn: Turn): void {
  const names = NAME_SURE | NAME_ASKED | NAME_ROLE;
  const stated = (turn.found | turn.present) & ~ASK.NAME;
  const asked = (turn.announced & (names | (NAME_SURE - 1))) === 0 ? 0 : askedTypes(turn) & ~stated;
  const { context } = turn;
  if (asked !== 0) {
    context.asked = asked;
    context.everAsked |= asked;
    context.askedAge = 0;
    context.pieces = 0;
    return;
  }
  if (context.pieces !== 0 && !asksForMore(turn)) context.pieces = 0;
  if (sizeOf(turn) >= MIN_NEW_TOPIC && (turn.seen & TAG.REQUEST) !== 0 && !asksAgain(turn)) context.asked = 0;
  const waits = (context.everAsked & ASK.SECURITY_ANSWER) !== 0;
  if (waits && asksSomethingElse(turn)) context.securityAge = Number.POSITIVE_INFINITY;
}

/** ASK bits of all fields that stand in a sentence with a word of asking. */
function askedTypes(turn: Turn): number {
  if (!namesField(turn)) return 0;
  let asked = 0;
  let named = 0;
  const bare = sizeOf(turn) <= MAX_BARE_QUESTION;
  let request = bare;
  for (let i = 0; i < turn.count; i++) {
    const cue = isTagged(turn, i, TAG.CUE) ? (turn.cues[i] ?? 0) : 0;
    if (isTagged(turn, i, TAG.REQUEST) || cueOf(cue) === NAME_ASKED) request = true;
    if (cue !== 0) named |= fieldOf(turn, cue, i);
    if (gapAfter(turn, i) !== GAP.STOP && i + 1 < turn.count) continue;
    if ((named & ASK.SECURITY_ANSWER) !== 0) named &= ~ASK.NAME;
    if (request || turn.tokens.text.charAt(turn.tokens.end[i] ?? 0) === '?') asked |= named;
    named = 0;
    request = bare;
  }
  return asked;
}

function namesField(turn: Turn): boolean {
  for (let k = 0; k < turn.cueCount; k++) {
    const at = turn.places[k] ?? 0;
    if (fieldOf(turn, turn.cues[at] ?? 0, at) !== 0) return true;
  }
  return false;
}

/** Fields whose bare name says too little: "is your card working", "change the reservation". */
const NEEDS_NUMBER = ASK.KEEP | ASK.ACCOUNT | ASK.BOOKING | ASK.CARD | ASK.ID | ASK.PHONE;
/** Cues of names that are no question for one: `mr`, `speaking with`. */
const NO_QUESTION =
  /^(?:mr|mrs|ms|mister|shri|shree|smt|prof|speaking|talking|named|please|just|you|they|everyone|myself|under|in|by)$/;

function fieldOf(turn: Turn, cue: number, i: number): number {
  const value = cueOf(cue);
  if (value === NAME_ASKED) return ASK.NAME;
  if (value === NAME_SURE) return NO_QUESTION.test(word(turn, i)) ? 0 : ASK.NAME;
  if (value === NAME_ROLE) return /^host/.test(word(turn, i)) && cueLength(cue) > 1 ? ASK.NAME : 0;
  if (value > NAME_SURE || value === ASK.NUMBER) return 0;
  if (turn.count === 1) return value;
  if (value === ASK.SECURITY_ANSWER && !isSecurity(turn, i)) return 0;
  if ((value & NEEDS_NUMBER) !== 0 && cueLength(cue) === 1 && !/^(?:pnr|policyid|claimid)$/.test(word(turn, i)))
    return 0;
  return value;
}

const TASTE = new Set(['favorite', 'favourite', 'best'].map(hashOf));
const SECURITY = new Set(
  'security secret verify verifying verification verified identity authenticate authentication memorable confirm question answer'
    .split(' ')
    .map(hashOf),
);
const SECRETS = ASK.PIN | ASK.SSN | ASK.DOB | ASK.PASSWORD | ASK.ACCOUNT | ASK.SECURITY_ANSWER | ASK.USERNAME;

/** A favourite colour is a secret where the call is about who somebody is; in a shop it is a choice. */
function isSecurity(turn: Turn, cue: number): boolean {
  const { hash, count } = turn.tokens;
  if (!TASTE.has(hash[cue] ?? 0) || (turn.context.everAsked & SECRETS) !== 0) return true;
  for (let i = 0; i < count; i++) if (SECURITY.has(hash[i] ?? 0)) return true;
  return false;
}
