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
  /** Replaces the values at the spans of a text, which may be redacted in part already. */
  replace(redacted: Redacted, spans: readonly PiiSpan[]): Redacted;
  /** How many distinct values of each type were replaced. */
  counts(): Record<string, number>;
}

export function createPlaceholders(): Placeholders {
  const numbers = new Map<string, number>();
  const names: string[][] = [];
  const counts = new Map<PiiType, number>();
  const placeholderOf = (type: PiiType, value: string): string => {
    const identity = `${type} ${type === 'NAME' ? nameOf(names, value) : identityOf(type, value)}`;
    const known = numbers.get(identity);
    const number = known ?? (counts.get(type) ?? 0) + 1;
    if (known === undefined) {
      numbers.set(identity, number);
      counts.set(type, number);
    }
    return `[${type}_${number}]`;
  };
  return {
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

/** Phone numbers are the same when these last digits are, with or without country and trunk prefix. */
const NATIONAL_DIGITS = 10;

/** Two writings of one value are one: case and blanks of a text, grouping of a number. */
function identityOf(type: PiiType, value: string): string {
  const folded = foldText(value).replace(/[^\p{L}\p{M}\p{N}@]/gu, '');
  return type === 'PHONE' && /\d{10}/.test(folded) ? folded.slice(-NATIONAL_DIGITS) : folded;
}

/** A part of a name that was said before, such as a first name alone, is that name. */
function nameOf(names: string[][], value: string): string {
  const words = foldText(value).match(/[\p{L}\p{M}]+/gu) ?? [];
  const known = names.find((name) => words.every((word) => name.includes(word)));
  if (known) return known.join(' ');
  names.push(words);
  return words.join(' ');
}
