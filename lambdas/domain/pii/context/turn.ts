import { codeAt, TRAIT } from '../../text/characters.ts';
import { PLACEHOLDER, type Tokens, wordAt } from '../../text/tokenize.ts';
import type { Context } from './context.ts';
import { cueLength, cueOf } from './cue-table.ts';
import { CUES } from './lexicon.ts';
import { scratchFor } from './scratch.ts';
import { TAG } from './tags.ts';
import { ASK, CONTEXT_TYPES, type ContextSpan, type ContextType, type Speaker } from './types.ts';
import { tagOf, withoutPossessive } from './word-tags.ts';

/** One turn with what the word list says of each token, and which tokens belong to a value already. */
export interface Turn {
  readonly tokens: Tokens;
  readonly count: number;
  readonly speaker: Speaker;
  readonly context: Context;
  /** TAG bits; place `i` belongs to token `i`. */
  readonly tags: Int32Array;
  /** Matches of cue phrases that begin at a token; those inside another one are left out. */
  readonly cues: Int32Array;
  /** Where they begin, in order: the first `cueCount` places. */
  readonly places: Int32Array;
  cueCount: number;
  /** 0 or 1 + index of the type; FIRST is added on the first token of a span. */
  readonly owner: Uint8Array;
  /** Where a span ends, exclusive, at its first token, and where it begins, at its last one. */
  readonly spanEnd: Int32Array;
  readonly spanStart: Int32Array;
  /** ASK bits of the placeholders in the turn: what they stand for is answered. */
  readonly present: number;
  /** All tags that occur outside of values, as of the last `refresh`. */
  seen: number;
  /** All values of the cues outside of values, likewise. */
  announced: number;
  /** Whether a word outside of values begins with a capital letter, likewise. */
  cased: boolean;
  /** ASK bits of the types found. */
  found: number;
  /** How often tokens were taken. */
  claims: number;
  /** Tokens that would be gone if each value were one placeholder. */
  absorbed: number;
}

const FIRST = 0x80;
const KEPT = 0x7f;
const NAME_OWNER = CONTEXT_TYPES.indexOf('NAME') + 1;

/** What stands between two tokens. */
export const GAP = { SPACE: 0, GLUE: 1, COMMA: 2, COLON: 3, STOP: 4 } as const;

/** Units looked at between two tokens: more than that between them is no writing of one value. */
const MAX_GAP = 6;

/** Words of a cue at most, as its length has four bits. */
const MAX_CUE = 15;

const PLACEHOLDER_TYPE = /[A-Z]+(?:_[A-Z]+)*/;

/** Reads the tags of a turn: one look-up a token, and the cues that begin at a token tagged so. */
export function readTurn(tokens: Tokens, speaker: Speaker, context: Context): Turn {
  const scratch = scratchFor(tokens.count);
  const { tags, cues, places, owner } = scratch;
  let seen = 0;
  let next = 0;
  let cueCount = 0;
  let announced = 0;
  for (let i = 0; i < tokens.count; i++) {
    const tag = tagOf(tokens, i);
    tags[i] = tag;
    seen |= tag;
    cues[i] = 0;
    owner[i] = 0;
    if ((tag & TAG.CUE) === 0 || i < next) continue;
    const cue = CUES.match(tokens, i, tokens.count);
    if (cue === 0) continue;
    cues[i] = cue;
    places[cueCount++] = i;
    announced |= cueOf(cue);
    next = i + cueLength(cue);
  }
  const { count } = tokens;
  const present = (seen & TAG.TAKEN) === 0 ? 0 : placeholderTypes(tokens);
  const cased = (tokens.traits & TRAIT.UPPER) !== 0;
  const state = { seen, announced, cased, found: 0, claims: 0, absorbed: 0 };
  const { spanEnd, spanStart } = scratch;
  return {
    tokens,
    count,
    speaker,
    context,
    tags,
    cues,
    places,
    cueCount,
    owner,
    spanEnd,
    spanStart,
    present,
    ...state,
  };
}

