import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { QueryParameters } from '../domain/analytics/query-parameters.ts';
import { jsonResponse, problemResponse } from '../runtime/problem.ts';
import { type AnalyticsDeps, type Answer, followTrend, summariseCalls } from './read-analytics.ts';

/** Routes of the analytics function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: AnalyticsDeps) {
  return [
    {
      method: 'GET' as const,
      path: '/analytics/summary',
      handler: async (event: APIGatewayProxyEvent) => respond(event, await summariseCalls(deps, parametersOf(event))),
    },
    {
      method: 'GET' as const,
      path: '/analytics/trends',
      handler: async (event: APIGatewayProxyEvent) => respond(event, await followTrend(deps, parametersOf(event))),
    },
  ];
}

/** All values of each parameter: the single-valued form of the event keeps only the last one. */
function parametersOf(event: APIGatewayProxyEvent): QueryParameters {
  return event.multiValueQueryStringParameters ?? {};
}

function respond(event: APIGatewayProxyEvent, answer: Answer<unknown>): APIGatewayProxyResult {
  return answer.ok ? jsonResponse(200, answer.body) : problemResponse(answer.problem, event.requestContext.requestId);
}
