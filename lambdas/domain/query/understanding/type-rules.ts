import type { QueryType } from '../interpretation.ts';
import { AGGREGATION_RULES } from './aggregation-rules.ts';
import { INSIGHT_RULES } from './insight-rules.ts';
import type { Phrased } from './phrase-finder.ts';
import { SEARCH_RULES } from './search-rules.ts';

/** Words that speak for a type of question. Weights of different rules add up; a rule counts once. Written by us. */
export interface TypeRule extends Phrased {
  readonly id: string;
  readonly type: QueryType;
  readonly weight: number;
  /** It counts only where the question begins so, words of politeness aside. */
  readonly at?: 'start';
}

export const TYPE_RULES: readonly TypeRule[] = [...AGGREGATION_RULES, ...SEARCH_RULES, ...INSIGHT_RULES];

/** What speaks for a type beside words; weights as those of the rules. */
export const SIGNALS = {
  'group-by': { type: 'aggregation', weight: 4.5 },
  'group-ranked': { type: 'aggregation', weight: 4 },
  'group-asked': { type: 'aggregation', weight: 1.5 },
  metric: { type: 'aggregation', weight: 2.5 },
  interval: { type: 'aggregation', weight: 1 },
  top: { type: 'aggregation', weight: 1.5 },
  percentage: { type: 'aggregation', weight: 4 },
  compared: { type: 'aggregation', weight: 2.5 },
  identifier: { type: 'search', weight: 3 },
  quoted: { type: 'search', weight: 2.5 },
  /** Nothing but words that are worth looking for. */
  keywords: { type: 'search', weight: 2.5 },
  /** Nothing but filters, one of them a feeling: what such calls sound like. */
  described: { type: 'search', weight: 2 },
  /** Nothing but filters: how many those are. */
  'filters-only': { type: 'aggregation', weight: 2 },
} as const satisfies Readonly<Record<string, { readonly type: QueryType; readonly weight: number }>>;
export type Signal = keyof typeof SIGNALS;
