import type { APIGatewayProxyEvent } from 'aws-lambda';
import { answerResponse } from '../runtime/problem.ts';
import { listCalls, type ReadDeps, readCall } from './read-calls.ts';

/** Routes of the calls function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: ReadDeps) {
  return [
    {
      method: 'GET' as const,
      path: '/calls',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(await listCalls(deps, event.queryStringParameters ?? {}), event.requestContext.requestId),
    },
    {
      method: 'GET' as const,
      path: '/calls/{call_id}',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(await readCall(deps, callIdOf(event)), event.requestContext.requestId),
    },
  ];
}

/** API Gateway hands path parameters over still percent-encoded. */
function callIdOf(event: APIGatewayProxyEvent): string {
  const raw = event.pathParameters?.call_id ?? '';
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
