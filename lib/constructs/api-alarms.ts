import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#lambdas/names.ts';
import type { MetricAlarm } from './alarms.ts';
import { measured, PERIOD } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

/** Percent of the requests, or of the runs of functions, in five minutes. */
export const ERROR_RATE = 5;
/** Fewer are no rate: one failure at night would be all there is. */
const FEWEST_ERRORS = 3;
export const SLOW_MS = 10_000;
/** Percent of the questions of half an hour, and as many of them as make a share of any meaning. */
export const CACHE_HIT_RATE = 30;
const FEWEST_QUESTIONS = 50;
const HALF_AN_HOUR = Duration.minutes(30);

/** Functions between an upload and what becomes of it. A math expression of an alarm takes ten metrics at most. */
const PIPELINE = ['triage', 'indexing', 'enrichment', 'complaint-intake', 'complaint-timers'] as const;
const SWEEPERS = ['sweeper', 'complaint-sweeper'] as const;

/** The API as a whole: all its routes. */
export function ofApi({ api, config }: Pick<Watched, 'api' | 'config'>) {
  return { ApiName: api.restApiName, Stage: config.env };
}

/** The alarms about what callers notice, and about functions that fail. */
export function apiAlarms(watched: Watched) {
  return {
    ApiErrorRate: {
      severity: 'page',
      metric: apiErrorRate(watched),
      description: `More than ${ERROR_RATE} % of the requests to the API have failed for five minutes.`,
      threshold: ERROR_RATE,
      when: 'above',
    },
    ApiSlow: {
      severity: 'page',
      metric: platform('AWS/ApiGateway', 'Latency', ofApi(watched), { statistic: 'p99' }),
      description: 'One request of a hundred has taken more than ten seconds for five minutes.',
      threshold: SLOW_MS,
      when: 'above',
    },
    FunctionErrorRate: {
      severity: 'page',
      metric: functionErrorRate(watched),
      description: `More than ${ERROR_RATE} % of the runs of the functions that read, index and enrich calls and open complaints have failed for five minutes.`,
      threshold: ERROR_RATE,
      when: 'above',
    },
    SweepersFailed: {
      severity: 'ticket',
      metric: new MathExpression({
        expression: sumOf(SWEEPERS.map((name) => idOf(name, 'errors'))),
        usingMetrics: Object.fromEntries(SWEEPERS.map((name) => [idOf(name, 'errors'), runs(watched, name, 'Errors')])),
        label: 'failed runs of the sweepers',
        period: PERIOD,
      }),
      description: 'The sweepers, which send on what a crash has left behind, have failed three times in five minutes.',
      threshold: FEWEST_ERRORS,
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

function functionErrorRate(watched: Watched): MathExpression {
  const usingMetrics = Object.fromEntries(
    PIPELINE.flatMap((name) => [
      [idOf(name, 'errors'), runs(watched, name, 'Errors')],
      [idOf(name, 'runs'), runs(watched, name, 'Invocations')],
    ]),
  );
  const [errors, all] = (['errors', 'runs'] as const).map((what) => sumOf(PIPELINE.map((name) => idOf(name, what))));
  return new MathExpression({
    expression: `IF(${errors} >= ${FEWEST_ERRORS}, 100 * ${errors} / ${all}, 0)`,
    usingMetrics,
    label: '% of the runs that failed',
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

function runs({ functions }: Watched, name: FunctionName, metric: 'Errors' | 'Invocations') {
  return platform('AWS/Lambda', metric, { FunctionName: functions[name].functionName }, { statistic: 'Sum' });
}

function idOf(name: FunctionName, what: 'errors' | 'runs'): string {
  return `${name.replaceAll('-', '_')}_${what}`;
}

/** Of metrics some of which may be without a value. */
function sumOf(ids: readonly string[]): string {
  return `SUM([${ids.map((id) => `FILL(${id}, 0)`).join(', ')}])`;
}
