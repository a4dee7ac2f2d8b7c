import { findForms } from './forms/find-forms.ts';
import { createPlaceholders, type Placeholders, type Redacted } from './placeholders.ts';

/** What stood too close to another value is found once that is replaced; more rounds are not needed in practice. */
const MAX_ROUNDS = 4;

/** Replaces the values that are known by their form. */
export function redactForms(placeholders: Placeholders, redacted: Redacted): Redacted {
  let result = redacted;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const spans = findForms(result.text);
    if (spans.length === 0) return result;
    result = placeholders.replace(result, spans);
  }
  return result;
}

/** Redacts texts that stand by themselves, such as labels and keys: the same value, the same placeholder. */
export function createTextRedactor(): { redact(text: string): Redacted } {
  const placeholders = createPlaceholders();
  return {
    redact(text) {
      placeholders.reserve(text);
      return redactForms(placeholders, { text, redactions: [] });
    },
  };
}

/** One text by itself, such as a question that somebody typed. */
export function redactedText(text: string): string {
  return createTextRedactor().redact(text).text;
}
