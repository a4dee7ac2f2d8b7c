/** What a function's thread is started with. */
export interface WorkerStart {
  readonly taskRoot: string;
  /** `file.export`. */
  readonly handler: string;
  readonly identity: FunctionIdentity;
}

/** The parts of the Lambda context that stay the same between invocations. */
export interface FunctionIdentity {
  readonly functionName: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

export interface InvokeMessage {
  readonly type: 'invoke';
  readonly requestId: string;
  /** JSON text, so that the handler gets exactly what would have gone over the wire. */
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly traceId: string;
  /** The response is wanted in chunks, as they are written. */
  readonly streaming: boolean;
}

/** What a thread is told. */
export type PoolMessage =
  | InvokeMessage
  /** A chunk of so many bytes has been taken: a slow reader slows the handler down. */
  | { readonly type: 'taken'; readonly requestId: string; readonly bytes: number }
  /** Nobody reads any more; what is still written goes nowhere. */
  | { readonly type: 'abandon'; readonly requestId: string };

/** An error as Lambda reports it. */
export interface InvocationError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'init-error'; readonly error: InvocationError }
  | { readonly type: 'chunk'; readonly requestId: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'result'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'error'; readonly requestId: string; readonly error: InvocationError };
