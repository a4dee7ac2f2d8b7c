import type { AnswerEvent } from './answer.ts';

/** What stands in a stream besides the steps of an answer: it ends without one. */
export interface StreamFault {
  readonly type: 'error';
  readonly problem: Readonly<Record<string, unknown>>;
}

/**
 * One event of a stream, by its type and with the rest of it as JSON on one line
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export function serverSentEvent({ type, ...data }: AnswerEvent | StreamFault): string {
  // JSON has no line break of its own; those of Unicode are none to a stream of events.
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