/**
 * Sets what is said of a turn as a whole to what stands outside of the values found, so that a turn and its redacted
 * text are read alike.
 */
export function refresh(turn: Turn): void {
  turn.seen = 0;
  turn.announced = 0;
  turn.cased = false;
  turn.cueCount = 0;
  let next = 0;
  for (let i = 0; i < turn.count; i++) {
    const tag = tagAt(turn, i);
    turn.seen |= tag;
    turn.cues[i] = 0;
    if ((tag & TAG.TAKEN) !== 0) continue;
    turn.cased ||= isCapital(turn, i);
    if ((tag & TAG.CUE) !== 0 && i >= next) next = i + readCue(turn, i);
  }
}

/** Keeps the cue that begins at a token, up to the next value, and gives its length. */
function readCue(turn: Turn, i: number): number {
  let to = i + 1;
  while (to < i + MAX_CUE && !isTagged(turn, to, TAG.TAKEN)) to++;
  const cue = CUES.match(turn.tokens, i, to);
  if (cue === 0) return 0;
  turn.cues[i] = cue;
  turn.places[turn.cueCount++] = i;
  turn.announced |= cueOf(cue);
  return cueLength(cue);
}

/** Words of the turn, each value counted as one. */
export const sizeOf = (turn: Turn): number => turn.count - turn.absorbed;

/** Tags of token `i`; TAKEN beyond the ends and where a value was found. */
export function tagAt(turn: Turn, i: number): number {
  if (i < 0 || i >= turn.count) return TAG.TAKEN;
  return turn.owner[i] === 0 ? (turn.tags[i] ?? 0) : TAG.TAKEN;
}

export const isTagged = (turn: Turn, i: number, tags: number): boolean => (tagAt(turn, i) & tags) !== 0;

/** Whether token `i` begins with a capital letter. */
export function isCapital(turn: Turn, i: number): boolean {
  const at = turn.tokens.start[i] ?? 0;
  const code = codeAt(turn.tokens.text, at);
  return code > 0x7f ? /\p{Lu}/u.test(turn.tokens.text.charAt(at)) : code >= 0x41 && code <= 0x5a;
}

export const lengthAt = (turn: Turn, i: number): number => (turn.tokens.end[i] ?? 0) - (turn.tokens.start[i] ?? 0);

/** A token of one letter. */
export function isLetter(turn: Turn, i: number): boolean {
  return lengthAt(turn, i) === 1 && !isTagged(turn, i, TAG.NUMBER | TAG.TAKEN);
}

/** What stands between token `i` and the next one. Reads a bounded number of characters. */
export function gapAfter(turn: Turn, i: number): number {
  const { text, start, end } = turn.tokens;
  const from = end[i] ?? 0;
  const to = start[i + 1] ?? text.length;
  if (to - from === 1) return gapOfUnit(codeAt(text, from), GAP.GLUE);
  let gap: number = GAP.SPACE;
  for (let at = from; at < to && at < from + MAX_GAP; at++) gap = Math.max(gap, gapOfUnit(codeAt(text, at), GAP.SPACE));
  return to - from > MAX_GAP ? Math.max(gap, GAP.COMMA) : gap;
}

const STOPS = '.!?;\n\u0964';
const COLONS = ':=#-\u2013\u2014(';

/** A full stop or dash inside a word is glue; with a space beside it, it ends something. */
function gapOfUnit(code: number, inWord: number): number {
  if (code === 0x20) return GAP.SPACE;
  const char = String.fromCharCode(code);
  if (inWord === GAP.GLUE && char !== '\n' && char !== ',') return GAP.GLUE;
  if (STOPS.includes(char)) return GAP.STOP;
  if (COLONS.includes(char)) return GAP.COLON;
  return char === ',' ? GAP.COMMA : GAP.SPACE;
}

