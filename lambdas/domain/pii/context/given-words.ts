import { claimName, claimNameAt, remember } from './claim-name.ts';
import { mayAnswer } from './context.ts';
import { isCasedInside, isSetOff, TRUST } from './name-spans.ts';
import { TAG } from './tags.ts';
import { claim, GAP, gapAfter, isCapital, isTagged, type Turn, word } from './turn.ts';
import { ASK } from './types.ts';

/** Words between a role and who has it at most: `the host is actually`. */
const MAX_FILLERS = 2;
/** Words of `is going to be the` at most. */
const MAX_BACK = 5;

/** `hosted by Asha`, `Asha is the host`: known names, and rare words with a capital letter. */
export function claimRole(turn: Turn, cue: number, to: number): void {
  let at = to;
  while (at < to + MAX_FILLERS && isTagged(turn, at, TAG.FILLER | TAG.TITLE) && !isTagged(turn, at, TAG.NAME)) at++;
  const rare = word(turn, cue) !== 'under' && isTagged(turn, at, TAG.UNKNOWN) && isCasedInside(turn, at);
  if (rare && claimName(turn, at, TRUST.LIKELY)) return;
  if (isTagged(turn, at, TAG.NAME) && claimMeant(turn, at)) return;
  if (/^host/.test(word(turn, cue))) claimHost(turn, cue);
}

/** A name that is a word as well: with a capital letter, or where it says nothing of anybody. */
function claimMeant(turn: Turn, i: number): boolean {
  const thing = isTagged(turn, i, TAG.GIVEN) && !isCapital(turn, i);
  return thing ? isSetOff(turn, i) && claimName(turn, i, TRUST.SURE) : claimName(turn, i, TRUST.LIKELY);
}

const BEFORE_HOST = /^(?:is|was|will|be|going|to|gonna|the|my|our|actually|also)$/;
/** Words that are no name at the head of a question or of a date. */
const NO_HOST = TAG.PLACE | TAG.BRAND | TAG.DATE | TAG.FUNCTION | TAG.COMPANY;

/** `Asha will be hosting`. */
function claimHost(turn: Turn, cue: number): void {
  let at = cue - 1;
  while (at > 0 && at > cue - MAX_BACK && BEFORE_HOST.test(word(turn, at)) && gapAfter(turn, at) === GAP.SPACE) at--;
  if (at < 0 || at === cue - 1 || gapAfter(turn, at) !== GAP.SPACE || !isTagged(turn, at, TAG.NAME)) return;
  if (isCapital(turn, at) && !isTagged(turn, at, NO_HOST)) claimNameAt(turn, at, TRUST.SURE);
}

/** Names that are words, where somebody says who they are, whose friend it is, or calls on somebody. */
export function findGivenWords(turn: Turn): void {
  if ((turn.seen & TAG.NAME) === 0) return;
  for (let i = 0; i < turn.count; i++) {
    const isWord = isTagged(turn, i, TAG.NAME) && isTagged(turn, i, TAG.WORD);
    if (isWord && isPerson(turn, i) && !claimNameAt(turn, i, TRUST.SURE)) claimOne(turn, i);
  }
}

/** `I'm rose cancel my parcel`: the name alone, whatever goes on behind it. */
function claimOne(turn: Turn, i: number): void {
  if (claim(turn, i, i + 1, 'NAME')) remember(turn, i, i + 1);
}

/** Whether what stands around a word that is a name makes it one. */
function isPerson(turn: Turn, i: number): boolean {
  if (isTagged(turn, i, TAG.GIVEN)) {
    if (isSaidOfSelf(turn, i) || isRelative(turn, i)) return true;
    if (isCapital(turn, i) && isWrittenAsName(turn, i)) return true;
  }
  if (!isCapital(turn, i) || isTagged(turn, i, OTHER)) return false;
  return isItsMe(turn, i) || isShortName(turn, i) || isTried(turn, i);
}

/** What a name may be besides that tells nothing, even with a capital letter. */
const OTHER = TAG.PLACE | TAG.BRAND | TAG.DATE | TAG.FUNCTION | TAG.STATE | TAG.COMPANY;

