import { TRAIT } from '../text/characters.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Sentiment } from '../triage/types.ts';
import { readHits } from './read-hits.ts';

/** Constants of VADER (Hutto & Gilbert, ICWSM 2014): emphasis of `!`, of `?`, and of the sum / sqrt(sum^2 + 15). */
const EXCLAMATION = 0.292;
const QUESTION = 0.18;
const MANY_QUESTIONS = 0.96;
const MOST_SIGNS = 4;
const NORMALISATION = 15;
/** In a long text each word weighs less: a share of the sum for every word, up to a limit. */
const DILUTION = 0.02;
const MOST_DILUTING = 30;

/** Why a text got its score: a word, phrase or sign, its valence in context, and where it begins in the text. */
export interface SentimentReason {
  readonly word: string;
  /** About -5..5: the -4..4 of a word, raised by boosters and capitals. */
  readonly valence: number;
  readonly start: number;
}

/** Sentiment of a text, -1..1; 0 when nothing in it says any. Linear in the text. */
export function sentimentScore(tokens: Tokens): number {
  const { count, valence } = readHits(tokens);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += valence[i] ?? 0;
  if (sum === 0) return 0;
  if ((tokens.traits & TRAIT.EMPHASIS) !== 0) sum += Math.sign(sum) * emphasis(tokens.text);
  sum /= 1 + DILUTION * Math.min(tokens.count, MOST_DILUTING);
  return sum / Math.sqrt(sum * sum + NORMALISATION);
}

/** The words that made the score, in the order of the text, emoticons and emoji last. */
export function explainSentiment(tokens: Tokens): SentimentReason[] {
  const { count, valence, start, end } = readHits(tokens);
  const reasons: SentimentReason[] = [];
  for (let i = 0; i < count; i++) {
    const from = start[i] ?? 0;
    reasons.push({ word: tokens.text.slice(from, end[i] ?? from), valence: valence[i] ?? 0, start: from });
  }
  return reasons;
}

/** The class of a score; the middle band is what the words cannot tell from neutral. */
export function sentimentOf(score: number): Sentiment {
  if (score <= -0.6) return 'very_negative';
  if (score <= -0.2) return 'negative';
  if (score < 0.2) return 'neutral';
  return score < 0.6 ? 'positive' : 'very_positive';
}

function emphasis(text: string): number {
  const questions = countSigns(text, '?');
  const asked = questions < 2 ? 0 : questions < MOST_SIGNS ? questions * QUESTION : MANY_QUESTIONS;
  return countSigns(text, '!') * EXCLAMATION + asked;
}

function countSigns(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count < MOST_SIGNS; at = text.indexOf(sign, at + 1)) count++;
  return count;
}
