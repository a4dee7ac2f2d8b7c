/** The thread of one function: loads its handler, then runs one invocation after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Handler, loadHandler } from './load-handler.ts';
import type { InvocationError, InvokeMessage, WorkerMessage, WorkerStart } from './messages.ts';

/** Largest response of a synchronous invocation (Lambda quotas: 6 MB). */
const MAX_RESPONSE_BYTES = 6_291_556;
const MAX_TRACE_LINES = 20;

const start = workerData as WorkerStart;

try {
  const handler = await loadHandler(start.taskRoot, start.handler);
  parentPort?.on('message', (message: InvokeMessage) => void invoke(handler, message));
  tell({ type: 'ready' });
} catch (error) {
  tell({ type: 'init-error', error: describe(error) });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function invoke(handler: Handler, { requestId, event, deadline, traceId }: InvokeMessage): Promise<void> {
  process.env._X_AMZN_TRACE_ID = traceId;
  const context = {
    ...start.identity,
    functionVersion: '$LATEST',
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    const payload = JSON.stringify((await handler(JSON.parse(event), context)) ?? null);
    const bytes = Buffer.byteLength(payload);
    if (bytes > MAX_RESPONSE_BYTES) throw tooLarge(bytes);
    tell({ type: 'result', requestId, payload });
  } catch (error) {
    tell({ type: 'error', requestId, error: describe(error) });
  }
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
