import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#lambdas/names.ts';
import { FOR_FIVE_MINUTES, type MetricAlarm } from './alarms.ts';
import { COUNTED_BY } from './counted-by.ts';
import { measured, PERIOD } from './metrics.ts';
import { platform } from './platform-metrics.ts';
import type { Watched } from './watched.ts';

/** Percent of the runs, or messages, of five minutes. */
export const ERROR_RATE = 5;
/** Fewer are no rate: one failure at night would be all there is. */
const FEWEST_ERRORS = 3;
/** Of a function that runs each minute. */
const FAILED_SWEEPS = 3;

/** Nobody waits for these, and they run when somebody begins them, or so seldom that one failure is all there is. */
const SELDOM = ['re-enrichment', 'index-admin', 'complaint-export'] as const;

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
      periods: FOR_FIVE_MINUTES,
    },
    MessagesReturned: {
      severity: 'page',
      metric: highestReturnRate(),
      description: `More than ${ERROR_RATE} % of the messages that a function took have gone back to their queue for five minutes.`,
      threshold: ERROR_RATE,
      when: 'above',
      periods: FOR_FIVE_MINUTES,
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
    SeldomRunFailed: {
      severity: 'ticket',
      metric: errorsOfSeldom(watched),
      description: 'Calls could not be read anew, the index not be looked after, or complaints not be exported.',
      threshold: 1,
    },
  } as const satisfies Readonly<Record<string, MetricAlarm>>;
}

/** By function, of what they took in five minutes; a function that gives back fewer than three has no rate. */
function highestReturnRate(): MathExpression {
  const each = COUNTED_BY.messagesTaken.map((name) => ({ name, id: name.replaceAll('-', '_') }));
  const rates = each.map(({ id }) => `IF(FILL(${id}_back, 0) >= ${FEWEST_ERRORS}, 100 * ${id}_back / ${id}_taken, 0)`);
  const usingMetrics = Object.fromEntries(
    each.flatMap(({ name, id }) => [
      [`${id}_back`, measured('messagesReturned', name, { statistic: 'Sum' })],
      [`${id}_taken`, measured('messagesTaken', name, { statistic: 'Sum' })],
    ]),
  );
  return new MathExpression({
    expression: `MAX([${rates.join(', ')}])`,
    usingMetrics,
    label: '% of the messages of the function that gives back most',
    period: PERIOD,
  });
}

function errorsOfSeldom(watched: Watched): MathExpression {
  const failed = Object.fromEntries(SELDOM.map((name) => [name.replaceAll('-', '_'), errors(watched, name)]));
  const filled = Object.keys(failed).map((id) => `FILL(${id}, 0)`);
  return new MathExpression({
    expression: `SUM([${filled.join(', ')}])`,
    usingMetrics: failed,
    label: 'runs that failed',
    period: PERIOD,
  });
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
