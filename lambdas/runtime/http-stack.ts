import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpRouter, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { logger } from './observability.ts';
import { type Problem, problemResponse } from './problem.ts';

const INTERNAL: Problem = {
  status: 500,
  code: 'internal-error',
  title: 'Something failed here. Try again; the request id helps to find it.',
};

/** Middy stack of the functions behind the API: routes, and problem+json for whatever a handler throws. */
export function httpStack(routes: Route<APIGatewayProxyEvent, APIGatewayProxyResult>[]) {
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .onError((request) => {
      const status = (request.error as { statusCode?: number } | null)?.statusCode;
      if (status !== 404) logger.error('The request failed', { error_name: request.error?.name ?? 'unknown' });
      const problem =
        status === 404 ? { status: 404, code: 'no-such-route', title: 'There is no such route.' } : INTERNAL;
      request.response = problemResponse(problem, request.event.requestContext.requestId);
    })
    .handler(httpRouter(routes));
}