/** Gives the tokens from `from` up to `to`, exclusive, to a value, unless one of them is taken. */
export function claim(turn: Turn, from: number, to: number, type: ContextType): boolean {
  if (from >= to || to > turn.count) return false;
  for (let i = from; i < to; i++) if (isTagged(turn, i, TAG.TAKEN)) return false;
  const index = CONTEXT_TYPES.indexOf(type) + 1;
  turn.owner.fill(index, from, to);
  turn.owner[from] = index | FIRST;
  turn.found |= ASK[type];
  turn.absorbed += to - from - 1;
  turn.spanEnd[from] = to;
  turn.spanStart[to - 1] = from;
  if (type === 'NAME') mergeNames(turn, from, to);
  turn.claims++;
  return true;
}

/** Names that stand side by side are one. */
function mergeNames(turn: Turn, from: number, to: number): void {
  const start = joinsName(turn, from) ? (turn.spanStart[from - 1] ?? from) : from;
  const end = joinsName(turn, to) ? (turn.spanEnd[to] ?? to) : to;
  for (const seam of [from, to]) {
    if (seam === start || seam === end) continue;
    turn.owner[seam] = NAME_OWNER;
    turn.absorbed++;
  }
  turn.spanEnd[start] = end;
  turn.spanStart[end - 1] = start;
}

/** Whether names end and begin at a token, with a space between them. */
function joinsName(turn: Turn, at: number): boolean {
  if (at === 0 || at >= turn.count || turn.owner[at] !== (NAME_OWNER | FIRST)) return false;
  return ((turn.owner[at - 1] ?? 0) & ~FIRST) === NAME_OWNER && gapAfter(turn, at - 1) === GAP.SPACE;
}

/** The token behind a value that begins at token `i`, or the next one. */
export function afterValue(turn: Turn, i: number): number {
  const own = turn.owner[i] ?? 0;
  return (own & FIRST) === 0 ? i + 1 : (turn.spanEnd[i] ?? i + 1);
}

/** Takes tokens out of play without a span: order numbers and other values that survive. */
export function protect(turn: Turn, from: number, to: number): void {
  if (from >= to || isTagged(turn, from, TAG.TAKEN)) return;
  turn.claims++;
  turn.owner.fill(KEPT, from, Math.min(to, turn.count));
}

/** The values found, in order. */
export function spansOf(turn: Turn): ContextSpan[] {
  const { start, end } = turn.tokens;
  const spans: ContextSpan[] = [];
  for (let i = 0; i < turn.count; i++) {
    const owner = turn.owner[i] ?? 0;
    if ((owner & FIRST) === 0) continue;
    let last = i;
    while (last + 1 < turn.count && turn.owner[last + 1] === (owner & ~FIRST)) last++;
    const type = CONTEXT_TYPES[(owner & ~FIRST) - 1];
    if (type !== undefined)
      spans.push({ type, start: start[i] ?? 0, end: withoutPossessive(turn.tokens.text, end[last] ?? 0) });
  }
  return spans;
}

/** ASK bits of the placeholders in a text. */
function placeholderTypes({ text, count, kind, start, end }: Tokens): number {
  let types = 0;
  for (let i = 0; i < count; i++) {
    if (kind[i] !== PLACEHOLDER) continue;
    const name = PLACEHOLDER_TYPE.exec(text.slice(start[i], end[i]))?.[0] ?? '';
    types |= ASK[name as keyof typeof ASK] ?? 0;
  }
  return types;
}

/** The folded text of token `i`, nothing beyond the ends. */
export function word({ tokens, count }: Turn, i: number): string {
  if (i < 0 || i >= count) return '';
  if ((tokens.traits & TRAIT.NON_ASCII) !== 0) return wordAt(tokens, i);
  return tokens.text.slice(tokens.start[i], tokens.end[i]).toLowerCase();
}

/** The words in front of an answer: sure, it's, my name is. */
export function skipLead(turn: Turn): number {
  let at = 0;
  while (at < turn.count && isTagged(turn, at, TAG.FILLER | TAG.LINK) && !isTagged(turn, at, TAG.NUMBER | TAG.NAME))
    at++;
  return at;
}
