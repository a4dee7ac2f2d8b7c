import { QUERY_TYPES, type QueryType } from '../interpretation.ts';
import type { FoundGroup } from './groups.ts';
import type { Reading } from './reading.ts';
import { SIGNALS, type Signal } from './type-rules.ts';

export interface TypeScores {
  readonly best: QueryType;
  readonly scores: Readonly<Record<QueryType, number>>;
  /** Points that the best has above the second. */
  readonly margin: number;
  /** Ids of the rules and signals that spoke for the best, the weightiest first. */
  readonly reasons: readonly string[];
}

interface Voice {
  readonly id: string;
  readonly type: QueryType;
  readonly weight: number;
}

/** Adds up what speaks for each type. Equal points: the first of insight, aggregation, search. */
export function scoreTypes(reading: Reading, groups: readonly FoundGroup[], keywords: Signal | undefined): TypeScores {
  const voices = voicesOf(reading, groups);
  const silent = voices.size === 0 || [...voices.values()].every(({ weight }) => weight < 2);
  if (silent && keywords !== undefined) voices.set(keywords, { id: keywords, ...SIGNALS[keywords] });
  const scores = { aggregation: 0, search: 0, insight: 0 };
  for (const { type, weight } of voices.values()) scores[type] += weight;
  const order = QUERY_TYPES.toSorted((a, b) => scores[b] - scores[a] || RANK[a] - RANK[b]);
  const [best = 'search', second = 'search'] = order;
  const own = [...voices.values()].filter(({ type }) => type === best).toSorted((a, b) => b.weight - a.weight);
  return { best, scores, margin: scores[best] - scores[second], reasons: own.map(({ id }) => id) };
}

const RANK: Readonly<Record<QueryType, number>> = { insight: 0, aggregation: 1, search: 2 };

function voicesOf(reading: Reading, groups: readonly FoundGroup[]): Map<string, Voice> {
  const voices = new Map<string, Voice>();
  for (const { row } of reading.types) voices.set(row.id, row);
  for (const id of signalsOf(reading, groups)) voices.set(id, { id, ...SIGNALS[id] });
  return voices;
}

function* signalsOf({ found, metrics, periods, mentions }: Reading, groups: readonly FoundGroup[]): Generator<Signal> {
  if (groups.length > 0) {
    const [reason] = groups.map((group) => group.reason).toSorted((a, b) => STRENGTH[a] - STRENGTH[b]);
    yield reason === 'by' ? 'group-by' : reason === 'ranked' ? 'group-ranked' : 'group-asked';
  }
  if (metrics.some(({ row }) => row.ranks === undefined)) yield 'metric';
  if (periods.length > 0) yield 'interval';
  if (found.top !== undefined) yield 'top';
  if (found.percentage) yield 'percentage';
  if (found.compared !== undefined) yield 'compared';
  if (found.identifiers.length > 0 || mentions.some((mention) => mention?.kind === 'identifier')) yield 'identifier';
  if (mentions.some((mention) => mention?.kind === 'phrase')) yield 'quoted';
}

const STRENGTH: Readonly<Record<FoundGroup['reason'], number>> = { ranked: 0, by: 1, asked: 2 };
