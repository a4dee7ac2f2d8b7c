import { randomUUID } from 'node:crypto';
import type { FunctionModel } from '../assembly/model.ts';
import { type TraceContext, traceContext, traceHeader } from '../tracing/trace-header.ts';
import { type EnvironmentValues, functionEnvironment } from './environment.ts';
import { FunctionLog, type LogSinks } from './function-log.ts';
import { FunctionWorker, type InvocationResult, type Receiver } from './function-worker.ts';

export interface PoolOptions extends EnvironmentValues, LogSinks {
  readonly logDir: string;
  /** More threads than cores are slower; one is enough for most functions. */
  readonly maxWorkers: number;
  /** Hears of every invocation that is over. */
  readonly onInvoked?: (invoked: Invoked) => void;
}

/** What it took; time in which it waited for a thread is left out. */
export interface Invoked {
  readonly name: string;
  readonly shortName: string;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Invocations at work when it began, itself included. */
  readonly concurrent: number;
  readonly requestId: string;
  readonly trace: TraceContext;
}

/** Whoever invokes a function: an event source, a schedule, the API. */
export type Invoke = (event: unknown) => Promise<InvocationResult>;

/**
 * Whoever wants a response in chunks, as the function writes them; the payload of the result is null then. A function
 * that does not stream answers in one chunk, the JSON text of what it returned.
 */
export type InvokeStreaming = (
  event: unknown,
  onChunk: Receiver['onChunk'],
  signal?: AbortSignal,
) => Promise<InvocationResult>;

/** A function with its threads, started when first needed. An invocation beyond their number waits for its turn. */
export class FunctionPool {
  readonly model: FunctionModel;
  readonly maxWorkers: number;
  private readonly environment: Record<string, string>;
  private readonly log: FunctionLog;
  private readonly onInvoked: PoolOptions['onInvoked'];
  private readonly workers = new Set<FunctionWorker>();
  private readonly idle: FunctionWorker[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private closed = false;

  constructor(model: FunctionModel, options: PoolOptions) {
    this.model = model;
    this.maxWorkers = options.maxWorkers;
    this.onInvoked = options.onInvoked;
    this.environment = functionEnvironment(model, options);
    this.log = new FunctionLog(options.logDir, model.shortName, options);
  }

  /** Runs the handler with one event. Never rejects: what the handler throws is in the result. */
  readonly invoke: Invoke = (event) => this.run(event);

  /** The same, with the response in chunks. */
  readonly invokeStreaming: InvokeStreaming = (event, onChunk, signal) => this.run(event, { onChunk, signal });

  private async run(event: unknown, receiver?: Receiver): Promise<InvocationResult> {
    const requestId = randomUUID();
    while (this.busy >= this.maxWorkers && !this.closed) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (this.closed) return closing(requestId);
    this.busy++;
    const [began, concurrent] = [performance.now(), this.busy];
    const worker = this.idleWorker() ?? this.add();
    const trace = traceContext(event);
    const invocation = { event: JSON.stringify(event), requestId, traceId: traceHeader(trace), receiver };
    const result = await worker.invoke(invocation);
    this.busy--;
    const durationMs = performance.now() - began;
    const { name, shortName } = this.model;
    if (!this.closed) this.onInvoked?.({ name, shortName, durationMs, ok: result.ok, concurrent, requestId, trace });
    if (worker.dead) this.workers.delete(worker);
    else this.idle.push(worker);
    this.waiting.shift()?.();
    if (this.closed) return result.ok ? result : closing(requestId);
    if (!result.ok) this.log.failure(requestId, result.error);
    return result;
  }

  /** Loads the bundle in a first thread, so that the first invocation does not wait for it. */
  warm(): void {
    if (this.workers.size === 0 && !this.closed) this.idle.push(this.add());
  }

  /** Ends the threads, also in the middle of an invocation. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const wake of this.waiting) wake();
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
    this.log.close();
  }

  private idleWorker(): FunctionWorker | undefined {
    for (let worker = this.idle.pop(); worker !== undefined; worker = this.idle.pop()) {
      if (!worker.dead) return worker;
      // It crashed between two invocations, by a timer or a socket that it had left behind.
      this.workers.delete(worker);
    }
    return undefined;
  }

  private add(): FunctionWorker {
    const worker = new FunctionWorker(this.model, this.environment, this.log);
    this.workers.add(worker);
    return worker;
  }
}

function closing(requestId: string): InvocationResult {
  const error = { errorType: 'Runtime.Closing', errorMessage: 'The laptop runtime is closing.' };
  return { ok: false, requestId, error };
}
