import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { faultName } from './describe-fault.ts';
import { logger } from './observability.ts';
import { type Problem, problemResponse } from './problem.ts';

const INTERNAL: Problem = {
  status: 500,
  code: 'internal-error',
  title: 'Something failed here. Try again; the request id helps to find it.',
};
const NO_ROUTE: Problem = { status: 404, code: 'no-such-route', title: 'There is no such route.' };

/** The problem+json for what a handler threw; the log gets no more of it than its name. */
export function failedRequest(error: unknown, event: APIGatewayProxyEvent): APIGatewayProxyResult {
  const noRoute = (error as { statusCode?: number } | null)?.statusCode === NO_ROUTE.status;
  if (!noRoute) logger.error('The request failed', { error_name: faultName(error) });
  return problemResponse(noRoute ? NO_ROUTE : INTERNAL, event.requestContext.requestId);
}
