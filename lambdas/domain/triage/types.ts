export const INTENTS = ['complaint', 'billing_dispute', 'technical_issue', 'inquiry', 'general'] as const;
export type Intent = (typeof INTENTS)[number];

export const SENTIMENTS = ['very_negative', 'negative', 'neutral', 'positive', 'very_positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const IMPORTANCES = ['critical', 'high', 'medium', 'low'] as const;
export type Importance = (typeof IMPORTANCES)[number];

/** Who reads the call next: nobody, the economical model, the strong model, or the strong model at once. */
export type Lane = 'none' | 'economy' | 'strong' | 'priority';

/** Why a call or turn got its score: the feature or rule, where, and how much it gave. */
export interface Reason {
  readonly feature: 'intent' | 'sentiment' | 'keywords' | 'speaker' | 'rule';
  /** The value of the feature or the id of the rule, e.g. `complaint`, `legal-action`. */
  readonly value: string;
  /** Index of the turn. */
  readonly turn: number;
  /** Points of the importance score it gave (may be negative). */
  readonly weight: number;
}

export interface TurnTriage {
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  /** -1..1 */
  readonly sentiment_score: number;
  /** 0..1 */
  readonly importance_score: number;
  readonly keywords: readonly string[];
  readonly products: readonly string[];
}

export interface CallTriage {
  readonly intent: Intent;
  readonly sentiment: Sentiment;
  readonly sentiment_score: number;
  readonly importance: Importance;
  readonly importance_score: number;
  readonly requires_enrichment: boolean;
  readonly lane: Lane;
  readonly reasons: readonly Reason[];
  /** Marks for other readers: `injection-like`. */
  readonly flags: readonly string[];
  /** Version of the rules that decided. */
  readonly rules_version: string;
  /** Version of the thresholds that decided. */
  readonly thresholds_version: string;
}

/** Thresholds of the importance score, configuration. */
export interface TriageSettings {
  readonly version: string;
  readonly critical: number;
  readonly high: number;
  readonly medium: number;
}
