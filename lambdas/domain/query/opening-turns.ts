import type { TurnRef } from '../search/document.ts';
import { excerpt } from '../search/evidence.ts';
import type { PassageTurn } from './ports.ts';

/** Turns that tell what a call is about: greetings are among them. */
const TURNS = 6;

/** The turns that a call begins with. `text` has a line a turn. */
export function openingTurns(text: string, turns: readonly TurnRef[]): readonly PassageTurn[] {
  const lines = text.split('\n', TURNS);
  return turns.slice(0, lines.length).map(({ turn, speaker }, i) => {
    return { turn, speaker, text: excerpt(lines[i] ?? '', []).text, words: 0, near: false };
  });
}
