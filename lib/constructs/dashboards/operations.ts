import { type AlarmBase, type IMetric, type IWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#lambdas/names.ts';
import { apiErrorRate, BROKEN_RATE, ERROR_RATE, ofApi, ROUTE_ERROR_RATE } from '../api-alarms.ts';
import { COUNTED_BY } from '../counted-by.ts';
import { ERROR_RATE as RETURN_RATE } from '../function-alarms.ts';
import { averaged, measured, named, PERIOD, ratio } from '../metrics.ts';
import { ofDomain, type PlatformMetric, platform } from '../platform-metrics.ts';
import { leastStorage, MEMORY_PRESSURE } from '../search-alarms.ts';
import { QUEUES, routesOf, TABLES, type TableName, type Watched } from '../watched.ts';
import { businessRows } from './business.ts';
import { alarmStates, COLUMNS, graph, heading } from './widgets.ts';

const QUARTER = COLUMNS / 4;
const SUM = { statistic: 'Sum' };
const MOST = { statistic: 'Maximum' };

/**
 * Requests of which tables can refuse some: those that the functions send to each. Without `DeleteItem` of the ledger, once
 * a batch job that is over, which no test has throttled; `DescribeTable` has no capacity to be short of.
 */
const OPERATIONS = {
  Calls: ['GetItem', 'BatchGetItem', 'Query', 'Scan', 'UpdateItem'],
  Ledger: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
  Answers: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
  Complaints: ['GetItem', 'Query', 'Scan', 'PutItem', 'UpdateItem'],
} as const satisfies Readonly<Record<TableName, readonly string[]>>;

/** Whether everything works, and where it does not. */
export function operationsDashboard(watched: Watched, alarms: readonly AlarmBase[]): IWidget[][] {
  return [
    [
      heading(
        'Operations',
        'Counts are of five minutes unless a title says otherwise. Red lines are where an alarm is raised; each has a heading in docs/RUNBOOK.md.',
      ),
    ],
    [alarmStates('Alarms', alarms)],
    [heading('The API', 'What callers ask for and get.')],
    api(watched),
    [heading('Functions', 'A function that is throttled is asked for more than its share of the account.')],
    functions(watched),
    [heading('Queues', 'What lies in a dead-letter queue was tried often enough: it waits for `npm run redrive`.')],
    queues(watched),
    [heading('The search engine and the tables', 'Red: a part of the index has no copy that answers.')],
    engines(watched),
    ...businessRows(watched),
  ];
}

function api(watched: Watched): IWidget[] {
  const of = ofApi(watched);
  const requests = (['Count', '4XXError', '5XXError'] as const).map((metric) =>
    platform('AWS/ApiGateway', metric, of, { ...SUM, label: metric }),
  );
  return [
    graph('Requests', requests, { unit: 'requests', width: QUARTER }),
    graph('Failed', [apiErrorRate(watched)], {
      unit: '%',
      width: QUARTER,
      marks: [{ value: ERROR_RATE, label: 'alarm' }],
    }),
    graph('Failed, by route', failedByRoute(watched), {
      unit: '%',
      max: 100,
      width: QUARTER,
      marks: [{ value: ROUTE_ERROR_RATE, label: 'alarm' }],
    }),
    graph('Streamed answers that broke off', [averaged('answersBrokenOff', { label: '% of the streamed answers' })], {
      unit: '%',
      width: QUARTER,
      marks: [{ value: BROKEN_RATE, label: 'alarm' }],
    }),
  ];
}

/** The average of 5XXError is the rate, from 0 to 1. */
function failedByRoute(watched: Watched): IMetric[] {
  return routesOf(watched.api).map(({ path, method }) => {
    const of = { ...ofApi(watched), Resource: path, Method: method };
    const label = `${method} ${path}`;
    const usingMetrics = named([platform('AWS/ApiGateway', '5XXError', of, { statistic: 'Average', label })]);
    const [rate = ''] = Object.keys(usingMetrics);
    return new MathExpression({ expression: `100 * ${rate}`, usingMetrics, label, period: PERIOD });
  });
}

function functions(watched: Watched): IWidget[] {
  const shown = { unit: 'count', width: QUARTER };
  return [
    graph('Runs', ofEach(watched, 'Invocations', SUM), shown),
    graph('Errors', ofEach(watched, 'Errors', SUM, fallible(watched)), shown),
    graph('Throttled', ofEach(watched, 'Throttles', SUM), shown),
    graph('At work at the same time', ofEach(watched, 'ConcurrentExecutions', MOST), shown),
  ];
}

/** API Gateway answers 401 where the authorizer throws: to Lambda each token that is refused is an error, whoever sent it. */
function fallible({ functions }: Watched): FunctionName[] {
  return namesOf(functions).filter((name) => name !== 'authorizer');
}

function namesOf(functions: Watched['functions']): FunctionName[] {
  return Object.keys(functions) as FunctionName[];
}

function ofEach(
  { functions }: Watched,
  metric: PlatformMetric<'AWS/Lambda'>,
  asked: typeof SUM,
  names: readonly FunctionName[] = namesOf(functions),
): IMetric[] {
  return names.map((label) =>
    platform('AWS/Lambda', metric, { FunctionName: functions[label].functionName }, { ...asked, label }),
  );
}

function queues({ queues: all }: Watched): IWidget[] {
  const waiting = QUEUES.map((label) => visible(all[label].queue.queueName, label));
  const lost = QUEUES.map((label) => visible(all[label].deadLetters.queueName, label));
  const flow = QUEUES.flatMap((name) => {
    const of = { QueueName: all[name].queue.queueName };
    return [
      platform('AWS/SQS', 'NumberOfMessagesSent', of, { ...SUM, label: `${name} in` }),
      platform('AWS/SQS', 'NumberOfMessagesReceived', of, { ...SUM, label: `${name} out` }),
    ];
  });
  return [
    graph('Messages that wait', waiting, { unit: 'messages', width: QUARTER }),
    graph('Dead letters', lost, { unit: 'messages', width: QUARTER, marks: [{ value: 1, label: 'alarm' }] }),
    graph('Messages in and out', flow, { unit: 'messages', width: QUARTER }),
    graph('Messages that came back, %', cameBack(), {
      unit: '%',
      max: 100,
      width: QUARTER,
      marks: [{ value: RETURN_RATE, label: 'alarm' }],
    }),
  ];
}

function cameBack(): IMetric[] {
  return COUNTED_BY.messagesTaken.map((label) => {
    const [back, taken] = [measured('messagesReturned', label, SUM), measured('messagesTaken', label, SUM)];
    return ratio([back, taken], { label, times: 100 });
  });
}

function visible(QueueName: string, label: string): IMetric {
  return platform('AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName }, { ...MOST, label });
}

function engines({ config, domain, tables }: Watched): IWidget[] {
  const of = ofDomain(domain);
  const health = (['ClusterStatus.red', 'ClusterStatus.yellow'] as const).map((metric) =>
    platform('AWS/ES', metric, of, { ...MOST, label: metric }),
  );
  const memory = platform('AWS/ES', 'JVMMemoryPressure', of, { ...MOST, label: '% of the heap' });
  const disk = platform('AWS/ES', 'FreeStorageSpace', of, { statistic: 'Minimum', label: 'free' });
  const used = TABLES.flatMap((name) => [
    platform('AWS/DynamoDB', 'ConsumedReadCapacityUnits', ofTable(tables[name]), { ...SUM, label: `${name} read` }),
    platform('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', ofTable(tables[name]), { ...SUM, label: `${name} written` }),
  ]);
  const throttled = TABLES.flatMap((name) =>
    OPERATIONS[name].map((Operation) => {
      const asked = { ...SUM, label: `${name} ${Operation}` };
      return platform('AWS/DynamoDB', 'ThrottledRequests', { ...ofTable(tables[name]), Operation }, asked);
    }),
  );
  return [
    graph('Health of the search domain', health, { unit: '1 if so', width: 4 }),
    graph('Memory of the search domain', [memory], {
      unit: '%',
      width: 5,
      max: 100,
      marks: [{ value: MEMORY_PRESSURE, label: 'alarm' }],
    }),
    graph('Disk of the search domain', [disk], {
      unit: 'MB',
      width: 5,
      marks: [{ value: leastStorage(config), label: 'alarm below' }],
    }),
    graph('Units of the tables', used, { unit: 'units', width: 5 }),
    graph('Throttled by the tables', [sinceUsed(used, throttled), ...throttled], { unit: 'requests', width: 5 }),
  ];
}

/** All that tables refused. Nothing is written of an operation before it is refused, so zero is where tables were used. */
function sinceUsed(used: readonly IMetric[], throttled: readonly IMetric[]): IMetric {
  const usingMetrics = { ...named(used), ...named(throttled) };
  const refused = Object.keys(named(throttled)).map((id) => `FILL(${id}, 0)`);
  // MAX needs no FILL, and an expression has 1,024 characters at most.
  const expression = `0 * MAX([${Object.keys(named(used)).join(', ')}]) + SUM([${refused.join(', ')}])`;
  return new MathExpression({ expression, usingMetrics, label: 'all', period: PERIOD });
}

function ofTable({ tableName }: Watched['tables'][TableName]): { readonly TableName: string } {
  return { TableName: tableName };
}
