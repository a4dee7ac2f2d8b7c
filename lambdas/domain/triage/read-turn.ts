import type { IntentScorer } from '../intent/intent-scorer.ts';
import {
  type Language,
  type LanguageEvidence,
  languageEvidence,
  languageOf,
  NO_EVIDENCE,
} from '../language/detect-language.ts';
import { sentimentOf, sentimentScore } from '../sentiment/sentiment-score.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Turn } from '../transcript/call.ts';
import { round, type TurnFeatures, turnImportance } from './importance.ts';
import { type CompiledRules, NOTHING_FOUND, type RuleFindings } from './rules.ts';
import { INTENTS, type TurnTriage } from './types.ts';

/** A turn as it was read, for the summary of the call. */
export interface ReadTurn {
  readonly turn: Turn;
  readonly triage: TurnTriage;
  /** What its importance is made of; an agent's turn has none. */
  readonly features: TurnFeatures | undefined;
  readonly found: RuleFindings;
  readonly evidence: LanguageEvidence;
  /** Whether its own words tell its language. */
  readonly told: boolean;
}

/** What a turn is read with. */
export interface TurnReader {
  readonly rules: CompiledRules;
  readonly scorer: IntentScorer;
  /** The words of the product that the call names. */
  readonly product: Tokens | undefined;
}

export function readTurn({ rules, scorer, product }: TurnReader, turn: Turn, tokens: Tokens): ReadTurn {
  const evidence = languageEvidence(tokens);
  const language = languageOf(evidence);
  if (turn.speaker === 'agent') return agentTurn(turn, rules.isInjection(tokens), language);
  const found = rules.find(tokens);
  const probabilities = evidence.words > 0 ? scorer.turn(tokens, found.intents) : NOTHING_SAID;
  const best = indexOfLargest(probabilities);
  const intent = INTENTS[best] ?? 'general';
  const score = round(sentimentScore(tokens));
  const sentiment = sentimentOf(score);
  const [high, medium] = [found.high.length, found.medium.length];
  const { turn: at, speaker } = turn;
  const features = { turn: at, speaker, intent, probabilities, sentiment, high, medium };
  const triage: TurnTriage = {
    intent,
    confidence: round(probabilities[best] ?? 0),
    sentiment,
    sentiment_score: score,
    importance_score: turnImportance(features),
    language: language ?? 'en',
    keywords: high + medium > 0 ? [...found.high, ...found.medium] : found.high,
    products: product !== undefined && mentions(tokens, product) ? [product.text, ...found.products] : found.products,
    issues: found.issues,
  };
  return { turn, triage, features, found, evidence, told: language !== undefined };
}

/** An agent speaks in the company's phrases: only what others say is read for what it means. */
function agentTurn(turn: Turn, injection: boolean, language: Language | undefined): ReadTurn {
  const calm = {
    intent: 'general',
    confidence: 1,
    sentiment: 'neutral',
    sentiment_score: 0,
    importance_score: 0,
  } as const;
  const triage: TurnTriage = { ...calm, language: language ?? 'en', keywords: [], products: [], issues: [] };
  const found = injection ? { ...NOTHING_FOUND, injection } : NOTHING_FOUND;
  return { turn, triage, features: undefined, found, evidence: NO_EVIDENCE, told: language !== undefined };
}

/** Where no customer speaks, nothing is asked for: general for certain. */
export const NOTHING_SAID: readonly number[] = INTENTS.map((intent) => (intent === 'general' ? 1 : 0));

/** Place of the largest number; the first of equal ones, which is the more pressing intent. */
export function indexOfLargest(numbers: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) > (numbers[best] ?? 0)) best = i;
  return best;
}

/** Whether the words of the product stand in the text one after the other. */
function mentions(tokens: Tokens, product: Tokens): boolean {
  for (let i = 0; i + product.count <= tokens.count; i++) {
    let same = 0;
    while (same < product.count && tokens.hash[i + same] === product.hash[same]) same++;
    if (same === product.count) return true;
  }
  return false;
}
