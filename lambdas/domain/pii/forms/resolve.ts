import type { Candidate, FormSpan } from './types.ts';

/** With more finds than this it is cheaper to mark what is taken than to compare with all that was kept. */
const FEW = 12;

/** The surest of what overlaps, then the longest, then the first; in the order of the text. */
export function resolve(found: Candidate[], length: number): FormSpan[] {
  found.sort(bySureness);
  const kept = found.length <= FEW ? keepComparing(found) : keepMarking(found, length);
  return kept.sort(byPlace);
}

function keepComparing(found: readonly Candidate[]): FormSpan[] {
  const kept: FormSpan[] = [];
  for (const { type, start, end } of found) {
    if (!kept.some((other) => start < other.end && other.start < end)) kept.push({ type, start, end });
  }
  return kept;
}

/** Linear, for a find is never longer than an address: about 320 units. */
function keepMarking(found: readonly Candidate[], length: number): FormSpan[] {
  const taken = new Uint8Array(length);
  const kept: FormSpan[] = [];
  for (const { type, start, end } of found) {
    if (taken.subarray(start, end).includes(1)) continue;
    taken.fill(1, start, end);
    kept.push({ type, start, end });
  }
  return kept;
}

function bySureness(a: Candidate, b: Candidate): number {
  return a.sureness - b.sureness || b.end - b.start - (a.end - a.start) || a.start - b.start;
}

function byPlace(a: FormSpan, b: FormSpan): number {
  return a.start - b.start;
}
