import type { MetricQuery } from '../assembly/cloudwatch-model.ts';
import { evaluate, unknownFunctions } from './math/evaluate.ts';
import { type Expression, parseExpression } from './math/parse.ts';
import { MathError } from './math/tokens.ts';
import { type Points, pointsOf, type Single, series, type Value } from './math/values.ts';
import type { Grid, MetricStore } from './metric-store.ts';
import { statisticOf } from './statistics.ts';

export interface QueryResult {
  readonly id: string;
  readonly label: string;
  readonly points: Points;
}

export interface QueryOptions {
  readonly grid: Grid;
  /** Length of a span as the template means it, which the time scale of alarms shortens. */
  readonly periodSeconds: number;
  readonly of: 'dashboard' | 'alarm';
}

/** The results of the queries that return data. Throws a MathError for what is not understood. */
export function runQueries(store: MetricStore, queries: readonly MetricQuery[], options: QueryOptions): QueryResult[] {
  const { grid, periodSeconds } = options;
  const read = new Map<string, Single>();
  for (const query of queries) {
    if (query.kind === 'metric') read.set(query.id, readMetric(store, query, options));
  }
  const metrics = [...read].map(([id, value]) => ({ id, value }));
  const scope = { count: grid.count, periodSeconds, start: grid.start, metrics };
  const busy = new Set<string>();
  const find = (id: string): Value | undefined => {
    const metric = read.get(id);
    const query = queries.find((candidate) => candidate.id === id);
    if (metric !== undefined || query?.kind !== 'expression') return metric;
    if (busy.has(id)) throw new MathError(`the expression ${id} refers to itself`);
    busy.add(id);
    const value = evaluate(parsed(query.expression), { ...scope, find });
    busy.delete(id);
    return value;
  };
  return queries.filter(({ returnData }) => returnData).flatMap((query) => resultsOf(query, find(query.id), grid));
}

function readMetric(
  store: MetricStore,
  query: Extract<MetricQuery, { kind: 'metric' }>,
  { grid, of }: QueryOptions,
): Single {
  const compute = statisticOf(query.statistic);
  if (compute === undefined) throw new MathError(`there is no statistic ${query.statistic}`);
  return series(store.read(query.metric, grid, of).map((span) => (span === undefined ? undefined : compute(span))));
}

/** An expression that gives a list is several lines of a graph. */
function resultsOf(query: MetricQuery, value: Value | undefined, grid: Grid): QueryResult[] {
  const label = query.label ?? (query.kind === 'metric' ? query.metric.name : query.id);
  if (value === undefined) return [];
  if (value.kind !== 'list') return [{ id: query.id, label, points: pointsOf(value, grid.count) }];
  return value.items.map((item, i) => ({
    id: query.id,
    label: `${label} ${i + 1}`,
    points: pointsOf(item, grid.count),
  }));
}

/** Expressions of templates: there are few, and each is needed again and again. */
const cache = new Map<string, Expression>();
const MAX_CACHED = 1_000;

function parsed(text: string): Expression {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const expression = parseExpression(text);
  if (cache.size < MAX_CACHED) cache.set(text, expression);
  return expression;
}

/** Why queries cannot be run; undefined when they can. */
export function faultOf(queries: readonly MetricQuery[]): string | undefined {
  for (const query of queries) {
    if (query.kind === 'metric') {
      if (statisticOf(query.statistic) === undefined) return `there is no statistic ${query.statistic}`;
      continue;
    }
    try {
      const [unknown] = unknownFunctions(parsed(query.expression));
      if (unknown !== undefined) return `there is no function ${unknown}`;
    } catch (error) {
      if (error instanceof MathError) return error.message;
      throw error;
    }
  }
  return undefined;
}
