import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#lambdas/names.ts';
import type { MetricAlarm } from './alarms.ts';
import { PERIOD } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

/** Percent of the runs of five minutes. */
const ERROR_RATE = 5;
/** Fewer are no rate: one failure at night would be all there is. */
const FEWEST_ERRORS = 3;
/** Of a function that runs each minute. */
const FAILED_SWEEPS = 3;

/** Functions that run for every call, or for many. A math expression of an alarm takes ten metrics at most. */
const BUSY = ['triage', 'indexing', 'enrichment'] as const;

/**
 * Nobody waits for an answer of these, so that nobody would say that they fail, and they run seldom beside the busy ones:
 * one that always fails is far below 5 % of all runs, and too few of them for a rate.
 */
export function functionAlarms(watched: Watched) {
  return {
    FunctionErrorRate: {
      severity: 'page',
      metric: highestErrorRate(watched),
      description: `More than ${ERROR_RATE} % of the runs of a function that reads, indexes or enriches calls have failed for five minutes.`,
      threshold: ERROR_RATE,
      when: 'above',
    },
    ComplaintIntakeFailed: {
      severity: 'page',
      metric: errors(watched, 'complaint-intake'),
      description: 'Complaints cannot be opened: their messages come again, and then go to the dead-letter queue.',
      threshold: 1,
      periods: { raise: 2, of: 3 },
    },
    ComplaintTimersFailed: {
      severity: 'page',
      metric: errors(watched, 'complaint-timers'),
      description: 'Deadlines of complaints cannot be looked into: their messages come again.',
      threshold: 1,
      periods: { raise: 2, of: 3 },
    },
    SweeperFailed: {
      severity: 'ticket',
      metric: errors(watched, 'sweeper'),
      description:
        'The sweeper of calls, which sends on what a crash has left behind, has failed three times in five minutes.',
      threshold: FAILED_SWEEPS,
    },
    ComplaintSweeperFailed: {
      severity: 'ticket',
      metric: errors(watched, 'complaint-sweeper'),
      description:
        'The sweeper of complaints, which notices what no timer came for, has failed three times in five minutes.',
      threshold: FAILED_SWEEPS,
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

/** Of each function its own rate, as a busy one would hide another; the highest of them. */
function highestErrorRate(watched: Watched): MathExpression {
  const rates = BUSY.map(
    (name) => `IF(FILL(${name}_errors, 0) >= ${FEWEST_ERRORS}, 100 * ${name}_errors / ${name}_runs, 0)`,
  );
  const usingMetrics = Object.fromEntries(
    BUSY.flatMap((name) => [
      [`${name}_errors`, errors(watched, name)],
      [`${name}_runs`, ofFunction(watched, name, 'Invocations')],
    ]),
  );
  return new MathExpression({
    expression: `MAX([${rates.join(', ')}])`,
    usingMetrics,
    label: '% of the runs of the function that fails most',
    period: PERIOD,
  });
}

function errors(watched: Watched, name: FunctionName) {
  return ofFunction(watched, name, 'Errors');
}

function ofFunction({ functions }: Watched, name: FunctionName, metric: 'Errors' | 'Invocations') {
  return platform('AWS/Lambda', metric, { FunctionName: functions[name].functionName }, { statistic: 'Sum' });
}
