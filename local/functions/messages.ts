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
  readonly requestId: string;
  /** JSON text, so that the handler gets exactly what would have gone over the wire. */
  readonly event: string;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly traceId: string;
}

/** An error as Lambda reports it. */
export interface InvocationError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'init-error'; readonly error: InvocationError }
  | { readonly type: 'result'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'error'; readonly requestId: string; readonly error: InvocationError };