const isWrittenAsName = (turn: Turn, i: number): boolean =>
  isCalledOn(turn, i) || isListed(turn, i) || isPutRight(turn, i) || isAskedFor(turn, i);

/** `it's me. Asha`. */
const isItsMe = (turn: Turn, i: number): boolean =>
  word(turn, i - 1) === 'me' && /^(?:it's|its|is)$/.test(word(turn, i - 2)) && isSetOff(turn, i);

/** `I'm Asha`. */
function isSaidOfSelf(turn: Turn, i: number): boolean {
  const gap = i > 0 ? gapAfter(turn, i - 1) : GAP.STOP;
  const before = word(turn, i - 1);
  if (/^(?:i'm|im|iam)$/.test(before)) return gap === GAP.SPACE;
  return before === 'am' ? gap === GAP.SPACE && word(turn, i - 2) === 'i' : isItsMe(turn, i);
}

const OWN = /^(?:my|his|her|our|your|their)$/;
const RELATIVE =
  /^(?:friend|buddy|pal|kid|child|son|daughter|nephew|niece|cousin|brother|sister|wife|husband|mother|father|mom|dad|boyfriend|girlfriend|roommate|coworker|colleague|boss|neighbor|neighbour)$/;

/** `my son asha wants`: with a small letter only where nothing but grammar goes on. */
function isRelative(turn: Turn, i: number): boolean {
  if (i < 2 || gapAfter(turn, i - 1) > GAP.COMMA || !RELATIVE.test(word(turn, i - 1))) return false;
  return OWN.test(word(turn, i - 2)) && (isCapital(turn, i) || isSetOff(turn, i));
}

const SPEAKS_TO =
  /^(?:i|we|you|how|what|when|where|which|who|do|did|does|can|could|would|will|may|are|is|your|let|there)$/;

/** `Asha, how many of you are there`: at the head of what is said. */
const isCalledOn = (turn: Turn, i: number): boolean =>
  isHead(turn, i) && gapAfter(turn, i) === GAP.COMMA && SPEAKS_TO.test(word(turn, i + 1)) && !mayAnswerNow(turn);

/** A word before a comma may be the answer to something else: the customer's choice of a colour. */
const mayAnswerNow = (turn: Turn): boolean => mayAnswer(turn.speaker) && turn.context.agentHeard;

/** `Asha for short`. */
const isShortName = (turn: Turn, i: number): boolean =>
  gapAfter(turn, i) === GAP.SPACE && word(turn, i + 1) === 'for' && word(turn, i + 2) === 'short';

/** `Asha not Usha`. */
const isPutRight = (turn: Turn, i: number): boolean =>
  isHead(turn, i) && word(turn, i + 1) === 'not' && i + 2 < turn.count && isCapital(turn, i + 2);

/** `Priya and Asha`: behind another name of the turn. */
function isListed(turn: Turn, i: number): boolean {
  if (!/^(?:and|or|aur)$/.test(word(turn, i - 1)) || i < 2) return false;
  return isTagged(turn, i - 2, TAG.TAKEN) && ((turn.found | turn.present) & ASK.NAME) !== 0 && isSetOff(turn, i);
}

const waitsForName = (turn: Turn): boolean => mayAnswer(turn.speaker) && (turn.context.asked & ASK.NAME) !== 0;

/** `try Asha`, where a name is waited for. */
const isTried = (turn: Turn, i: number): boolean =>
  waitsForName(turn) && /^(?:try|use|maybe|perhaps|probably)$/.test(word(turn, i - 1)) && isSetOff(turn, i);

/** `I am planning it with Asha`, likewise; no `Olive Garden`. */
function isAskedFor(turn: Turn, i: number): boolean {
  if (!waitsForName(turn) || (isCapital(turn, i + 1) && !isSetOff(turn, i))) return false;
  if (isHead(turn, i)) return gapAfter(turn, i) >= GAP.COMMA || i + 1 === turn.count;
  return isCasedInside(turn, i) && !/^(?:the|a|an|my|your|this|that|of|gift)$/.test(word(turn, i - 1));
}

/** The first word of a sentence. */
const isHead = (turn: Turn, i: number): boolean => i === 0 || gapAfter(turn, i - 1) === GAP.STOP;
