import type { Invoked } from '../functions/function-pool.ts';

/** The segment that Lambda sends of an invocation, which the spans of the function belong to. */
export function segmentJson({ shortName: name, durationMs, ok, requestId, trace }: Invoked, now = Date.now()): string {
  const end_time = now / 1000;
  return JSON.stringify({
    name,
    id: trace.segmentId,
    trace_id: trace.traceId,
    start_time: end_time - durationMs / 1000,
    end_time,
    origin: 'AWS::Lambda::Function',
    ...(!ok && { fault: true }),
    annotations: { function_request_id: requestId },
  });
}
