import { TRAIT } from '#lambdas/domain/text/characters.ts';
import { MIXED, NUMBER, PLACEHOLDER, type Tokens, WORD, wordAt } from '#lambdas/domain/text/tokenize.ts';
import type { Context } from './context.ts';
import { cueLength, cueOf } from './cue-table.ts';
import { CUES, LEXICON } from './lexicon.ts';
import { scratchFor } from './scratch.ts';
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
  /** Where they begin, in order: the first `cueCount` places. */
  readonly places: Int32Array;
  readonly cueCount: number;
  /** 0 or 1 + index of the type; FIRST is added on the first token of a span. */
  readonly owner: Uint8Array;
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

/** What stands between two tokens. */
export const GAP = { SPACE: 0, GLUE: 1, COMMA: 2, COLON: 3, STOP: 4 } as const;

/** Units looked at between two tokens: more than that between them is no writing of one value. */
const MAX_GAP = 6;

const PLACEHOLDER_TYPE = /[A-Z]+(?:_[A-Z]+)*/;

/** Reads the tags of a turn: one look-up a token, and the cues that begin at a token tagged so. */
export function readTurn(tokens: Tokens, speaker: Speaker, context: Context): Turn {
  const { tags, cues, places, owner } = scratchFor(tokens.count);
  let seen = 0;
  let next = 0;
  let cueCount = 0;
  let announced = 0;
  for (let i = 0; i < tokens.count; i++) {
    const tag = cachedTag(tokens, i);
    tags[i] = tag;
    seen |= tag;
    cues[i] = 0;
    if ((tag & TAG.CUE) === 0 || i < next) continue;
    const cue = CUES.match(tokens, i);
    if (cue === 0) continue;
    cues[i] = cue;
    places[cueCount++] = i;
    announced |= cueOf(cue);
    next = i + cueLength(cue);
  }
  owner.fill(0, 0, tokens.count);
  const { count } = tokens;
  const present = (seen & TAG.TAKEN) === 0 ? 0 : placeholderTypes(tokens);
  const cased = (tokens.traits & TRAIT.UPPER) !== 0;
  const state = { seen, announced, cased, found: 0, claims: 0, absorbed: 0 };
  return { tokens, count, speaker, context, tags, cues, places, cueCount, owner, present, ...state };
}

/**
 * Sets what is said of a turn as a whole to what stands outside of the values found, so that a turn and its redacted
 * text are read alike.
 */
export function refresh(turn: Turn): void {
  turn.seen = 0;
  turn.announced = 0;
  turn.cased = false;
  for (let i = 0; i < turn.count; i++) {
    const tag = tagAt(turn, i);
    turn.seen |= tag;
    turn.cased ||= (tag & TAG.TAKEN) === 0 && isCapital(turn, i);
  }
  for (let k = 0; k < turn.cueCount; k++) {
    const at = turn.places[k] ?? 0;
    if (!isTagged(turn, at, TAG.TAKEN)) turn.announced |= cueOf(turn.cues[at] ?? 0);
  }
}

/** Words of the turn, each value counted as one. */
export const sizeOf = (turn: Turn): number => turn.count - turn.absorbed;

/** Direct-mapped cache of tags by the words' hashes; two words with one 32-bit hash count as equal. */
const CACHE_SIZE = 1 << 13;
const cachedHashes = new Int32Array(CACHE_SIZE);
const cachedTags = new Int32Array(CACHE_SIZE);

function cachedTag(tokens: Tokens, i: number): number {
  if (tokens.kind[i] === PLACEHOLDER) return TAG.TAKEN;
  const hash = tokens.hash[i] ?? 0;
  const slot = hash & (CACHE_SIZE - 1);
  if (cachedHashes[slot] === hash && hash !== 0) return cachedTags[slot] ?? 0;
  const tag = tokens.kind[i] === WORD ? LEXICON.get(tokens, i) || tagOfRareWord(tokens, i) : tagByForm(tokens, i);
  cachedHashes[slot] = hash;
  cachedTags[slot] = tag;
  return tag;
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
  turn.absorbed += to - from - 1;
  turn.claims++;
  return true;
}

/** Whether a token belongs to a value and is not its first. */
export function goesOnValue({ owner }: Turn, i: number): boolean {
  const own = owner[i] ?? 0;
  return own !== 0 && own !== KEPT && (own & FIRST) === 0;
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

/** Where `Priya` ends in `Priya's`. */
function withoutPossessive(text: string, end: number): number {
  const isS = text.charCodeAt(end - 1) === 0x73;
  return isS && /['\u2019\u02bc]/.test(text.charAt(end - 2)) ? end - 2 : end;
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

/** The folded text of token `i`. */
export function word({ tokens }: Turn, i: number): string {
  if ((tokens.traits & TRAIT.NON_ASCII) !== 0) return wordAt(tokens, i);
  return tokens.text.slice(tokens.start[i], tokens.end[i]).toLowerCase();
}
