import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { FOR_FIVE_MINUTES, type MetricAlarm } from './alarms.ts';
import { measured, PERIOD } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import { routesOf, type Watched } from './watched.ts';

/** Percent of the requests in five minutes. */
export const ERROR_RATE = 5;
/** Fewer are no rate: one failure at night would be all there is. */
const FEWEST_ERRORS = 3;
export const SLOW_MS = 10_000;
/** Of fewer requests in five minutes the slowest one of a hundred is the slowest one. */
const FEWEST_TIMED = 20;
/** Percent of the requests to one route. */
export const ROUTE_ERROR_RATE = 50;
const COMPLAINTS = '/complaints';
/** They answer 503 while something that they need does not answer, which has an alarm of its own. */
const TOLD_BY_OTHERS: readonly string[] = ['/health', '/ready'];
/** Percent of the streamed answers of five minutes: they have begun with status 200, so that no rate of requests tells. */
export const BROKEN_RATE = 5;
/** Percent of the questions of half an hour, and as many of them as make a share of any meaning. */
export const CACHE_HIT_RATE = 30;
const FEWEST_QUESTIONS = 50;
const HALF_AN_HOUR = Duration.minutes(30);

/** The API as a whole: all its routes. */
export function ofApi({ api, config }: Pick<Watched, 'api' | 'config'>) {
  return { ApiName: api.restApiName, Stage: config.env };
}

/** The alarms about what callers notice. */
export function apiAlarms(watched: Watched) {
  return {
    ApiErrorRate: {
      severity: 'page',
      metric: apiErrorRate(watched),
      description: `More than ${ERROR_RATE} % of the requests to the API have failed for five minutes.`,
      threshold: ERROR_RATE,
      when: 'above',
      periods: FOR_FIVE_MINUTES,
    },
    ApiSlow: {
      severity: 'page',
      metric: slowestOfMany(watched),
      description: `One request of a hundred, of at least ${FEWEST_TIMED}, has taken more than ten seconds for five minutes.`,
      threshold: SLOW_MS,
      when: 'above',
      periods: FOR_FIVE_MINUTES,
    },
    RoutesFailed: routesFailed(watched, (path) => !path.startsWith(COMPLAINTS)),
    ComplaintRoutesFailed: routesFailed(watched, (path) => path.startsWith(COMPLAINTS)),
    StreamsBroken: {
      severity: 'ticket',
      metric: brokenStreams(),
      description: `More than ${BROKEN_RATE} % of the streamed answers, and at least ${FEWEST_ERRORS}, have broken off in five minutes.`,
      threshold: BROKEN_RATE,
      when: 'above',
    },
    CacheHitRateLow: {
      severity: 'ticket',
      metric: cacheHitRate(),
      description: `For half an hour, fewer than ${CACHE_HIT_RATE} % of at least ${FEWEST_QUESTIONS} questions were answered from the cache.`,
      threshold: CACHE_HIT_RATE,
      when: 'below',
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

/**
 * Milliseconds of the 99th percentile; 0 of few requests. EvaluateLowSampleCountPercentile is no way to say so: it wants a
 * thousand samples for p99 (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html),
 * and keeps the state as it is meanwhile.
 */
function slowestOfMany(watched: Watched): MathExpression {
  const of = ofApi(watched);
  return new MathExpression({
    expression: `IF(requests >= ${FEWEST_TIMED}, slowest, 0)`,
    usingMetrics: {
      slowest: platform('AWS/ApiGateway', 'Latency', of, { statistic: 'p99' }),
      requests: platform('AWS/ApiGateway', 'Latency', of, { statistic: 'SampleCount' }),
    },
    label: 'ms of the slowest of a hundred requests',
    period: PERIOD,
  });
}

/** Percent of the requests of five minutes. */
export function apiErrorRate(watched: Watched): MathExpression {
  const of = ofApi(watched);
  return new MathExpression({
    expression: `IF(errors >= ${FEWEST_ERRORS}, 100 * errors / requests, 0)`,
    usingMetrics: {
      errors: platform('AWS/ApiGateway', '5XXError', of, { statistic: 'Sum' }),
      requests: platform('AWS/ApiGateway', 'Count', of, { statistic: 'Sum' }),
    },
    label: '% of the requests that failed',
    period: PERIOD,
  });
}

/**
 * The highest rate of any of these routes: one that few ask for and that always fails is a small part of all requests.
 * The average of 5XXError is the rate. Two periods, as one request that fails is all that a period may have.
 */
function routesFailed(watched: Watched, isOne: (path: string) => boolean): MetricAlarm {
  const routes = routesOf(watched.api).filter(({ path }) => isOne(path) && !TOLD_BY_OTHERS.includes(path));
  const rates = routes.map(({ path, method }, i) => {
    const of = { ...ofApi(watched), Resource: path, Method: method };
    const asked = { statistic: 'Average', label: `${method} ${path}` };
    return [`route${i}`, platform('AWS/ApiGateway', '5XXError', of, asked)] as const;
  });
  return {
    severity: 'page',
    metric: new MathExpression({
      expression: `100 * MAX([${rates.map(([id]) => id).join(', ')}])`,
      usingMetrics: Object.fromEntries(rates),
      label: '% of the requests of the route that fails most',
      period: PERIOD,
    }),
    description: `Of the requests to one of the routes, at least ${ROUTE_ERROR_RATE} % have failed for five minutes.`,
    threshold: ROUTE_ERROR_RATE,
    periods: FOR_FIVE_MINUTES,
  };
}

/** One that broke off counts 100. */
function brokenStreams(): MathExpression {
  return new MathExpression({
    expression: `IF(broken >= ${100 * FEWEST_ERRORS}, broken / answers, 0)`,
    usingMetrics: {
      broken: measured('answersBrokenOff', 'query-stream', { statistic: 'Sum' }),
      answers: measured('answersBrokenOff', 'query-stream', { statistic: 'SampleCount' }),
    },
    label: '% of the streamed answers that broke off',
    period: PERIOD,
  });
}

/** Each question looks for the very same one first, so its lookups are the questions; a hit of either kind counts 100. */
function cacheHitRate(): MathExpression {
  const hits = { statistic: 'Sum', period: HALF_AN_HOUR };
  const questions = { statistic: 'SampleCount', period: HALF_AN_HOUR, by: ['kind', 'exact'] } as const;
  return new MathExpression({
    expression: `IF(${sumOf(['n1', 'n2'])} >= ${FEWEST_QUESTIONS}, ${sumOf(['h1', 'h2'])} / ${sumOf(['n1', 'n2'])}, 100)`,
    usingMetrics: {
      h1: measured('answerCacheHit', 'query', hits),
      h2: measured('answerCacheHit', 'query-stream', hits),
      n1: measured('answerCacheHit', 'query', questions),
      n2: measured('answerCacheHit', 'query-stream', questions),
    },
    label: '% of the questions answered from the cache',
    period: HALF_AN_HOUR,
  });
}

/** Of metrics some of which may be without a value. */
function sumOf(ids: readonly string[]): string {
  return `SUM([${ids.map((id) => `FILL(${id}, 0)`).join(', ')}])`;
}
