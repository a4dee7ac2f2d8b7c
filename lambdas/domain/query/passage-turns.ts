import type { Moment, TurnRef } from '../search/document.ts';
import { byMarks, excerpt, type MarkedLine, markedLines, type Range } from '../search/evidence.ts';
import { MAX_PASSAGE_TURNS, type PassageTurn } from './ports.ts';

/** Turns of the nearest passage that are read whatever else matched; it may be of a hundred turns of one word. */
const NEAR_TURNS = MAX_PASSAGE_TURNS / 2;
/** Characters behind the first match that an excerpt has room for. */
const SPAN = 500;
/** Characters by which the place of a moment in its turn is found. */
const OPENING = 60;

/** What was found in a call. */
export interface FoundText {
  /** A line a turn. */
  readonly text: string;
  readonly turns: readonly TurnRef[];
  /** What matched in `text`, ordered. */
  readonly ranges: readonly Range[];
  readonly nearest: Moment | undefined;
}

type Candidate = MarkedLine & TurnRef & { readonly near: boolean };

/** The turns that words stand in and those of the nearest passage, in the order of the call; the best where there are more. */
export function passageTurns({ text, turns, ranges, nearest }: FoundText): readonly PassageTurn[] {
  const candidates = markedLines(text, ranges).flatMap((line, i) => {
    const ref = turns[i];
    const near = ref !== undefined && isWithin(ref.turn, nearest) && line.text.trim() !== '';
    return ref !== undefined && (near || line.words > 0) ? [{ ...line, ...ref, near }] : [];
  });
  return bestOf(candidates).map((turn) => ({
    turn: turn.turn,
    speaker: turn.speaker,
    text: excerpt(turn.text, [placeIn(turn, nearest)]).text,
    words: turn.words,
    near: turn.near,
  }));
}

const isWithin = (turn: number, moment: Moment | undefined) =>
  moment !== undefined && turn >= moment.turn && turn <= moment.last_turn;

function bestOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const ordered = candidates.toSorted((a, b) => byMarks(a, b) || (a.words === 0 ? b.text.length - a.text.length : 0));
  const chosen = new Set(ordered.filter(({ near }) => near).slice(0, NEAR_TURNS));
  for (const turn of ordered) if (chosen.size < MAX_PASSAGE_TURNS) chosen.add(turn);
  return candidates.filter((turn) => chosen.has(turn));
}

/** What a long turn is shown for: its matches, those of the nearest passage before all others, or else that passage. */
function placeIn({ text, highlights, near, turn }: Candidate, nearest: Moment | undefined): Range {
  if (!near || nearest === undefined) return densest(text, highlights) ?? [0, 0];
  const start = turn === nearest.turn ? Math.max(0, text.indexOf(openingOf(nearest))) : 0;
  const inside = highlights.filter(([from, to]) => from >= start && to <= start + nearest.text.length);
  return densest(text, inside) ?? [start, start];
}

/** A long turn is cut into moments at its sentences, so one may begin anywhere in it. */
function openingOf({ text }: Moment): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, OPENING);
}

/** The range from which an excerpt has the most different words; of equal ones the first. */
function densest(text: string, ranges: readonly Range[]): Range | undefined {
  const words = ranges.map(([from, to]) => text.slice(from, to).toLowerCase());
  const counts = new Map<string, number>();
  const count = (word: string, by: number) => {
    const sum = (counts.get(word) ?? 0) + by;
    if (sum > 0) counts.set(word, sum);
    else counts.delete(word);
  };
  let best: Range | undefined;
  let most = 0;
  let next = 0;
  ranges.forEach((range, i) => {
    while (next <= i || (ranges[next]?.[1] ?? Number.POSITIVE_INFINITY) <= range[0] + SPAN)
      count(words[next++] ?? '', 1);
    if (counts.size > most) [best, most] = [range, counts.size];
    count(words[i] ?? '', -1);
  });
  return best;
}
