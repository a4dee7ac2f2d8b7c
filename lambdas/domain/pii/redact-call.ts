import type { Turn } from '../transcript/call.ts';
import { foldDigits } from './digits.ts';
import { findEmails } from './find-email.ts';
import { findNumbers } from './find-numbers.ts';
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
  const placeholderOf = (type: PiiType, value: string): string => {
    const identity = `${type} ${normalise(type, value)}`;
    const known = numbers.get(identity);
    const number = known ?? (counts.get(type) ?? 0) + 1;
    if (known === undefined) {
      numbers.set(identity, number);
      counts.set(type, number);
    }
    return `[${type}_${number}]`;
  };
  return {
    redact: (text) => replaceSpans(text, findPii(text), placeholderOf),
    counts: () => Object.fromEntries(counts),
  };
}

/** Redacts every turn of a call. */
export function redactTurns(turns: readonly Turn[], redactor: Redactor): RedactedTurn[] {
  return turns.map((turn) => ({ ...turn, ...redactor.redact(turn.text) }));
}

function findPii(text: string): PiiSpan[] {
  const emails = findEmails(text);
  const folded = foldDigits(text);
  const numbers = findNumbers(folded).filter((n) => !emails.some((e) => n.start < e.end && e.start < n.end));
  return [...emails, ...numbers].sort((a, b) => a.start - b.start);
}

function replaceSpans(
  text: string,
  spans: readonly PiiSpan[],
  placeholderOf: (type: PiiType, value: string) => string,
) {
  const redactions: Redaction[] = [];
  let redacted = '';
  let from = 0;
  for (const span of spans) {
    redacted += text.slice(from, span.start);
    const placeholder = placeholderOf(span.type, text.slice(span.start, span.end));
    const start = redacted.length;
    redacted += placeholder;
    redactions.push({ type: span.type, placeholder, start, end: redacted.length });
    from = span.end;
  }
  return { text: redacted + text.slice(from), redactions };
}

/** Two writings of one value share a placeholder: case of an address, grouping of a number. */
function normalise(type: PiiType, value: string): string {
  return type === 'EMAIL' ? value.toLowerCase() : foldDigits(value).replace(/\D/g, '');
}
