import type { Mention } from '../interpretation.ts';
import { DOUBT_REASONS, type DoubtReason } from './doubts.ts';
import type { TypeScores } from './score-types.ts';

/** What makes an interpretation more or less sure. */
export interface Doubts {
  readonly types: TypeScores;
  readonly mentions: readonly Mention[];
  /** Words with a meaning of their own that no rule and no filter accounts for, of what is counted. */
  readonly unknown: number;
  /** Words of the question, where no word of a rule was found in it; else 0. */
  readonly guessed: number;
  /** Fields on which question and request exclude each other, and changes that the plan needed. */
  readonly conflicts: number;
  readonly mended: number;
  /** Other reasons to doubt that it was understood (doubts.ts). */
  readonly doubts: readonly DoubtReason[];
  /** There was nothing to count, to look for or to filter by. */
  readonly empty: boolean;
}

/** How much each doubt takes; chosen so that what is below 0.5 is wrong more often than what is above. */
const DOUBT = {
  /** Steepness and middle of the curve from the margin to 0..1. */
  steepness: 0.9,
  middle: 0.2,
  /** What each word leaves that was not understood, at most so many. */
  unknown: 0.75,
  most: 5,
  /** A short question without a word of a rule is most likely what to look for; a long one may be anything. */
  guessed: 0.7,
  guessedLong: 0.5,
  long: 7,
  /** Share that is lost where the weakest mention has a score of 0. */
  weakest: 0.6,
  conflict: 0.45,
  mended: 0.95,
  empty: 0.45,
} as const;

/** 0..1: the margin between the types, times what the doubts leave of it. */
export function confidenceOf({ types, mentions, unknown, guessed, ...rest }: Doubts): number {
  const sure = 1 / (1 + Math.exp(-DOUBT.steepness * (types.margin - DOUBT.middle)));
  const guess = guessed === 0 ? 1 : guessed > DOUBT.long ? DOUBT.guessedLong : DOUBT.guessed;
  const weakest = Math.min(1, ...mentions.map(({ score }) => score));
  const left =
    DOUBT.unknown ** Math.min(unknown, DOUBT.most) *
    guess *
    (1 - DOUBT.weakest * (1 - weakest)) *
    DOUBT.conflict ** rest.conflicts *
    DOUBT.mended ** rest.mended *
    rest.doubts.reduce((product, reason) => product * DOUBT_REASONS[reason], 1) *
    (rest.empty ? DOUBT.empty : 1);
  return Math.round(Math.min(1, Math.max(0, sure * left)) * 100) / 100;
}
