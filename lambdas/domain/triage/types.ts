import type { Language } from '../language/detect-language.ts';

/** From the most to the least pressing; the order of the model's classes. */
export const INTENTS = ['complaint', 'billing_dispute', 'technical_issue', 'inquiry', 'general'] as const;
export type Intent = (typeof INTENTS)[number];

export const SENTIMENTS = ['very_negative', 'negative', 'neutral', 'positive', 'very_positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const IMPORTANCES = ['critical', 'high', 'medium', 'low'] as const;
export type Importance = (typeof IMPORTANCES)[number];

/** Who reads the call next: nobody, the economical model, the strong model, or the strong model at once. */
export const LANES = ['none', 'economy', 'strong', 'priority'] as const;
export type Lane = (typeof LANES)[number];

/** Marks on a call for other readers. */
export const FLAGS = {
  /** Text that speaks to a model; for the security log. */
  injectionLike: 'injection-like',
  /** The intent is not sure. */
  uncertain: 'uncertain',
  /** A skipped call that is read by a model all the same, to measure what triage misses. */
  shadowSample: 'shadow-sample',
} as const;

/** Place of a reason that no single turn gave. */
export const WHOLE_CALL = -1;

/** Why a call or turn got its score: the feature or rule, where, and how much it gave. */
export interface Reason {
  readonly feature: 'intent' | 'sentiment' | 'keywords' | 'speaker' | 'rule' | 'attention' | 'uncertain';
  /** The value of the feature or the id of the rule, e.g. `complaint`, `legal-action`. */
  readonly value: string;
  /** Index of the turn, or WHOLE_CALL. */
  readonly turn: number;
  /** Points of the turn's importance score it gave (may be negative); of the call's for WHOLE_CALL. */
  readonly weight: number;
}

export interface TurnTriage {
  readonly intent: Intent;
  /** Calibrated probability that the intent is right, 0..1. */
  readonly confidence: number;
  readonly sentiment: Sentiment;
  /** -1..1 */
  readonly sentiment_score: number;
  /** 0..1 */
  readonly importance_score: number;
  readonly language: Language;
  readonly keywords: readonly string[];
  readonly products: readonly string[];
  /** Issue keys of the rule tables. */
  readonly issues: readonly string[];
}

export interface CallTriage {
  readonly intent: Intent;
  /** Calibrated probability that the intent is right, 0..1. */
  readonly confidence: number;
  readonly sentiment: Sentiment;
  readonly sentiment_score: number;
  readonly importance: Importance;
  readonly importance_score: number;
  readonly language: Language;
  readonly requires_enrichment: boolean;
  readonly lane: Lane;
  readonly issues: readonly string[];
  readonly reasons: readonly Reason[];
  /** Values of FLAGS. */
  readonly flags: readonly string[];
  /** Versions of the rules, the model and the thresholds that decided. */
  readonly rules_version: string;
  readonly model_version: string;
  readonly thresholds_version: string;
}

/** Thresholds of triage, configuration. */
export interface TriageSettings {
  readonly version: string;
  /** Importance scores from which a call is critical, high, medium. */
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
  /** A confidence below this makes the intent uncertain. */
  readonly uncertain: number;
  /** An uncertain call is read by the economical model when it is a grave one with at least this probability. */
  readonly escalate: number;
  /** Share of the skipped calls that are read all the same. */
  readonly shadowRate: number;
}
