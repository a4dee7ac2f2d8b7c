import type { Tokens } from '#lambdas/domain/text/tokenize.ts';
import { findAddresses } from './address.ts';
import { findAnswers } from './answers.ts';
import { findBareValues, heldOnlyName } from './bare-turns.ts';
import { type Context, mayAnswer, mayAsk } from './context.ts';
import { findEmails } from './email.ts';
import { findFields } from './fields.ts';
import { findAnnouncedNames, findPlainNames } from './names.ts';
import { MAX_WAIT, readQuestion } from './questions.ts';
import { findSpokenDigits } from './spoken-digits.ts';
import { NOTABLE, TAG } from './tags.ts';
import { readTurn, refresh, sizeOf, spansOf, type Turn } from './turn.ts';
import { ASK, type ContextSpan, type Speaker } from './types.ts';

export { type Context, createContext, namesHeard } from './context.ts';
export { findKnownNames } from './known-names.ts';
export type { ContextSpan, ContextType, Speaker } from './types.ts';

const NONE: readonly ContextSpan[] = [];
/** What one rule finds can free another one; more rounds than this are not needed in practice. */
const MAX_ROUNDS = 8;

/**
 * Values of one turn that only the dialogue types, in order and without overlap; placeholders are never part of one.
 * The turns of a call are given in their order. Linear in the length of the turn.
 */
export function findInContext(tokens: Tokens, speaker: Speaker, context: Context): readonly ContextSpan[] {
  const turn = readTurn(tokens, speaker, context);
  context.turns++;
  if (speaker === 'agent') context.agentHeard = true;
  if ((turn.seen & NOTABLE) !== 0) findAll(turn);
  settle(turn);
  return turn.found === 0 ? NONE : spansOf(turn);
}

function findAll(turn: Turn): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = turn.claims;
    if (round > 0) refresh(turn);
    findEmails(turn);
    findFields(turn);
    findAddresses(turn);
    findAnnouncedNames(turn);
    if (mayAnswer(turn.speaker)) findAnswers(turn);
    findPlainNames(turn);
    findSpokenDigits(turn);
    if (mayAnswer(turn.speaker)) findBareValues(turn);
    if (turn.claims === before) return;
  }
}

/** Takes what was answered from what is waited for, and keeps what the turn asks. */
function settle(turn: Turn): void {
  const { context } = turn;
  if (mayAnswer(turn.speaker)) {
    const answered = turn.found | turn.present;
    context.asked &= ~answered;
    if ((answered & ASK.NAME) !== 0) context.named++;
    if (++context.askedAge >= MAX_WAIT) context.asked = 0;
    if (turn.count > 0) context.afterName = heldOnlyName(turn);
    if (sizeOf(turn) > 1) context.afterPlace = (turn.seen & TAG.PLACE) !== 0;
  }
  if ((turn.seen & TAG.POSTAL) !== 0) context.postal = true;
  if (mayAsk(turn.speaker)) readQuestion(turn);
}
