import type { IntentModel } from '../intent/intent-model.ts';
import { createIntentScorers, type IntentScorer } from '../intent/intent-scorer.ts';
import {
  addEvidence,
  type LanguageEvidence,
  languageEvidence,
  languageOf,
  NO_EVIDENCE,
} from '../language/detect-language.ts';
import { sentimentOf, sentimentScore } from '../sentiment/sentiment-score.ts';
import { type Tokens, tokenize } from '../text/tokenize.ts';
import type { Turn } from '../transcript/call.ts';
import { round, turnImportance } from './importance.ts';
import type { CompiledRules, RuleFindings } from './rules.ts';
import { summarise } from './summarise.ts';
import { type CallTriage, INTENTS, type Reason, type TriageSettings, type TurnTriage } from './types.ts';

/** Rules, model and thresholds that triage decides by. */
export interface TriageParts {
  readonly rules: CompiledRules;
  readonly model: IntentModel;
  readonly settings: TriageSettings;
}

/** What triage has to know of a call beside its redacted turns. */
export interface CallFacts {
  readonly call_id: string;
  readonly product: string;
}

export interface TriageResult {
  /** One result per turn, in order. */
  readonly turns: readonly TurnTriage[];
  readonly call: CallTriage;
}

/** A turn as it was read, for the summary of the call. */
export interface ReadTurn {
  readonly turn: Turn;
  readonly triage: TurnTriage;
  readonly reasons: readonly Reason[];
  readonly found: RuleFindings;
  readonly evidence: LanguageEvidence;
}

/** Triage of a redacted call: pure, without a model service, linear in the text. */
export type Triage = (turns: readonly Turn[], facts: CallFacts) => TriageResult;

export function createTriage(parts: TriageParts): Triage {
  const newScorer = createIntentScorers(parts.model);
  return (turns, facts) => {
    const scorer = newScorer();
    const product = productTokens(facts.product);
    const read = turns.map((turn) => readTurn(parts, scorer, turn, product));
    const call = summarise(parts, read, scorer.call(), facts.call_id);
    return { turns: read.map(({ triage }) => ({ ...triage, language: triage.language ?? call.language })), call };
  };
}

/** An agent speaks in the company's phrases: only what others say has an intent, is ruled and is counted for the call. */
function readTurn(parts: TriageParts, scorer: IntentScorer, turn: Turn, product: Tokens | undefined): ReadTurn {
  const tokens = tokenize(turn.text);
  const found = parts.rules.find(tokens);
  const evidence = languageEvidence(tokens);
  const probabilities = turn.speaker === 'agent' ? NOTHING_SAID : scorer.turn(tokens, found.intents);
  const best = indexOfLargest(probabilities);
  const score = round(sentimentScore(tokens));
  const features = { turn: turn.turn, speaker: turn.speaker, intent: INTENTS[best] ?? 'general', probabilities };
  const sentiment = sentimentOf(score);
  const counts = { high: found.high.length, medium: found.medium.length };
  const importance = turnImportance({ ...features, ...counts, sentiment });
  const triage: TurnTriage = {
    intent: features.intent,
    confidence: round(probabilities[best] ?? 0),
    sentiment,
    sentiment_score: score,
    importance_score: importance.score,
    language: languageOf(evidence) ?? 'en',
    keywords: [...found.high, ...found.medium],
    products: product !== undefined && mentions(tokens, product) ? [product.text, ...found.products] : found.products,
    issues: turn.speaker === 'agent' ? [] : found.issues,
  };
  return { turn, triage, reasons: importance.reasons, found, evidence };
}

/** Where no customer speaks, nothing is asked for: general for certain. */
export const NOTHING_SAID: readonly number[] = INTENTS.map((intent) => (intent === 'general' ? 1 : 0));

/** Place of the largest number; the first of equal ones, which is the more pressing intent. */
export function indexOfLargest(numbers: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i++) if ((numbers[i] ?? 0) > (numbers[best] ?? 0)) best = i;
  return best;
}

function productTokens(product: string): Tokens | undefined {
  const tokens = tokenize(product);
  return product === 'unknown' || product.length < 2 || tokens.count === 0 ? undefined : tokens;
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

/** The evidence of the turns that decide the call. */
export function languageOfTurns(read: readonly ReadTurn[]) {
  return languageOf(read.reduce((sum, { evidence }) => addEvidence(sum, evidence), NO_EVIDENCE)) ?? 'en';
}
