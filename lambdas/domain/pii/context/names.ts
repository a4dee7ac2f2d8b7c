import { TRAIT } from '../../text/characters.ts';
import { claimName, claimNameAt, remember } from './claim-name.ts';
import { cueLength, cueOf } from './cue-table.ts';
import { claimRole, findGivenWords } from './given-words.ts';
import { NAME_BEHIND, NAME_LIKELY, NAME_NONE, NAME_ROLE, NAME_SURE } from './lexicon.ts';
import { AMBIGUOUS, endOfName, isCasedInside, joins, TRUST } from './name-spans.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isCapital, isTagged, lengthAt, protect, type Turn, tagAt, word } from './turn.ts';
import { ASK } from './types.ts';

/** Words between a cue and the name at most: `my name is actually`. */
const MAX_FILLERS = 2;
/** Words of `on my credit card account is` at most. */
const MAX_OWNER = 7;
/** Words of a company or thing behind `company name is` at most. */
const MAX_THING = 3;

/** Words that are nothing but names wherever they stand, and rare words with capital letters that look like one. */
export function findPlainNames(turn: Turn): void {
  if ((turn.seen & TAG.NAME) !== 0) findPlain(turn);
  if ((turn.seen & TAG.UNKNOWN) !== 0 && (turn.tokens.traits & TRAIT.UPPER) !== 0) findCapitalised(turn);
}

/** Names behind and before their cues. */
export function findAnnouncedNames(turn: Turn): void {
  for (let k = 0; k < turn.cueCount; k++) {
    const i = turn.places[k] ?? 0;
    const match = turn.cues[i] ?? 0;
    if (!isTagged(turn, i, TAG.CUE)) continue;
    const cue = cueOf(match);
    const to = i + cueLength(match);
    if (cue === NAME_SURE) claimName(turn, skipFillers(turn, to), TRUST.SURE) || claimOwner(turn, i);
    else if (cue === NAME_LIKELY)
      claimName(turn, to, asksName(turn) && isTagged(turn, to, TAG.NAME) ? TRUST.SURE : TRUST.LIKELY);
    else if (cue === NAME_BEHIND) claimBefore(turn, i);
    else if (cue === NAME_ROLE) claimRole(turn, i, to);
    else if (cue === NAME_NONE) protect(turn, i, to);
    else if (cue === ASK.KEEP && /^names?$/.test(word(turn, to - 1))) protectThing(turn, to);
  }
  findGivenWords(turn);
}

const asksName = (turn: Turn): boolean => turn.speaker !== 'agent' && (turn.context.asked & ASK.NAME) !== 0;

function skipFillers(turn: Turn, from: number): number {
  let at = skipOwner(turn, from);
  while (at < from + MAX_FILLERS && isTagged(turn, at, TAG.FILLER | TAG.TITLE) && !isTagged(turn, at, TAG.NAME)) at++;
  return at;
}

/** `on my account is`, `of the passenger is` between `name` and the name. */
function skipOwner(turn: Turn, from: number): number {
  if (!/^(?:on|of|for|in|under)$/.test(word(turn, from))) return from;
  for (let at = from + 1; at < from + MAX_OWNER && at < turn.count && gapAfter(turn, at - 1) < GAP.STOP; at++) {
    if (/^(?:is|was|hai)$/.test(word(turn, at))) return at + 1;
  }
  return from;
}

/** `company name is asha motors`: what a thing is called is no name of a person. */
function protectThing(turn: Turn, from: number): void {
  let to = from;
  while (to < from + MAX_THING && isTagged(turn, to, TAG.LINK)) to++;
  const first = to;
  while (to < first + MAX_THING && !isTagged(turn, to, TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.CUE | TAG.NUMBER))
    to++;
  if (first < turn.count && gapAfter(turn, first - 1) < GAP.STOP) protect(turn, first, to);
}

/** `asha verma is my name`, `Asha was his name`. */
function claimOwner(turn: Turn, cue: number): void {
  let is = cue - 1;
  while (is > cue - 4 && isOwner(turn, is) && !/^(?:is|was)$/.test(word(turn, is))) is--;
  if (is < 1 || is === cue - 1 || isTagged(turn, is, TAG.TAKEN) || !/^(?:is|was)$/.test(word(turn, is))) return;
  for (let from = Math.max(0, is - 3); from < is; from++) {
    if (endOfName(turn, from, TRUST.LIKELY) === is && claimName(turn, from, TRUST.LIKELY)) return;
  }
  const place = isTagged(turn, is - 1, TAG.PLACE | TAG.BRAND);
  if (isCapital(turn, is - 1) && isTagged(turn, is - 1, TAG.NAME) && !place) claimNameAt(turn, is - 1, TRUST.SURE);
}

