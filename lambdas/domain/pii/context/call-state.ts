import type { Tokens } from '../../text/tokenize.ts';
import { heldOnlyName } from './bare-turns.ts';
import { type Context, mayAnswer, mayAsk } from './context.ts';
import { rememberValues } from './known-values.ts';
import { keepPieces } from './pieces.ts';
import { MAX_WAIT, readQuestion } from './questions.ts';
import { saysSpell } from './spelled-names.ts';
import { TAG } from './tags.ts';
import { readTurn, sizeOf, type Turn } from './turn.ts';
import { ASK, type Speaker } from './types.ts';

/** Reads the next turn of a call. */
export function openTurn(tokens: Tokens, speaker: Speaker, context: Context): Turn {
  context.turns++;
  if (speaker === 'agent') context.agentHeard = true;
  return readTurn(tokens, speaker, context);
}

/** Takes what was answered from what is waited for, and keeps what the turn asks. */
export function closeTurn(turn: Turn): void {
  const { context } = turn;
  if (mayAnswer(turn.speaker)) {
    const answered = turn.found | turn.present;
    keepPieces(turn);
    context.asked &= ~answered;
    if ((answered & ASK.NAME) !== 0) context.named++;
    if (++context.askedAge >= MAX_WAIT) context.asked = 0;
    context.securityAge++;
    if (turn.count > 0) context.afterName = heldOnlyName(turn);
    if (sizeOf(turn) > 1) context.afterPlace = (turn.seen & TAG.PLACE) !== 0;
  }
  rememberValues(turn);
  if ((turn.announced & ASK.SECURITY_ANSWER) !== 0) context.securityAge = 0;
  if ((turn.seen & TAG.POSTAL) !== 0) context.postal = true;
  if (!mayAsk(turn.speaker)) return;
  readQuestion(turn);
  context.spelling = (turn.seen & TAG.REQUEST) !== 0 && saysSpell(turn);
}
