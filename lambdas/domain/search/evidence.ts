import type { TurnRef } from './document.ts';
import type { Evidence } from './ports.ts';

/** Turns of a call that are shown for its words. */
const MAX_LINES = 3;

export type Range = readonly [start: number, end: number];

/** Characters of a turn that are shown around what matched, and of a moment: an answer has a hundred of each. */
const MAX_EXCERPT = 600;
const MAX_MOMENT = 1_200;
/** Characters before the first match. */
const LEAD = 100;
/** A cut is moved to a blank that is not farther away than this. */
const NEAR = 30;

/** The part of a long text around its first matches, with the matches that lie within it. */
export function excerpt(text: string, highlights: readonly Range[]): { text: string; highlights: readonly Range[] } {
  if (text.length <= MAX_EXCERPT) return { text, highlights };
  const [first, last] = highlights[0] ?? [0, 0];
  const wanted = Math.min(first - LEAD, text.length - MAX_EXCERPT);
  const from = wanted <= 0 ? 0 : wordStart(text, wanted);
  const to = wordEnd(text, from, MAX_EXCERPT);
  const inside = highlights.filter(([start, end]) => start >= from && end <= to);
  // A mark that is longer than the window is shown as far as it goes.
  const shown = inside.length > 0 || first >= last ? inside : [[first, to] as const];
  return { text: text.slice(from, to), highlights: shown.map(([start, end]) => [start - from, end - from] as const) };
}

/** The beginning of a long moment. */
export function shortened(text: string): string {
  return text.length <= MAX_MOMENT ? text : text.slice(0, wordEnd(text, 0, MAX_MOMENT));
}

/** Behind the blank that follows soon, or as it is; never within a surrogate pair. */
function wordStart(text: string, at: number): number {
  const blank = text.slice(at, at + NEAR).search(/\s/);
  return blank >= 0 ? at + blank + 1 : whole(text, at);
}

function wordEnd(text: string, from: number, length: number): number {
  const end = Math.min(text.length, from + length);
  if (end === text.length) return end;
  const blank = text.slice(end - NEAR, end).search(/\s\S*$/);
  return blank >= 0 ? end - NEAR + blank : whole(text, end);
}

function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** A text without its marks, and the half-open ranges that they enclosed, in UTF-16 units. */
export function readMarks(
  marked: string,
  mark: { start: string; end: string },
): { text: string; ranges: readonly Range[] } {
  const ranges: Range[] = [];
  let text = '';
  const [before = '', ...rest] = marked.split(mark.start);
  text += before;
  for (const part of rest) {
    const end = part.indexOf(mark.end);
    const inside = end < 0 ? part : part.slice(0, end);
    if (inside !== '') ranges.push([text.length, text.length + inside.length]);
    text += end < 0 ? part : inside + part.slice(end + mark.end.length);
  }
  return { text, ranges };
}

/** Joins ranges that overlap or touch; ordered by start. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** A line of a text with what is marked in it. */
export interface MarkedLine {
  readonly text: string;
  /** Half-open ranges of the line's UTF-16 units. */
  readonly highlights: readonly Range[];
  /** Different words among what is marked. */
  readonly words: number;
}

/** The lines of a text in their order, each with its part of ordered ranges of the whole text. */
export function markedLines(text: string, ranges: readonly Range[]): readonly MarkedLine[] {
  let start = 0;
  let next = 0;
  return text.split('\n').map((line) => {
    const highlights: Range[] = [];
    const end = start + line.length;
    for (let range = ranges[next]; range && range[0] < end; range = ranges[++next]) {
      const from = Math.max(range[0], start);
      if (range[1] > from) highlights.push([from - start, Math.min(range[1], end) - start]);
    }
    start = end + 1;
    return { text: line, highlights, words: differentWords(line, highlights) };
  });
}

function differentWords(line: string, highlights: readonly Range[]): number {
  return new Set(highlights.map(([from, to]) => line.slice(from, to).toLowerCase())).size;
}

/** Orders lines by what is marked in them: those with the most different words first, then those with the most marks. */
export function byMarks(a: MarkedLine, b: MarkedLine): number {
  return b.words - a.words || b.highlights.length - a.highlights.length;
}

/** The turns with the most different words marked, best first; of equal ones the earlier. `text` has a line a turn. */
export function markedTurns(text: string, ranges: readonly Range[], turns: readonly TurnRef[]): readonly Evidence[] {
  return markedLines(text, ranges)
    .flatMap((line, i) => (turns[i] && line.words > 0 ? [{ ...line, ...turns[i] }] : []))
    .toSorted(byMarks)
    .slice(0, MAX_LINES)
    .map(({ turn, speaker, text: line, highlights }) => ({
      turn,
      last_turn: turn,
      speaker,
      ...excerpt(line, highlights),
    }));
}
