import { parseListRequest, writeCursor } from '../domain/calls/list-query.ts';
import type { CallStore } from '../domain/calls/ports.ts';
import type { CallRecord, CallSummary } from '../domain/calls/record.ts';
import { pseudonymousId } from '../domain/pii/pseudonymous-id.ts';
import { canonicalId, holdsControls, MAX_ID } from '../domain/transcript/canonical-id.ts';
import type { Answer } from '../runtime/problem.ts';

export interface ReadDeps {
  readonly calls: Pick<CallStore, 'get' | 'list'>;
}

/** A function's answer is at most 6 MB (Lambda quotas); what of it the turns may take, in bytes of the
 * JSON text that the answer's body is once more written as. */
const MAX_TURNS_BYTES = 5_000_000;

/** A call, with the number of turns that were left out where all of them would be too much for one answer. */
export type ShownCall = Omit<CallRecord, 'embeddings'> & { readonly turns_omitted?: number };

/** One call with its redacted turns. */
export async function readCall(deps: ReadDeps, callId: string): Promise<Answer<ShownCall>> {
  const id = canonicalId(callId);
  // No call has such an id, and the table refuses keys that are empty or beyond its limit.
  const none = id === '' || id.length > MAX_ID || holdsControls(callId);
  const call = none ? undefined : await deps.calls.get(pseudonymousId(id));
  if (call !== undefined) return { ok: true, body: shown(call) };
  return { ok: false, problem: { status: 404, code: 'no-such-call', title: 'There is no call with this call_id.' } };
}

/** The call with as many of its first turns as an answer can hold. */
function shown({ embeddings: _, ...call }: CallRecord): ShownCall {
  let bytes = 0;
  const fitting = call.turns.findIndex((turn) => {
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(turn)));
    return bytes > MAX_TURNS_BYTES;
  });
  if (fitting < 0) return call;
  return { ...call, turns: call.turns.slice(0, fitting), turns_omitted: call.turns.length - fitting };
}

/** The calls of one client, newest first, a page at a time. */
export async function listCalls(
  deps: ReadDeps,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<Answer<{ calls: readonly CallSummary[]; next_cursor: string | null }>> {
  const request = parseListRequest(parameters);
  if (!request.ok) {
    const { field, title } = request;
    return { ok: false, problem: { status: 400, code: 'bad-parameter', title, field } };
  }
  const page = await deps.calls.list(request.query);
  return { ok: true, body: { calls: page.calls, next_cursor: writeCursor(page.next) } };
}
