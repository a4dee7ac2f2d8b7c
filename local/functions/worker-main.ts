/** The thread of one function: loads its handler, then runs one invocation after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LoadedHandler, loadHandler, provideAwslambda } from './load-handler.ts';
import type { InvocationError, InvokeMessage, PoolMessage, WorkerMessage, WorkerStart } from './messages.ts';
import { Outlet } from './outlet.ts';
import { runStreaming } from './run-streaming.ts';

/** Largest response of a synchronous invocation (Lambda quotas: 6 MB). */
const MAX_RESPONSE_BYTES = 6_291_556;
/** Largest response in chunks (Lambda quotas: 200 MB). */
const MAX_STREAMED_BYTES = 200 * 1024 * 1024;
const MAX_TRACE_LINES = 20;

const start = workerData as WorkerStart;
const outlet = new Outlet((requestId, bytes) => {
  parentPort?.postMessage({ type: 'chunk', requestId, bytes } satisfies WorkerMessage, [bytes.buffer]);
});

try {
  provideAwslambda();
  const handler = await loadHandler(start.taskRoot, start.handler);
  parentPort?.on('message', (message: PoolMessage) => {
    if (message.type === 'invoke') void invoke(handler, message);
    else if (message.type === 'taken') outlet.taken(message.requestId, message.bytes);
    else outlet.abandon(message.requestId);
  });
  tell({ type: 'ready' });
} catch (error) {
  tell({ type: 'init-error', error: describe(error) });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function invoke(handler: LoadedHandler, message: InvokeMessage): Promise<void> {
  const { requestId, deadline, traceId } = message;
  process.env._X_AMZN_TRACE_ID = traceId;
  const context = {
    ...start.identity,
    functionVersion: '$LATEST',
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  outlet.open(requestId);
  try {
    tell({ type: 'result', requestId, payload: await respond(handler, message, context) });
  } catch (error) {
    tell({ type: 'error', requestId, error: describe(error) });
  } finally {
    outlet.close();
  }
}

/** JSON text of the result; of a response that went out in chunks it is null. */
async function respond(handler: LoadedHandler, message: InvokeMessage, context: object): Promise<string> {
  const event = JSON.parse(message.event);
  if (handler.streaming) {
    const maxBytes = message.streaming ? MAX_STREAMED_BYTES : MAX_RESPONSE_BYTES;
    const chunks: Uint8Array[] = [];
    const keep = (bytes: Uint8Array) => {
      chunks.push(bytes);
      return undefined;
    };
    const take = message.streaming ? (bytes: Uint8Array<ArrayBuffer>) => outlet.send(message.requestId, bytes) : keep;
    await runStreaming(handler, { event, context, take, maxBytes });
    return message.streaming ? 'null' : JSON.stringify(Buffer.concat(chunks).toString());
  }
  const payload = JSON.stringify((await handler.handle(event, context)) ?? null);
  const bytes = Buffer.byteLength(payload);
  if (bytes > MAX_RESPONSE_BYTES) throw tooLarge(bytes);
  if (!message.streaming) return payload;
  // A handler that does not stream answers in one chunk.
  await outlet.send(message.requestId, new Uint8Array(Buffer.from(payload)));
  return 'null';
}

function tooLarge(bytes: number): Error {
  const text = `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`;
  return Object.assign(new Error(text), { name: 'Function.ResponseSizeTooLarge' });
}

function describe(error: unknown): InvocationError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const trace = (error.stack ?? '').split('\n').slice(0, MAX_TRACE_LINES);
  return { errorType: error.name, errorMessage: error.message, trace };
}
