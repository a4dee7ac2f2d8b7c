import { type Tokens, tokenize } from '../text/tokenize.ts';
import type { Turn } from '../transcript/call.ts';
import {
  type Context,
  createContext,
  findInContext,
  findKnownNames,
  rememberDigits,
} from './context/find-in-context.ts';
import { createHeardCodes } from './heard-codes.ts';
import { createPlaceholders, type Placeholders, type Redacted, type Redaction } from './placeholders.ts';
import { redactForms } from './redact-text.ts';
import type { PiiSpan } from './types.ts';

export type { Redaction } from './placeholders.ts';

export type RedactedTurn = Turn & { readonly redactions: readonly Redaction[] };

/** Redacts the turns of one call; the same value gets the same placeholder all through the call. */
export interface Redactor {
  /** In order: values known by their form, and by what was asked and said around them. */
  redactTurns(turns: readonly Turn[]): RedactedTurn[];
  /** Tokens of the turns that were redacted last, where they are those of the redacted text. */
  readonly tokens: readonly (Tokens | undefined)[];
  /** How many distinct values of each type were replaced so far. */
  counts(): Record<string, number>;
}

const NO_REDACTIONS: readonly Redaction[] = [];

/**
 * Personal data become typed, numbered placeholders such as `[PHONE_1]`. Linear in the length of the texts; redacting
 * what is redacted changes nothing.
 */
export function createRedactor(): Redactor {
  const placeholders = createPlaceholders();
  const tokens: (Tokens | undefined)[] = [];
  return {
    tokens,
    redactTurns: (turns) => redactInContext(placeholders, turns, tokens),
    counts: () => placeholders.counts(),
  };
}

/** First what its form tells, then what the dialogue tells, then the names that were heard wherever they stand. */
function redactInContext(
  placeholders: Placeholders,
  turns: readonly Turn[],
  kept: (Tokens | undefined)[],
): RedactedTurn[] {
  for (const { text } of turns) placeholders.reserve(text);
  const formed = turns.map((turn) => ({ ...turn, ...redactForms(placeholders, unredacted(turn)) }));
  const tokens = formed.map(({ text }) => tokenize(text));
  const context = createContext();
  formed.forEach(({ redactions }, i) => {
    for (const redaction of redactions) rememberForm(context, redaction, turns[i]?.text ?? '');
  });
  const found = formed.map(({ speaker }, i) => findInContext(tokens[i] ?? NO_TOKENS, speaker, context));
  const codes = heardCodes(turns, formed, found);
  kept.length = 0;
  for (const one of tokens) kept.push(one);
  return formed.map((turn, i) => {
    const spans = found[i] ?? [];
    const words = tokens[i] ?? NO_TOKENS;
    const again = withOthers(codes.find(words), findKnownNames(words, context));
    if (spans.length + again.length === 0) return turn;
    kept[i] = undefined;
    return { ...turn, ...redactForms(placeholders, placeholders.replace(turn, withOthers(spans, again))) };
  });
}

/** Numbers that people read back to each other. */
function rememberForm(context: Context, { type, original_start, original_end }: Redaction, text: string): void {
  if (type !== 'CARD' && type !== 'PHONE' && type !== 'SSN' && type !== 'ACCOUNT') return;
  rememberDigits(context, text.slice(original_start, original_end), type);
}

const NO_TOKENS = tokenize('');

function unredacted({ text }: Turn): Redacted {
  return { text, redactions: NO_REDACTIONS };
}

/** The codes that were redacted by their form and by the dialogue. */
function heardCodes(turns: readonly Turn[], formed: readonly RedactedTurn[], found: readonly (readonly PiiSpan[])[]) {
  const codes = createHeardCodes();
  formed.forEach(({ text, redactions }, i) => {
    const said = turns[i]?.text ?? '';
    for (const r of redactions) codes.remember(r.type, said.slice(r.original_start, r.original_end));
    for (const { type, start, end } of found[i] ?? []) codes.remember(type, text.slice(start, end));
  });
  return codes;
}

/** Spans of both lists in order; of those that overlap the first list's. */
function withOthers(spans: readonly PiiSpan[], others: readonly PiiSpan[]): readonly PiiSpan[] {
  if (others.length === 0) return spans;
  const free = others.filter((other) => !spans.some((span) => span.start < other.end && other.start < span.end));
  return [...spans, ...free].sort((a, b) => a.start - b.start);
}
