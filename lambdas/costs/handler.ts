import type { APIGatewayProxyEvent } from 'aws-lambda';
import { answerResponse } from '../runtime/problem.ts';
import { type CostsDeps, readCosts } from './read-costs.ts';

/** Route of the costs function. The authorizer has let the request through for its role already. */
export function createRoutes(deps: CostsDeps) {
  return [
    {
      method: 'GET' as const,
      path: '/costs',
      handler: async (event: APIGatewayProxyEvent) =>
        answerResponse(
          await readCosts(deps, event.multiValueQueryStringParameters ?? {}),
          event.requestContext.requestId,
        ),
    },
  ];
}
