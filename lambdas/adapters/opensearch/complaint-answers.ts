import type { ComplaintPage, ListedComplaint } from '../../domain/complaints/listing/list.ts';
import type { ComplaintStats, Kpis, Percentiles } from '../../domain/complaints/listing/stats.ts';
import type { IssueFigure } from '../../domain/complaints/summary/types.ts';
import { SENTIMENTS, type Sentiment } from '../../domain/triage/types.ts';
import { type Aggregation, type AggregationNode, type Bucket, nodeOf, rounded } from './aggregation-node.ts';
import { PART } from './complaint-bodies.ts';

/** An answer to the bodies of complaint-bodies.ts, as far as it is read. */
export interface ComplaintsResponse {
  readonly hits: {
    readonly total?: { readonly value: number };
    readonly hits: readonly { readonly _source: ListedComplaint; readonly sort: readonly (string | number)[] }[];
  };
  readonly aggregations?: AggregationNode;
}

export function readPage({ hits }: ComplaintsResponse, limit: number): ComplaintPage {
  const last = hits.hits.length > limit ? hits.hits[limit - 1] : undefined;
  return {
    complaints: hits.hits.slice(0, limit).map(({ _source }) => _source),
    total: totalOf(hits),
    ...(last && { next: last.sort }),
  };
}

const totalOf = ({ total, hits }: ComplaintsResponse['hits']): number => total?.value ?? hits.length;

export function readKpis({ hits, aggregations = {} }: ComplaintsResponse): Kpis {
  return kpisOf(aggregations, totalOf(hits));
}

function kpisOf(node: AggregationNode, opened: number): Kpis {
  const count = (part: string) => node[part]?.doc_count ?? 0;
  const open = count(PART.open);
  const reopened = count(PART.reopened);
  const ended = opened - open + count(PART.reopenedOpen);
  return {
    opened,
    open,
    resolved: opened - open,
    breached: count(PART.breached),
    overdue: count(PART.overdue),
    reopened,
    reopen_rate: ended === 0 ? null : (rounded(reopened / ended) ?? 0),
    first_response_minutes: percentilesOf(node[PART.firstResponse], node[PART.firstResponses]),
    resolution_minutes: percentilesOf(node[PART.resolution], node[PART.resolutions]),
  };
}

function percentilesOf(values: Aggregation | undefined, counted: Aggregation | undefined): Percentiles {
  return {
    p50: rounded(values?.values?.['50.0']),
    p90: rounded(values?.values?.['90.0']),
    measured: counted?.value ?? 0,
  };
}

export function readResolutions({ aggregations = {} }: ComplaintsResponse): Percentiles {
  return percentilesOf(aggregations[PART.resolution], aggregations[PART.resolutions]);
}

export function readStats(response: ComplaintsResponse): ComplaintStats {
  return {
    total: readKpis(response),
    by_department: bucketsOf(response, PART.departments).map((bucket) => ({
      department: String(bucket.key),
      ...kpisOf(nodeOf(bucket), bucket.doc_count),
    })),
    trend: bucketsOf(response, PART.trend).map(trendPoint),
  };
}

function trendPoint(bucket: Bucket): ComplaintStats['trend'][number] {
  const node = nodeOf(bucket);
  const opened = bucket.doc_count;
  const breached = node[PART.breached]?.doc_count ?? 0;
  const start = new Date(Number(bucket.key)).toISOString();
  return { start, opened, breached, resolved: opened - (node[PART.open]?.doc_count ?? 0) };
}

function bucketsOf({ aggregations = {} }: ComplaintsResponse, part: string): readonly Bucket[] {
  return aggregations[part]?.buckets ?? [];
}

/** In the engine's order: by frequency, then by name. */
export function readIssues(response: ComplaintsResponse): readonly IssueFigure[] {
  const total = totalOf(response.hits);
  return bucketsOf(response, PART.issues).map(({ key, doc_count: count }) => ({
    issue: String(key),
    count,
    share: rounded(count / total) ?? 0,
  }));
}

export function readSentiment(response: ComplaintsResponse): Readonly<Record<Sentiment, number>> {
  const counts = new Map(bucketsOf(response, PART.sentiments).map(({ key, doc_count }) => [key, doc_count]));
  return Object.fromEntries(SENTIMENTS.map((one) => [one, counts.get(one) ?? 0])) as Record<Sentiment, number>;
}

export function readExamples({ hits }: ComplaintsResponse): readonly ListedComplaint[] {
  return hits.hits.map(({ _source }) => _source);
}
