import { hasSeveral } from '../../domain/analytics/dimensions.ts';
import type { AggregationPlan } from '../../domain/analytics/plan.ts';
import {
  type AggregationResult,
  type MetricValues,
  NOTES,
  type Note,
  type Row,
} from '../../domain/analytics/result.ts';
import { entryReaders, metricsOf } from './aggregation-groups.ts';
import { type Aggregation, type AggregationNode, nodeOf } from './aggregation-node.ts';
import { AGGREGATION, distinctPrecision } from './aggregation-request.ts';

/** What an engine answers to the body of a plan. */
export interface AggregationResponse {
  readonly timed_out?: boolean;
  readonly _shards?: { readonly total: number; readonly failed: number };
  readonly hits: { readonly total: { readonly value: number } };
  readonly aggregations?: AggregationNode;
}

/** The result of a plan from the answer to its body. */
export function readAggregation(plan: AggregationPlan, response: AggregationResponse): AggregationResult {
  const root = response.aggregations ?? {};
  const totals = metricsOf(root, response.hits.total.value, plan.metrics);
  const all = rowsOf(root, plan);
  const rows = all.slice(0, plan.limit ?? all.length).map((row) => withShare(row, plan, totals.count));
  const terms = levelsOf(root).filter((level) => level.sum_other_doc_count !== undefined);
  const other = otherOf(plan, root, totals.count, rows);
  const leftOut = terms.some(({ sum_other_doc_count = 0 }) => sum_other_doc_count > 0);
  const notes = notesOf(plan, [totals, ...rows.map(({ metrics }) => metrics)], approximateTerms(terms, response));
  return {
    rows,
    totals,
    other,
    without_value: root[AGGREGATION.withoutValue]?.doc_count ?? 0,
    truncated: rows.length < all.length || (other === null ? leftOut : other > 0),
    approximate: notes.some((note) => note !== NOTES.overlap),
    notes,
  };
}

/** The innermost groups, each with the keys of the groups around it. */
function rowsOf(node: AggregationNode, plan: AggregationPlan): readonly Row[] {
  const readers = entryReaders(plan);
  const rowsIn = (at: AggregationNode, depth: number, around: Row['key']): readonly Row[] => {
    const group = plan.group_by[depth];
    const entries = readers[depth]?.(at[AGGREGATION.groups]?.buckets ?? []) ?? [];
    if (group === undefined) return [];
    return entries.flatMap((entry) => {
      const key = { ...around, [group.by]: entry.key };
      const innermost = depth + 1 === plan.group_by.length;
      return innermost ? [{ key, metrics: entry.metrics }] : rowsIn(entry.node, depth + 1, key);
    });
  };
  return rowsIn(node, 0, {});
}

function withShare(row: Row, { percentages }: AggregationPlan, total: number): Row {
  if (!percentages) return row;
  return { ...row, share: total === 0 ? 0 : Math.round((row.metrics.count / total) * 10_000) / 100 };
}

/** All aggregations of groups, of every level. */
function levelsOf(node: AggregationNode): readonly Aggregation[] {
  const groups = node[AGGREGATION.groups];
  if (groups === undefined) return [];
  return [groups, ...(groups.buckets ?? []).flatMap((bucket) => levelsOf(nodeOf(bucket)))];
}

/** All pairs of a call and a value, less those that are shown. */
function otherOf(plan: AggregationPlan, root: AggregationNode, calls: number, rows: readonly Row[]): number | null {
  const several = plan.group_by.filter(({ by }) => hasSeveral(by)).length;
  if (plan.group_by.length === 0) return 0;
  if (several > 1) return null;
  const all = several === 1 ? (root[AGGREGATION.values]?.value ?? 0) : calls;
  return all - rows.reduce((sum, row) => sum + row.metrics.count, 0);
}

/** Shards may have kept back groups that would have counted; where the engine cannot tell, more than one shard may. */
function approximateTerms(levels: readonly Aggregation[], { _shards }: AggregationResponse): boolean {
  const shards = _shards?.total ?? 1;
  return levels.some(({ doc_count_error_upper_bound: bound = 0 }) => bound > 0 || (bound < 0 && shards > 1));
}

function notesOf(plan: AggregationPlan, all: readonly MetricValues[], approximate: boolean): readonly Note[] {
  const overlap = plan.group_by.some(({ by }) => hasSeveral(by));
  const many = all.some(({ distinct_clients: clients }, index) => {
    return (clients ?? 0) > distinctPrecision(plan, index === 0 ? 0 : plan.group_by.length);
  });
  return [
    ...(overlap ? [NOTES.overlap] : []),
    ...(approximate ? [NOTES.groups] : []),
    ...(many ? [NOTES.distinct] : []),
  ];
}
