import type { Speaker } from '../transcript/call.ts';
import {
  type Importance,
  INTENTS,
  type Intent,
  type Lane,
  type Reason,
  type Sentiment,
  type TriageSettings,
} from './types.ts';

const INTENT_FACTOR: Readonly<Record<Intent, number>> = {
  complaint: 1,
  billing_dispute: 0.9,
  technical_issue: 0.85,
  inquiry: 0.4,
  general: 0,
};

const SENTIMENT_FACTOR: Readonly<Record<Sentiment, number>> = {
  very_negative: 1,
  negative: 0.5,
  neutral: 0,
  positive: -0.25,
  very_positive: -0.5,
};

/** What the importance of a turn is made of. */
export interface TurnFeatures {
  readonly turn: number;
  readonly speaker: Speaker;
  readonly intent: Intent;
  /** Probability of each intent, in the order of INTENTS. */
  readonly probabilities: readonly number[];
  readonly sentiment: Sentiment;
  /** Number of distinct keywords of each class. */
  readonly high: number;
  readonly medium: number;
}

/**
 * importance = clamp(0.4 f_intent + 0.2 f_sentiment + 0.3 f_keywords + 0.1 f_speaker, 0, 1)
 * (docs/TRIAGE.md, "Importance and lane"). f_intent is the expected factor over the intents' probabilities, so that a doubtful
 * complaint weighs less than a certain one.
 */
export function turnImportance(f: TurnFeatures): number {
  return round(Math.min(1, Math.max(0, intentPart(f) + sentimentPart(f) + keywordsPart(f) + speakerPart(f))));
}

/** The part of each feature in the importance of a turn, where it has one. */
export function turnReasons(f: TurnFeatures): Reason[] {
  const reasons: Reason[] = [
    { feature: 'intent', value: f.intent, turn: f.turn, weight: round(intentPart(f)) },
    { feature: 'sentiment', value: f.sentiment, turn: f.turn, weight: round(sentimentPart(f)) },
    { feature: 'keywords', value: `${f.high} high, ${f.medium} medium`, turn: f.turn, weight: round(keywordsPart(f)) },
    { feature: 'speaker', value: f.speaker, turn: f.turn, weight: speakerPart(f) },
  ];
  return reasons.filter((reason) => reason.weight !== 0);
}

const intentPart = (f: TurnFeatures) => 0.4 * expectedFactor(f.probabilities);
const sentimentPart = (f: TurnFeatures) => 0.2 * SENTIMENT_FACTOR[f.sentiment];
const keywordsPart = (f: TurnFeatures) => 0.3 * (Math.min(0.5 * f.high, 1) + Math.min(0.25 * f.medium, 0.5));
const speakerPart = (f: TurnFeatures) => (f.speaker === 'customer' ? 0.1 : 0);

const FACTORS = INTENTS.map((intent) => INTENT_FACTOR[intent]);

function expectedFactor(probabilities: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < FACTORS.length; i++) sum += (FACTORS[i] ?? 0) * (probabilities[i] ?? 0);
  return sum;
}

/** Importance class of a score. */
export function importanceOf(score: number, settings: TriageSettings): Importance {
  if (score >= settings.critical) return 'critical';
  if (score >= settings.high) return 'high';
  return score >= settings.medium ? 'medium' : 'low';
}

/** Who reads a call of that importance next. */
export function laneOf(importance: Importance, ruled: boolean): Lane {
  if (ruled) return 'priority';
  return ({ critical: 'strong', high: 'economy', medium: 'economy', low: 'none' } as const)[importance];
}

/** Four decimals are enough to explain a score and keep records small. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
