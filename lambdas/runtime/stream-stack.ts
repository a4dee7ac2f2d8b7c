import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import { executionModeStreamifyResponse } from '@middy/core/StreamifyResponse';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { correlateRequest } from './correlation-middleware.ts';
import { faultName } from './describe-fault.ts';
import { failedRequest } from './failed-request.ts';
import { logger } from './observability.ts';
import { publishBeforeTimeout, publishMetrics } from './publish-metrics.ts';

/** Status and headers go out at once, the body as it is made. */
export interface StreamedAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable | ReadableStream;
}

/**
 * Middy stack of functions that API Gateway streams: problem+json for what the handler throws before its body begins, and
 * metrics out when the body has ended. A body that fails in the middle cuts the stream, which the client sees.
 */
export function streamStack(handler: (event: APIGatewayProxyEvent, context: Context) => Promise<StreamedAnswer>) {
  return middy<APIGatewayProxyEvent, StreamedAnswer>({
    executionMode: executionModeStreamifyResponse,
    requestEnd: publishMetrics,
  })
    .use(publishBeforeTimeout)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(correlateRequest<StreamedAnswer>())
    .onError((request) => {
      const { statusCode, body } = failedRequest(request.error, request.event);
      request.response = { statusCode, headers: { 'content-type': 'application/problem+json' }, body };
    })
    .handler(async (event: APIGatewayProxyEvent, context: Context) => {
      const answer = await handler(event, context);
      return { ...answer, body: typeof answer.body === 'string' ? answer.body : guarded(answer.body) };
    });
}

/** The same body; the runtime logs what a stream fails with, which may be personal, so that only its name is told. */
function guarded(body: Readable | ReadableStream): Readable {
  return Readable.from(passOn(body), { objectMode: false });
}

async function* passOn(body: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* body;
  } catch (error) {
    logger.error('The stream was cut', { error_name: faultName(error) });
    throw new Error('The stream was cut.');
  }
}
