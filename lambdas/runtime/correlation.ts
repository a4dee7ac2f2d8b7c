import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallRevision } from '../domain/calls/ports.ts';

/** Header of every answer of the API: the id that stands in the log lines of its request. */
export const CORRELATION_HEADER = 'x-correlation-id';

/** Of lines that are written before the first invocation. */
const BEFORE_ALL = 'init';

/** An id is a call's at most, and those are bounded; this bounds what a foreign event may say. */
const MAX_ID = 300;

const ofRecord = new AsyncLocalStorage<string>();
let ofInvocation = BEFORE_ALL;

/** What the present log line is about: one record of a batch, else the request or the invocation. */
export function correlationId(): string {
  return ofRecord.getStore() ?? ofInvocation;
}

/**
 * From now on lines are about this invocation: an execution environment has one at a time. It is not taken back at the
 * end, as a streamed body is made after its handler has returned.
 */
export function beginInvocation(id: string | undefined): void {
  ofInvocation = id === undefined || id === '' ? BEFORE_ALL : id.slice(0, MAX_ID);
}

/** Does work whose lines are about one record, also while others are worked on beside it. */
export function correlated<T>(id: string, work: () => T): T {
  return ofRecord.run(id.slice(0, MAX_ID), work);
}

/** What lines and traces call a revision of a call, in every function that it goes through. */
export function callCorrelation({ call_id, revision }: CallRevision): string {
  return `${call_id}@${revision}`;
}
