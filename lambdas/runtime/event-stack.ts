import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { correlateInvocation } from './correlation-middleware.ts';
import { logger } from './observability.ts';
import { publishBeforeTimeout, publishMetrics } from './publish-metrics.ts';

/** Middy stack of functions that are driven by queues and schedules: log context in, metrics out, also on failure. */
export function eventStack<E, R>(handler: (event: E, context: Context) => Promise<R>) {
  return middy<E, R>({ requestEnd: publishMetrics })
    .use(publishBeforeTimeout)
    .use(correlateInvocation)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(handler);
}

/** Middy stack of functions that answer one request and count nothing. */
export function requestStack<E, R>(handler: (event: E, context: Context) => Promise<R>) {
  return middy<E, R>()
    .use(correlateInvocation)
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .handler(handler);
}
