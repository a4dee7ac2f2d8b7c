import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { beginInvocation, CORRELATION_HEADER, correlationId } from './correlation.ts';
import { logger } from './observability.ts';

/** Lines of an invocation that no request of the API has caused are told by its own id. */
export const correlateInvocation = {
  before: ({ context }: { readonly context: Context }) => beginInvocation(context.awsRequestId),
};

interface Answered {
  readonly statusCode: number;
  readonly headers?: object;
}

/**
 * Lines of a request are told by the id that API Gateway gave it, which the answer says as well. An id that the client
 * sends is ignored: whoever chose it could make the lines of others look like theirs.
 */
export function correlateRequest<R extends Answered>(): MiddlewareObj<APIGatewayProxyEvent, R> {
  const tell: NonNullable<MiddlewareObj<APIGatewayProxyEvent, R>['after']> = (request) => {
    const { event, response } = request;
    if (response === undefined || response === null) return;
    request.response = { ...response, headers: { ...response.headers, [CORRELATION_HEADER]: correlationId() } };
    const { httpMethod: method, resource } = event;
    logger.info('Answered a request', { method, resource, status: response.statusCode });
  };
  return {
    before: ({ event, context }) => beginInvocation(event.requestContext?.requestId ?? context.awsRequestId),
    after: tell,
    onError: tell,
  };
}
