import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { jsonResponse, problemResponse } from '../runtime/problem.ts';
import { type Answer, listCalls, type ReadDeps, readCall } from './read-calls.ts';

/** Routes of the calls function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: ReadDeps) {
  return [
    {
      method: 'GET' as const,
      path: '/calls',
      handler: async (event: APIGatewayProxyEvent) =>
        respond(event, await listCalls(deps, event.queryStringParameters ?? {})),
    },
    {
      method: 'GET' as const,
      path: '/calls/{call_id}',
      handler: async (event: APIGatewayProxyEvent) => respond(event, await readCall(deps, callIdOf(event))),
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

function respond(event: APIGatewayProxyEvent, answer: Answer<unknown>): APIGatewayProxyResult {
  return answer.ok ? jsonResponse(200, answer.body) : problemResponse(answer.problem, event.requestContext.requestId);
}
