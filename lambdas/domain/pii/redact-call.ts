import { tokenize } from '../text/tokenize.ts';
import type { Turn } from '../transcript/call.ts';
import { type Context, createContext, findInContext, findKnownNames, namesHeard } from './context/find-in-context.ts';
import { findForms } from './forms/find-forms.ts';
import { mergeSpans } from './merge-spans.ts';
import { createPlaceholders, type Redacted, type Redaction } from './placeholders.ts';
import type { PiiSpan } from './types.ts';

export type { Redaction } from './placeholders.ts';

export type RedactedTurn = Turn & { readonly redactions: readonly Redaction[] };

/** Redacts the texts of one call; the same value gets the same placeholder all through the call. */
export interface Redactor {
  /** A text by itself, such as a label or a key: values that are known by their form. */
  redact(text: string): Redacted;
  /** The turns of the call, in order: values known by their form, and by what was asked and said around them. */
  redactTurns(turns: readonly Turn[]): RedactedTurn[];
  /** How many distinct values of each type were replaced so far. */
  counts(): Record<string, number>;
}

/** What stood too close to another value is found once that is replaced; more rounds are not needed in practice. */
const MAX_ROUNDS = 3;

const NO_SPANS: readonly PiiSpan[] = [];
const NO_REDACTIONS: readonly Redaction[] = [];

/**
 * Personal data become typed, numbered placeholders such as `[PHONE_1]`. Linear in the length of the texts; redacting
 * what is redacted changes nothing.
 */
export function createRedactor(): Redactor {
  const placeholders = createPlaceholders();
  const redactRound = (texts: readonly Redacted[], spans: readonly (readonly PiiSpan[])[]) =>
    texts.map(({ text, redactions }, i) => placeholders.replace(text, spans[i] ?? NO_SPANS, redactions));
  return {
    redact(text) {
      let redacted: Redacted = { text, redactions: NO_REDACTIONS };
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const spans = findForms(redacted.text);
        if (spans.length === 0) break;
        redacted = placeholders.replace(redacted.text, spans, redacted.redactions);
      }
      return redacted;
    },
    redactTurns(turns) {
      let texts: readonly Redacted[] = turns.map(({ text }) => ({ text, redactions: NO_REDACTIONS }));
      for (let round = 0; round < MAX_ROUNDS; round++) {
        const spans = findPersonalData(turns.map((turn, i) => ({ ...turn, text: texts[i]?.text ?? '' })));
        if (spans.every((found) => found.length === 0)) break;
        texts = redactRound(texts, spans);
      }
      return turns.map((turn, i) => ({ ...turn, ...(texts[i] ?? { text: '', redactions: NO_REDACTIONS }) }));
    },
    counts: () => placeholders.counts(),
  };
}

/** Where the personal data stand in each turn of a call: sorted, not overlapping. */
export function findPersonalData(turns: readonly Turn[]): (readonly PiiSpan[])[] {
  const context = createContext();
  const tokens = turns.map(({ text }) => tokenize(text));
  const found = turns.map(({ text, speaker }, i) =>
    mergeSpans(findForms(text), findInContext(tokens[i] ?? tokenize(text), speaker, context)),
  );
  return hasNames(context)
    ? found.map((spans, i) => withNames(spans, findKnownNames(tokens[i] ?? tokenize(''), context)))
    : found;
}

function hasNames(context: Context): boolean {
  return namesHeard(context).length > 0;
}

function withNames(spans: readonly PiiSpan[], names: readonly PiiSpan[]): readonly PiiSpan[] {
  return names.length === 0 ? spans : mergeSpans(spans, names);
}