const isOwner = (turn: Turn, i: number): boolean =>
  isTagged(turn, i, TAG.LINK) || /^(?:his|her|its)$/.test(word(turn, i));

/** `asha ji`, `smith speaking`: up to two words in front. */
function claimBefore(turn: Turn, cue: number): void {
  let from = cue;
  while (from > 0 && cue - from < 2 && isNameBefore(turn, from - 1)) from--;
  if (from < cue) from = withRareFirst(turn, from);
  if (from < cue && claim(turn, from, cue, 'NAME')) remember(turn, from, cue);
}

function isNameBefore(turn: Turn, i: number): boolean {
  if (gapAfter(turn, i) !== GAP.SPACE) return false;
  const tag = tagAt(turn, i);
  if ((tag & (TAG.TAKEN | TAG.FUNCTION | TAG.FILLER | TAG.PLACE | TAG.BRAND)) !== 0 || (turn.cues[i] ?? 0) !== 0)
    return false;
  if ((tag & TAG.NAME) !== 0) return (tag & TAG.WORD) === 0 || isCapital(turn, i);
  return (
    (tag & TAG.UNKNOWN) !== 0 &&
    (isCasedInside(turn, i) || (i > 0 && /^(?:main|mai|mein|me|hum|मैं)$/.test(word(turn, i - 1))))
  );
}

/** Words that are nothing but names. */
function findPlain(turn: Turn): void {
  for (let i = 0; i < turn.count; i++) {
    if (!isTagged(turn, i, TAG.NAME) || !mayBePlain(turn, i) || isStreetName(turn, i)) continue;
    const to = endOfName(turn, i, TRUST.NONE);
    if (to === i) continue;
    const from = withRareFirst(turn, i);
    if (claim(turn, from, to, 'NAME')) remember(turn, from, to);
    i = to - 1;
  }
}

/** A name that is a common word as well must have a capital letter. */
const mayBePlain = (turn: Turn, i: number): boolean => !isTagged(turn, i, AMBIGUOUS) || isCapital(turn, i);

/** `Daiki Lee`, `keshawn lutz`: a rare word that looks like a name in front of one, written alike. */
function withRareFirst(turn: Turn, i: number): number {
  const before = i - 1;
  if (!isTagged(turn, before, TAG.UNKNOWN) || isCapital(turn, before) !== isCapital(turn, i) || !joins(turn, before))
    return i;
  return isCapital(turn, i) || endOfName(turn, before, TRUST.LIKELY) > before ? before : i;
}

/** Rare words with capital letters: two that stand together, or one inside a sentence, when they look like a name. */
function findCapitalised(turn: Turn): void {
  for (let i = 0; i < turn.count; i++) {
    if (!isTagged(turn, i, TAG.UNKNOWN) || !isCapital(turn, i) || isStreetName(turn, i)) continue;
    const to = endOfName(turn, i, isPair(turn, i) ? TRUST.LIKELY : TRUST.NONE);
    if (to === i || !claim(turn, i, to, 'NAME')) continue;
    remember(turn, i, to);
    i = to - 1;
  }
}

/** `Liviana Palerma`, `Janka M. Vell`: the next word but an initial has a capital letter too. */
function isPair(turn: Turn, i: number): boolean {
  const next = joins(turn, i) && lengthAt(turn, i + 1) === 1 && isCapital(turn, i + 1) ? i + 2 : i + 1;
  return (
    isTagged(turn, next, TAG.UNKNOWN | TAG.NAME) &&
    joins(turn, next - 1) &&
    isCapital(turn, next) &&
    !isTagged(turn, next, TAG.TAKEN)
  );
}

/** `castro street`: the name of a street. */
function isStreetName(turn: Turn, i: number): boolean {
  return isTagged(turn, i + 1, TAG.STREET) && gapAfter(turn, i) === GAP.SPACE;
}
