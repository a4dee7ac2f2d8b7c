import { foldText } from '../text/tokenize.ts';
import type { PiiSpan, PiiType } from './types.ts';

/** One redaction: which placeholder stands where in the redacted text. Never the value. */
export interface Redaction {
  readonly type: PiiType;
  readonly placeholder: string;
  readonly start: number;
  readonly end: number;
  /** Where the value stood in the text before any redaction. */
  readonly original_start: number;
  readonly original_end: number;
}

export interface Redacted {
  readonly text: string;
  readonly redactions: readonly Redaction[];
}

/** Gives the placeholders of one call their numbers: one value, one placeholder, however it is written. */
export interface Placeholders {
  /** Keeps clear of what looks like a placeholder in a text already: its number is given to no value. */
  reserve(text: string): void;
  /** Replaces the values at the spans of a text, which may be redacted in part already. */
  replace(redacted: Redacted, spans: readonly PiiSpan[]): Redacted;
  /** How many distinct values of each type were replaced. */
  counts(): Record<string, number>;
}

const PLACEHOLDER = /\[([A-Z][A-Z_]{0,19})_(\d{1,6})\]/g;

export function createPlaceholders(): Placeholders {
  const numbers = new Map<string, number>();
  const names = createNames();
  const last = new Map<string, number>();
  const counts = new Map<PiiType, number>();
  const placeholderOf = (type: PiiType, value: string): string => {
    const identity = `${type} ${type === 'NAME' ? names.whole(value) : identityOf(type, value)}`;
    const number = numbers.get(identity) ?? (last.get(type) ?? 0) + 1;
    if (!numbers.has(identity)) {
      numbers.set(identity, number);
      last.set(type, number);
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    return `[${type}_${number}]`;
  };
  return {
    reserve(text) {
      if (!text.includes('[')) return;
      for (const [, type = '', number] of text.matchAll(PLACEHOLDER)) {
        last.set(type, Math.max(last.get(type) ?? 0, Number(number)));
      }
    },
    replace: (redacted, spans) => (spans.length === 0 ? redacted : replace(redacted, spans, placeholderOf)),
    counts: () => Object.fromEntries(counts),
  };
}

function replace(
  { text, redactions: before }: Redacted,
  spans: readonly PiiSpan[],
  placeholderOf: (type: PiiType, value: string) => string,
): Redacted {
  const redactions: Redaction[] = [];
  let redacted = '';
  let from = 0;
  let kept = 0;
  // How much longer than the original the text is up to here.
  let surplus = 0;
  const moveKept = (to: number) => {
    for (let old = before[kept]; old !== undefined && old.start < to; old = before[++kept]) {
      const by = redacted.length - from;
      redactions.push({ ...old, start: old.start + by, end: old.end + by });
      surplus = old.end - old.original_end;
    }
  };
  for (const { type, start, end } of spans) {
    moveKept(start);
    redacted += text.slice(from, start);
    const placeholder = placeholderOf(type, text.slice(start, end));
    const place = { start: redacted.length, end: redacted.length + placeholder.length };
    redactions.push({ type, placeholder, ...place, original_start: start - surplus, original_end: end - surplus });
    redacted += placeholder;
    from = end;
  }
  moveKept(text.length);
  return { text: redacted + text.slice(from), redactions };
}

/** What is longer is no name that parts of are said again. */
const LONGEST_NAME = 200;
/** So many names with one word in common are told apart; more are no conversation. */
const MAX_NAMESAKES = 20;

/** Phone numbers are the same when these last digits are, with or without country and trunk prefix. */
const NATIONAL_DIGITS = 10;

/** Two writings of one value are one: case and blanks of a text, grouping of a number. */
function identityOf(type: PiiType, value: string): string {
  const folded = foldText(value).replace(/[^\p{L}\p{M}\p{N}@]/gu, '');
  return type === 'PHONE' && /\d{10}/.test(folded) ? folded.slice(-NATIONAL_DIGITS) : folded;
}

/** The names of a call. A part of a name that was said before, such as a first name alone, is that name. */
function createNames(): { whole(value: string): string } {
  const byWord = new Map<string, readonly string[][]>();
  return {
    whole(value) {
      if (value.length > LONGEST_NAME) return value;
      const words = foldText(value).match(/[\p{L}\p{M}]+/gu) ?? [];
      const known = (byWord.get(words[0] ?? '') ?? []).find((name) => words.every((word) => name.includes(word)));
      if (known) return known.join(' ');
      for (const word of new Set(words)) {
        const others = byWord.get(word) ?? [];
        if (others.length < MAX_NAMESAKES) byWord.set(word, [...others, words]);
      }
      return words.join(' ');
    },
  };
}
