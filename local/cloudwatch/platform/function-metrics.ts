import type { MetricStore } from '../metric-store.ts';

/** One invocation that is over. */
export interface Invoked {
  /** Name of the function. */
  readonly name: string;
  readonly durationMs: number;
  readonly ok: boolean;
  /** Invocations of the function at work when it began, itself included. */
  readonly concurrent: number;
}

/**
 * AWS/Lambda, by function. Lambda reports no throttling as zero throttles; on the laptop an invocation beyond the
 * threads of a function waits instead, so that there is never one.
 */
export function putInvocation(store: MetricStore, { name, durationMs, ok, concurrent }: Invoked): void {
  const put = (metric: string, value: number) => {
    store.put({ namespace: 'AWS/Lambda', name: metric, dimensions: { FunctionName: name } }, value);
  };
  put('Invocations', 1);
  put('Errors', ok ? 0 : 1);
  put('Throttles', 0);
  put('Duration', durationMs);
  put('ConcurrentExecutions', concurrent);
}
