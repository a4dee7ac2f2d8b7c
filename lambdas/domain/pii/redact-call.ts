import type { Turn } from '../transcript/call.ts';
import { foldDigits } from './digits.ts';
import { FINDERS } from './finders.ts';
import type { PiiSpan, PiiType } from './types.ts';

/** One redaction: which placeholder stands where in the redacted text. Never the value. */
export interface Redaction {
  readonly type: PiiType;
  readonly placeholder: string;
  readonly start: number;
  readonly end: number;
}

export type RedactedTurn = Turn & { readonly redactions: readonly Redaction[] };

/** Redacts the texts of one call; the same value gets the same placeholder all through the call. */
export interface Redactor {
  redact(text: string): { readonly text: string; readonly redactions: readonly Redaction[] };
  /** How many distinct values of each type were seen so far. */
  counts(): Record<string, number>;
}

/**
 * E-mail addresses, payment cards, US social security numbers and phone numbers become typed, numbered placeholders
 * such as `[PHONE_1]`. Linear in the length of the text; redacting a redacted text changes nothing.
 */
export function createRedactor(): Redactor {
  const numbers = new Map<string, number>();
  const counts = new Map<PiiType, number>();
  const issued = new Set<string>();
  const placeholderOf = (type: PiiType, value: string): string => {
    const identity = `${type} ${normalise(type, value)}`;
    const known = numbers.get(identity);
    const number = known ?? (counts.get(type) ?? 0) + 1;
    if (known === undefined) {
      numbers.set(identity, number);
      counts.set(type, number);
    }
    const placeholder = `[${type}_${number}]`;
    issued.add(placeholder);
    return placeholder;
  };
  return {
    redact(text) {
      const redacted = redactText(text, placeholderOf);
      return { text: redacted, redactions: redactionsIn(redacted, issued) };
    },
    counts: () => Object.fromEntries(counts),
  };
}

/** Redacts every turn of a call. */
export function redactTurns(turns: readonly Turn[], redactor: Redactor): RedactedTurn[] {
  return turns.map((turn) => ({ ...turn, ...redactor.redact(turn.text) }));
}

/** A replacement may uncover what stood too close to another value; more rounds than this are not needed in practice. */
const MAX_ROUNDS = 4;
const PLACEHOLDER = /\[(EMAIL|CARD|SSN|PHONE)_\d{1,6}\]/g;

/** Phone numbers are the same when these last digits are, with or without country and trunk prefix. */
const NATIONAL_DIGITS = 10;

type PlaceholderOf = (type: PiiType, value: string) => string;

/** Form by form, the surest first: what is replaced cannot be taken for a part of something else. */
function redactText(text: string, placeholderOf: PlaceholderOf): string {
  let redacted = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = redacted;
    for (const find of FINDERS) redacted = replaceSpans(redacted, find(redacted), placeholderOf);
    if (redacted === before) break;
  }
  return redacted;
}

function replaceSpans(text: string, spans: readonly PiiSpan[], placeholderOf: PlaceholderOf): string {
  let redacted = '';
  let from = 0;
  for (const { type, start, end } of spans) {
    redacted += text.slice(from, start) + placeholderOf(type, text.slice(start, end));
    from = end;
  }
  return redacted + text.slice(from);
}

/** Where the placeholders of this call stand; a bracketed word that the speaker said is none. */
function redactionsIn(text: string, issued: ReadonlySet<string>): Redaction[] {
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([placeholder]) => issued.has(placeholder))
    .map(({ 0: placeholder, 1: type, index }) => {
      return { type: type as PiiType, placeholder, start: index, end: index + placeholder.length };
    });
}

/** Two writings of one value share a placeholder: case of an address, grouping of a number. */
function normalise(type: PiiType, value: string): string {
  if (type === 'EMAIL') return value.toLowerCase();
  const digits = foldDigits(value).replace(/\D/g, '');
  return type === 'PHONE' ? digits.slice(-NATIONAL_DIGITS) : digits;
}
