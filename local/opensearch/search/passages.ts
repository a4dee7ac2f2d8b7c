import type { Mark } from './mark.ts';

export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly marks: readonly Mark[];
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Lucene's PassageScorer. */
const K1 = 1.2;
const B = 0.75;
const PIVOT = 87;

export interface PassageOptions {
  /** Length to aim at, in UTF-16 units. */
  readonly size: number;
  readonly fragments: number;
  readonly byScore: boolean;
}

/**
 * Sentences with matches: short ones together up to the size, long ones cut at words around the match. The best ones,
 * in the order of the text. What OpenSearch's BoundedBreakIteratorScanner and Lucene's PassageScorer do; sentences are
 * those of ICU, where the real engine takes Java's.
 */
export function choosePassages(
  text: string,
  marks: readonly Mark[],
  { size, fragments, byScore }: PassageOptions,
): readonly Passage[] {
  const passages: { start: number; end: number; marks: Mark[] }[] = [];
  const bounds = sentenceBounds(text);
  for (const mark of marks) {
    const last = passages.at(-1);
    if (last !== undefined && mark.start < last.end) last.marks.push(mark);
    else passages.push({ ...windowAround(text, bounds, mark.start, size, last?.end ?? 0), marks: [mark] });
  }
  const scored = passages.map((passage) => ({ ...passage, score: scorePassage(text, passage, marks) }));
  const best = scored.sort((a, b) => b.score - a.score || a.start - b.start).slice(0, fragments);
  return byScore ? best : best.sort((a, b) => a.start - b.start);
}

function sentenceBounds(text: string): readonly number[] {
  const starts = Array.from(sentences.segment(text), ({ index }) => index);
  return [...starts, text.length];
}

function windowAround(
  text: string,
  bounds: readonly number[],
  at: number,
  size: number,
  floor: number,
): { start: number; end: number } {
  let next = bounds.findIndex((bound) => bound > at);
  if (next < 0) next = bounds.length - 1;
  let start = Math.max(bounds[next - 1] ?? 0, floor);
  let end = bounds[next] ?? text.length;
  for (let i = next + 1; i < bounds.length && end - start < size; i++) {
    const further = bounds[i] ?? end;
    if (further - start > size) break;
    end = further;
  }
  if (end - start <= size) return { start, end };
  const from = at + 1;
  if (from - size > start) start = Math.max(start, wordBefore(text, from - size, start));
  const remaining = Math.max(0, size - (from - start));
  if (from + remaining < end) end = wordAfter(text, from + remaining, end);
  return { start, end };
}

function wordBefore(text: string, at: number, floor: number): number {
  let found = floor;
  for (const { index } of words.segment(text.slice(floor, at))) found = floor + index;
  return found;
}

function wordAfter(text: string, at: number, limit: number): number {
  const from = Math.max(0, at - 64);
  for (const { index, segment } of words.segment(text.slice(from, limit))) {
    const end = from + index + segment.length;
    if (end > at) return end;
  }
  return limit;
}

function scorePassage(
  text: string,
  passage: { start: number; end: number; marks: readonly Mark[] },
  all: readonly Mark[],
): number {
  const inside = new Map<string, number>();
  for (const { term } of passage.marks) inside.set(term, (inside.get(term) ?? 0) + 1);
  const numDocs = 1 + text.length / PIVOT;
  let sum = 0;
  for (const [term, frequency] of inside) {
    const total = all.filter((mark) => mark.term === term).length;
    const weight = (K1 + 1) * Math.log(1 + (numDocs + 0.5) / (total + 0.5));
    const norm = K1 * (1 - B + B * ((passage.end - passage.start) / PIVOT));
    sum += (weight * frequency) / (frequency + norm);
  }
  return sum * (1 + 1 / Math.log(PIVOT + passage.start));
}
