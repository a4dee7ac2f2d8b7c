import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../assembly/model.ts';
import { logStreamOf } from './environment.ts';
import type { FunctionLog } from './function-log.ts';
import type { InvocationError, PoolMessage, WorkerMessage, WorkerStart } from './messages.ts';

export type InvocationResult =
  | { readonly ok: true; readonly requestId: string; readonly payload: unknown }
  | { readonly ok: false; readonly requestId: string; readonly error: InvocationError };

/** Who reads a response in chunks. */
export interface Receiver {
  /** Takes the bytes; when it gives a promise, the next ones come when that is fulfilled, none when it fails. */
  readonly onChunk: (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>;
  /** Aborted when nobody reads any more: the handler goes on to its end, but what it writes goes nowhere. */
  readonly signal?: AbortSignal | undefined;
}

interface Invocation {
  /** JSON text. */
  readonly event: string;
  readonly requestId: string;
  readonly traceId: string;
  /** Without one the response is one value, also that of a handler that streams: its whole text. */
  readonly receiver?: Receiver | undefined;
}

type Outcome = { readonly payload: string } | { readonly error: InvocationError };

/**
 * Memory for what is new in the heap of a thread. Node allows 192 MB for it, which busy threads take little by little, and
 * the laptop has some thirty of them.
 */
const YOUNG_GENERATION_MB = 12;

/** Time that loading a bundle may take; Lambda allows ten seconds, a busy laptop gets more. */
const INIT_TIMEOUT_MS = 30_000;

/** One thread of a function. It takes one invocation at a time, and is of no use after `dead` has become true. */
export class FunctionWorker {
  dead = false;
  private readonly model: FunctionModel;
  private readonly worker: Worker;
  private readonly ready: Promise<InvocationError | undefined>;
  private settle: (outcome: Outcome) => void = () => {};
  private receive: (message: Extract<WorkerMessage, { type: 'chunk' }>) => void = () => {};
  /** Fulfilled when every chunk that came has been taken. */
  private delivered = async () => {};

  constructor(model: FunctionModel, environment: Record<string, string>, log: FunctionLog) {
    this.model = model;
    this.worker = new Worker(new URL('./worker-main.ts', import.meta.url), {
      workerData: startOf(model),
      env: environment,
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: model.memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    this.worker.stdout.setEncoding('utf8').on('data', log.stream());
    this.worker.stderr.setEncoding('utf8').on('data', log.stream());
    this.ready = new Promise((resolve) => this.listen(resolve));
  }

  /** Runs one invocation; never rejects. */
  async invoke(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, receiver } = invocation;
    const initError = await this.initialized();
    if (initError !== undefined) {
      await this.terminate();
      return { ok: false, requestId, error: initError };
    }
    const disconnect = receiver && this.connect(requestId, receiver);
    const outcome = await this.run(invocation);
    disconnect?.();
    if ('payload' in outcome) return { ok: true, requestId, payload: JSON.parse(outcome.payload) };
    return { ok: false, requestId, error: outcome.error };
  }

  private run({ event, requestId, traceId, receiver }: Invocation): Promise<Outcome> {
    const timeoutMs = this.model.timeoutSeconds * 1000;
    const streaming = receiver !== undefined;
    return new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => resolve({ error: this.timedOut(requestId) }), timeoutMs);
      this.settle = (settled) => {
        clearTimeout(timer);
        resolve(settled);
      };
      const deadline = Date.now() + timeoutMs;
      if (this.dead) this.settle({ error: exited(1) });
      else this.tell({ type: 'invoke', requestId, event, deadline, traceId, streaming });
      // Whoever is gone already has to be told when the invocation is known.
      if (receiver?.signal?.aborted) this.tell({ type: 'abandon', requestId });
    });
  }

  /** Hands the chunks of an invocation to its receiver, one after the other; the function that is given ends that. */
  private connect(requestId: string, { onChunk, signal }: Receiver): () => void {
    const gone = Promise.withResolvers<void>();
    let over = false;
    const abandon = () => {
      gone.resolve();
      this.tell({ type: 'abandon', requestId });
    };
    const take = async (bytes: Uint8Array<ArrayBuffer>) => {
      if (over || signal?.aborted) return;
      await onChunk(bytes);
      this.tell({ type: 'taken', requestId, bytes: bytes.length });
    };
    let last = Promise.resolve();
    this.receive = (message) => {
      if (message.requestId === requestId) last = last.then(() => take(message.bytes)).catch(abandon);
    };
    this.delivered = () => Promise.race([last, gone.promise]);
    signal?.addEventListener('abort', abandon);
    return () => {
      over = true;
      this.receive = () => {};
      this.delivered = async () => {};
      signal?.removeEventListener('abort', abandon);
    };
  }

  private tell(message: PoolMessage): void {
    this.worker.postMessage(message);
  }

  async terminate(): Promise<void> {
    this.dead = true;
    await this.worker.terminate();
  }

  private listen(ready: (error: InvocationError | undefined) => void): void {
    this.worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'ready') ready(undefined);
      else if (message.type === 'init-error') ready(message.error);
      else if (message.type === 'chunk') this.receive(message);
      else this.finish(message);
    });
    const die = (error: InvocationError) => {
      this.dead = true;
      ready(error);
      this.finish({ error });
    };
    this.worker.on('error', (error) => die(crashed(error)));
    this.worker.on('exit', (code) => die(exited(code)));
  }

  private finish(outcome: Outcome): void {
    const { settle } = this;
    void this.delivered().then(() => settle(outcome));
  }

  private async initialized(): Promise<InvocationError | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<InvocationError>((resolve) => {
      const error = { errorType: 'Sandbox.Timedout', errorMessage: 'Loading the bundle took too long.' };
      timer = setTimeout(() => resolve(error), INIT_TIMEOUT_MS);
    });
    const error = await Promise.race([this.ready, late]);
    clearTimeout(timer);
    return error;
  }

  private timedOut(requestId: string): InvocationError {
    // As on Lambda, whatever the handler was doing ends here.
    void this.terminate();
    const seconds = this.model.timeoutSeconds.toFixed(2);
    return {
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
    };
  }
}

function startOf(model: FunctionModel): WorkerStart {
  return {
    taskRoot: model.assetDir,
    handler: model.handler,
    identity: {
      functionName: model.name,
      invokedFunctionArn: model.arn,
      memoryLimitInMB: String(model.memoryMb),
      logGroupName: model.logGroup,
      logStreamName: logStreamOf(model),
    },
  };
}

function crashed(error: Error & { code?: string }): InvocationError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { errorType: 'Runtime.OutOfMemory', errorMessage: 'Runtime exited with error: signal: killed' };
  }
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function exited(code: number): InvocationError {
  return { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with error: exit status ${code}` };
}
