import { createRedactor } from '../redact-call.ts';

/** A call with its turns from agent and customer by turns, redacted, joined by ` | `. */
export function redacted(...said: readonly string[]): string {
  const turns = said.map((text, turn) => ({ turn, speaker: turn % 2 === 0 ? 'agent' : 'customer', text }) as const);
  return createRedactor()
    .redactTurns(turns)
    .map(({ text }) => text)
    .join(' | ');
}
