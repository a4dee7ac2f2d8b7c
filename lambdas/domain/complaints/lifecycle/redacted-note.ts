import { createRedactor } from '../../pii/redact-call.ts';

/**
 * A comment or a reason, redacted as transcripts are: by the form of a value and by what is said around it. It is read as
 * one turn of a customer, as nothing is found in a single turn of an agent that is not found so. What a transcript keeps
 * stays here, too: a name that is a word of its own ("Grace will see to it"), a code that nobody asks for.
 */
export function redactedNote(text: string): string {
  return createRedactor()
    .redactTurns([{ turn: 0, speaker: 'customer', text }])
    .map((turn) => turn.text)
    .join('');
}
