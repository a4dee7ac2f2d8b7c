import type { IMetric, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import type { MetricKey } from '#lambdas/metrics.ts';
import type { FunctionName } from '#lambdas/names.ts';
import { ofApi, SLOW_MS } from '../api-alarms.ts';
import { COUNTED_BY, type Counting } from '../counted-by.ts';
import { measured, type Split } from '../metrics.ts';
import { ofDomain, platform } from '../platform-metrics.ts';
import { INDEX_LAG_SECONDS } from '../search-alarms.ts';
import { QUEUES, routesOf, type Watched } from '../watched.ts';
import { COLUMNS, figures, graph, HEIGHT, heading } from './widgets.ts';

/** Of a search (domain/search/search-request.ts, which no stack needs the rest of). */
const SEARCH_MODES = ['keyword', 'semantic', 'hybrid'] as const;
const PERCENTILES = ['p50', 'p95', 'p99'] as const;
const QUARTER = COLUMNS / 4;
const LAG = [{ value: INDEX_LAG_SECONDS, label: 'alarm' }];
const SLOW = [{ value: SLOW_MS, label: 'alarm' }];
/** Operations whose time says how a table is. */
const OPERATIONS = { Calls: 'UpdateItem', Ledger: 'UpdateItem', Answers: 'GetItem', Complaints: 'Query' } as const;

/** How long callers wait, and calls at each stage. */
export function latencyDashboard(watched: Watched): IWidget[][] {
  return [
    [heading('The API', 'How long callers wait: half of them no longer than p50, one of a hundred longer than p99.')],
    [
      api(watched),
      figures(
        'Now',
        PERCENTILES.map((statistic) => ofWholeApi(watched, statistic)),
        { width: QUARTER, height: HEIGHT },
      ),
    ],
    PERCENTILES.map((p) => graph(`${p} by route`, byRoute(watched, p), { unit: 'ms', marks: SLOW })),
    [heading('Questions and searches', 'Inside the functions, by what is asked.')],
    QUERY_TYPES.map((type) => graph(`Questions: ${type}`, split('queryLatency', ['type', type]), { unit: 's' })),
    SEARCH_MODES.map((mode) => graph(`Searches: ${mode}`, split('searchLatency', ['mode', mode]), { unit: 's' })),
    [heading('Stages of a call', 'From the upload to stored, searchable and enriched.')],
    [
      graph('Triage of a call', whole('triageLatency'), { unit: 'ms' }),
      graph('From upload to stored', whole('ingestionLag'), { unit: 's' }),
      graph('From triage or enrichment to searchable', whole('indexLag'), { unit: 's', marks: LAG }),
    ],
    [
      graph('From triage to enriched', whole('enrichmentLag'), { unit: 's' }),
      graph('A call of a model', whole('modelLatency'), { unit: 's' }),
      graph('Age of the oldest message', queueAges(watched), { unit: 's' }),
    ],
    [heading('Underneath', 'Functions, the search engine and the tables.')],
    [
      graph('p95 of each function', durations(watched), { unit: 'ms' }),
      graph('The search engine', [searchEngine(watched)], { unit: 'ms' }),
      graph('The tables', tables(watched), { unit: 'ms' }),
    ],
  ];
}

function ofWholeApi(watched: Watched, statistic: string): IMetric {
  return platform('AWS/ApiGateway', 'Latency', ofApi(watched), { statistic, label: statistic });
}

function api(watched: Watched): IWidget {
  const inside = platform('AWS/ApiGateway', 'IntegrationLatency', ofApi(watched), {
    statistic: 'p95',
    label: 'p95 without API Gateway itself',
  });
  const metrics = [...PERCENTILES.map((statistic) => ofWholeApi(watched, statistic)), inside];
  return graph('All routes', metrics, { unit: 'ms', width: 3 * QUARTER, marks: SLOW });
}

function byRoute(watched: Watched, statistic: string): IMetric[] {
  return routesOf(watched.api).map(({ path, method }) => {
    const of = { ...ofApi(watched), Resource: path, Method: method };
    return platform('AWS/ApiGateway', 'Latency', of, { statistic, label: `${method} ${path}` });
  });
}

/** Percentiles of functions cannot be put together, so each has its own. */
function whole<K extends MetricKey>(key: K): IMetric[] {
  return percentiles(key, COUNTED_BY[key], undefined);
}

function split<K extends MetricKey>(
  key: K,
  by: Split<K>,
  services: readonly Counting<K>[] = COUNTED_BY[key],
): IMetric[] {
  return percentiles(key, services, by);
}

function percentiles<K extends MetricKey>(
  key: K,
  services: readonly Counting<K>[],
  by: Split<K> | undefined,
): IMetric[] {
  return services.flatMap((service) =>
    PERCENTILES.map((statistic) => {
      const label = services.length === 1 ? statistic : `${statistic} ${service}`;
      return measured(key, service, { statistic, label, ...(by !== undefined && { by }) });
    }),
  );
}

function queueAges({ queues }: Watched): IMetric[] {
  return QUEUES.map((label) => {
    const of = { QueueName: queues[label].queue.queueName };
    return platform('AWS/SQS', 'ApproximateAgeOfOldestMessage', of, { statistic: 'Maximum', label });
  });
}

function durations({ functions }: Watched): IMetric[] {
  return (Object.keys(functions) as FunctionName[]).map((label) =>
    platform('AWS/Lambda', 'Duration', { FunctionName: functions[label].functionName }, { statistic: 'p95', label }),
  );
}

function searchEngine({ domain }: Watched): IMetric {
  return platform('AWS/ES', 'SearchLatency', ofDomain(domain), { statistic: 'Average', label: 'a search of a shard' });
}

function tables({ tables: all }: Watched): IMetric[] {
  return (Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]).map((name) => {
    const of = { TableName: all[name].tableName, Operation: OPERATIONS[name] };
    const label = `${name}: ${OPERATIONS[name]}`;
    return platform('AWS/DynamoDB', 'SuccessfulRequestLatency', of, { statistic: 'Average', label });
  });
}
