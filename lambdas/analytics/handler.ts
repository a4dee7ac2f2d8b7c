import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { QueryParameters } from '../domain/analytics/query-parameters.ts';
import { answerResponse } from '../runtime/problem.ts';
import { type AnalyticsDeps, followTrend, summariseCalls } from './read-analytics.ts';

/** Routes of the analytics function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: AnalyticsDeps) {
  return [
    {
      method: 'GET' as const,
      path: '/analytics/summary',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(await summariseCalls(deps, parametersOf(event)), event.requestContext.requestId),
    },
    {
      method: 'GET' as const,
      path: '/analytics/trends',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(await followTrend(deps, parametersOf(event)), event.requestContext.requestId),
    },
  ];
}

/** All values of each parameter: the single-valued form of the event keeps only the last one. */
function parametersOf(event: APIGatewayProxyEvent): QueryParameters {
  return event.multiValueQueryStringParameters ?? {};
}
