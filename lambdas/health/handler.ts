import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { CallStore } from '../domain/calls/ports.ts';
import { jsonResponse, problemResponse } from '../runtime/problem.ts';

export interface HealthDeps {
  readonly calls: Pick<CallStore, 'summary'>;
}

/** A call id that no transcript can have (ids are trimmed), so that the probe reads nothing. */
const PROBE = ' ';

/** GET /health: the function runs. GET /ready: it reaches the table as well. */
export function createRoutes(deps: HealthDeps) {
  return [
    { method: 'GET' as const, path: '/health', handler: async () => jsonResponse(200, { status: 'ok' }) },
    {
      method: 'GET' as const,
      path: '/ready',
      handler: async (event: APIGatewayProxyEvent) => {
        const reached = await deps.calls.summary(PROBE).then(
          () => true,
          () => false,
        );
        if (reached) return jsonResponse(200, { status: 'ready' });
        const problem = { status: 503, code: 'not-ready', title: 'The calls table cannot be reached.' };
        return problemResponse(problem, event.requestContext.requestId);
      },
    },
  ];
}
