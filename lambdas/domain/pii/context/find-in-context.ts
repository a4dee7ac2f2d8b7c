import type { Tokens } from '../../text/tokenize.ts';
import { findAddresses } from './address.ts';
import { findAnswers } from './answers.ts';
import { findBareValues } from './bare-turns.ts';
import { closeTurn, openTurn } from './call-state.ts';
import { type Context, mayAnswer } from './context.ts';
import { findEmails } from './email.ts';
import { findFields } from './fields.ts';
import { findReadBack } from './known-values.ts';
import { findAnnouncedNames, findPlainNames } from './names.ts';
import { findPieces } from './pieces.ts';
import { findSpelledNames } from './spelled-names.ts';
import { findSpokenDigits } from './spoken-digits.ts';
import { NOTABLE } from './tags.ts';
import { refresh, spansOf, type Turn } from './turn.ts';
import { ASK, type ContextSpan, type Speaker } from './types.ts';

export { type Context, createContext, namesHeard } from './context.ts';
export { findKnownNames } from './known-names.ts';
export { rememberDigits } from './known-values.ts';
export type { ContextSpan, ContextType, Speaker } from './types.ts';

const NONE: readonly ContextSpan[] = [];
/** What one rule finds can free another one; more rounds than this are not needed in practice. */
const MAX_ROUNDS = 8;

/**
 * Values of one turn that only the dialogue types, in order and without overlap; placeholders are never part of one.
 * The turns of a call are given in their order. Linear in the length of the turn.
 */
export function findInContext(tokens: Tokens, speaker: Speaker, context: Context): readonly ContextSpan[] {
  const turn = openTurn(tokens, speaker, context);
  if ((turn.seen & NOTABLE) !== 0 || waitsForWord(turn)) findAll(turn);
  closeTurn(turn);
  return turn.found === 0 ? NONE : spansOf(turn);
}

const WORDS = ASK.NAME | ASK.DOB | ASK.SECURITY_ANSWER | ASK.PASSWORD | ASK.USERNAME;

/** Months, letters and common words are notable only where a date, a name or a secret is waited for. */
const waitsForWord = ({ context, speaker }: Turn): boolean =>
  mayAnswer(speaker) && (context.spelling || ((context.asked | context.pieces) & WORDS) !== 0);

function findAll(turn: Turn): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = turn.claims;
    if (round > 0) refresh(turn);
    findEmails(turn);
    findFields(turn);
    if (round === 0) findReadBack(turn);
    findAddresses(turn);
    findSpelledNames(turn);
    findAnnouncedNames(turn);
    if (mayAnswer(turn.speaker)) findAnswers(turn);
    findPieces(turn);
    findPlainNames(turn);
    findSpokenDigits(turn);
    if (mayAnswer(turn.speaker)) findBareValues(turn);
    if (turn.claims === before) return;
  }
}
