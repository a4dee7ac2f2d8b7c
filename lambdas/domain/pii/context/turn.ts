import { MIXED, NUMBER, PLACEHOLDER, type Tokens, WORD, wordAt } from '#lambdas/domain/text/tokenize.ts';
import { type Context, reserve } from './context.ts';
import { lengthOf } from './cue-table.ts';
import { CUES, LEXICON } from './lexicon.ts';
import { TAG } from './tags.ts';
import { ASK, CONTEXT_TYPES, type ContextSpan, type ContextType, type Speaker } from './types.ts';
import { isOrdinary } from './vocabulary.ts';

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
  /** 0 or 1 + index of the type; FIRST is added on the first token of a span. */
  readonly owner: Uint8Array;
  /** All tags that occur. */
  readonly seen: number;
  /** ASK bits of the types found. */
  found: number;
}

const FIRST = 0x80;
const KEPT = 0x7f;

/** What stands between two tokens. */
export const GAP = { SPACE: 0, GLUE: 1, COMMA: 2, COLON: 3, STOP: 4 } as const;

/** Units looked at between two tokens: more than that between them is no writing of one value. */
const MAX_GAP = 6;

const PLACEHOLDER_TYPE = /[A-Z]+(?:_[A-Z]+)*/;

/** Reads the tags of a turn: one look-up a token, and one bit test more for words no list holds. */
export function readTurn(tokens: Tokens, speaker: Speaker, context: Context): Turn {
  reserve(context, tokens.count);
  const { tags, cues, owner } = context;
  let seen = 0;
  let next = 0;
  for (let i = 0; i < tokens.count; i++) {
    const tag = tokens.kind[i] === WORD ? LEXICON.get(tokens, i) || tagOfRareWord(tokens, i) : tagByForm(tokens, i);
    tags[i] = tag;
    seen |= tag;
    cues[i] = 0;
    if ((tag & TAG.CUE) === 0 || i < next) continue;
    const cue = CUES.match(tokens, i);
    cues[i] = cue;
    next = i + lengthOf(cue);
  }
  owner.fill(0, 0, tokens.count);
  return { tokens, count: tokens.count, speaker, context, tags, cues, owner, seen, found: 0 };
}

function tagByForm(tokens: Tokens, i: number): number {
  const kind = tokens.kind[i];
  if (kind === NUMBER) return TAG.NUMBER | LEXICON.get(tokens, i);
  return kind === MIXED ? TAG.MIXED : TAG.TAKEN;
}

function tagOfRareWord(tokens: Tokens, i: number): number {
  const start = tokens.start[i] ?? 0;
  const end = tokens.end[i] ?? 0;
  if (end - start === 1) return TAG.LETTER;
  if (isOrdinary(tokens.hash[i] ?? 0)) return TAG.WORD;
  const stem = withoutPossessive(tokens.text, end);
  return (stem < end && LEXICON.of(tokens.text.slice(start, stem))) || TAG.UNKNOWN;
}

/** Tags of token `i`; TAKEN beyond the ends and where a value was found. */
export function tagAt(turn: Turn, i: number): number {
  if (i < 0 || i >= turn.count) return TAG.TAKEN;
  return turn.owner[i] === 0 ? (turn.tags[i] ?? 0) : TAG.TAKEN;
}

export const isTagged = (turn: Turn, i: number, tags: number): boolean => (tagAt(turn, i) & tags) !== 0;

/** Whether token `i` begins with a capital letter. */
export function isCapital(turn: Turn, i: number): boolean {
  const at = turn.tokens.start[i] ?? 0;
  const code = turn.tokens.text.charCodeAt(at);
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
  if (to - from === 1) return gapOfUnit(text.charCodeAt(from), GAP.GLUE);
  let gap: number = GAP.SPACE;
  for (let at = from; at < to && at < from + MAX_GAP; at++)
    gap = Math.max(gap, gapOfUnit(text.charCodeAt(at), GAP.SPACE));
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
  return true;
}

/** Takes tokens out of play without a span: order numbers and other values that survive. */
export function protect(turn: Turn, from: number, to: number): void {
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

/** Where `Priya` ends in `Priya's`. */
function withoutPossessive(text: string, end: number): number {
  const isS = text.charCodeAt(end - 1) === 0x73;
  return isS && /['\u2019\u02bc]/.test(text.charAt(end - 2)) ? end - 2 : end;
}

/** ASK bits of the placeholders in the turn: what they stand for was answered. */
export function placeholderTypes(turn: Turn): number {
  let types = 0;
  if ((turn.seen & TAG.TAKEN) === 0) return types;
  for (let i = 0; i < turn.count; i++) {
    if (turn.tokens.kind[i] !== PLACEHOLDER) continue;
    const { text, start, end } = turn.tokens;
    const name = PLACEHOLDER_TYPE.exec(text.slice(start[i], end[i]))?.[0] ?? '';
    types |= ASK[name as keyof typeof ASK] ?? 0;
  }
  return types;
}

export const word = (turn: Turn, i: number): string => wordAt(turn.tokens, i);
