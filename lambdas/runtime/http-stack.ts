import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpRouter, { type Route } from '@middy/http-router';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { correlateRequest } from './correlation-middleware.ts';
import { failedRequest } from './failed-request.ts';
import { logger } from './observability.ts';
import { publishBeforeTimeout, publishMetrics } from './publish-metrics.ts';

/** Middy stack of the functions behind the API: routes, metrics out, and problem+json for whatever a handler throws. */
export function httpStack(routes: Route<APIGatewayProxyEvent, APIGatewayProxyResult>[]) {
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>({ requestEnd: publishMetrics })
    .use(publishBeforeTimeout)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(correlateRequest<APIGatewayProxyResult>())
    .onError((request) => {
      request.response = failedRequest(request.error, request.event);
    })
    .handler(httpRouter(routes));
}
