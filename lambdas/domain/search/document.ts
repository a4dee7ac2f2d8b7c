import type { Resolution, Risk } from '../enrichment/types.ts';
import type { Speaker } from '../transcript/call.ts';

export const ENRICHED = ['model', 'extractive', 'none'] as const;
export type Enriched = (typeof ENRICHED)[number];

/** One call as it stands in the index. Everything in it is redacted. */
export interface CallDocument {
  readonly call_id: string;
  readonly revision: number;
  /** Of that revision: counts what was added to it, from 0. */
  readonly edition: number;
  readonly client_id: string;
  readonly client_segment?: string;
  readonly product: string;
  readonly region: string;
  readonly agent_id: string;
  readonly channel?: string;
  /** Language of the call as triage heard it. */
  readonly language: string;
  /** Start of the call, UTC ISO 8601 with milliseconds. */
  readonly timestamp: string;
  readonly duration_seconds: number;
  readonly intent: string;
  readonly sentiment: string;
  /** -1..1 */
  readonly sentiment_score: number;
  readonly importance: string;
  /** 0..1 */
  readonly importance_score: number;
  readonly lane: string;
  /** Issue keys of the rule tables. */
  readonly issues: readonly string[];
  /** Products that were spoken of, beside the one that the call was filed under. */
  readonly mentioned_products: readonly string[];
  readonly flags: readonly string[];
  /** Who said what follows: a model, rules alone, or nobody yet. */
  readonly enriched: Enriched;
  /** Keys of the issues that were found by it, NEW_ISSUE included. */
  readonly key_issues: readonly string[];
  readonly tags: readonly string[];
  readonly resolution?: Resolution;
  readonly churn_risk?: Risk;
  readonly escalation_risk?: Risk;
  /** What models cost for this call so far, US dollars. */
  readonly cost_usd: number;
  /** The turns' texts, one line a turn: line i is `turns[i]`. */
  readonly text: string;
  /** Which turn stands in which line, and who speaks; not searched. */
  readonly turns: readonly TurnRef[];
  /** Order numbers and the like, without separators and in capitals (identifiers.ts). */
  readonly identifiers: readonly string[];
  readonly moments: readonly IndexedMoment[];
}

export interface TurnRef {
  readonly turn: number;
  readonly speaker: Speaker;
}

/** A passage of the call that is worth finding by its meaning. */
export interface Moment {
  /** Turn that it begins with. */
  readonly turn: number;
  /** Turn that it ends with, inclusive. */
  readonly last_turn: number;
  readonly text: string;
}

export interface IndexedMoment extends Moment {
  readonly vector: readonly number[];
}
