import type { PiiSpan } from '#lambdas/domain/pii/types.ts';

/** A value that people marked in a text. */
export interface GoldSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Counts of one set; `caught` by type of the people's labels, `right` by type of what was redacted. */
export interface RedactionTally {
  readonly gold: Map<string, { all: number; caught: number }>;
  readonly found: Map<string, { all: number; right: number }>;
  /** Words outside all marked values, and how many of them were redacted. */
  words: number;
  overRedacted: number;
  readonly missed: Map<string, string[]>;
}

/** Worst cases that are listed for each type. */
const EXAMPLES = 5;

export function newTally(): RedactionTally {
  return { gold: new Map(), found: new Map(), words: 0, overRedacted: 0, missed: new Map() };
}

/** Counts one text. A value is caught when every letter and digit of it is redacted. */
export function tallyText(
  tally: RedactionTally,
  id: string,
  text: string,
  gold: readonly GoldSpan[],
  found: readonly PiiSpan[],
): void {
  for (const span of gold) {
    const caught = covers(text, span, found);
    count(tally.gold, span.type, { all: 1, caught: caught ? 1 : 0 });
    if (!caught) note(tally.missed, span.type, id);
  }
  for (const span of found) {
    const right = gold.some((one) => one.start < span.end && span.start < one.end);
    count(tally.found, span.type, { all: 1, right: right ? 1 : 0 });
  }
  for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [start, end] = [word.index, word.index + word[0].length];
    const inside = (spans: readonly GoldSpan[]) => spans.some((span) => span.start < end && start < span.end);
    if (inside(gold)) continue;
    tally.words++;
    if (inside(found)) tally.overRedacted++;
  }
}

/** Counts values that are known without their places: caught when the value stands nowhere in the redacted texts. */
export function tallyValues(
  tally: RedactionTally,
  id: string,
  redacted: readonly string[],
  values: readonly (readonly [string, string])[],
): void {
  const text = ` ${words(redacted.join(' '))} `;
  for (const [type, value] of values) {
    const caught = !text.includes(` ${words(value)} `);
    count(tally.gold, type, { all: 1, caught: caught ? 1 : 0 });
    if (!caught) note(tally.missed, type, id);
  }
}

function words(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function covers(text: string, gold: GoldSpan, found: readonly PiiSpan[]): boolean {
  for (let at = gold.start; at < gold.end; at++) {
    if (!/[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '')) continue;
    if (!found.some((span) => span.start <= at && at < span.end)) return false;
  }
  return true;
}

function count<C extends Record<string, number>>(counts: Map<string, C>, type: string, more: C): void {
  const sum = counts.get(type);
  if (sum === undefined) counts.set(type, { ...more });
  else for (const key of Object.keys(more)) (sum as Record<string, number>)[key] = (sum[key] ?? 0) + (more[key] ?? 0);
}

function note(missed: Map<string, string[]>, type: string, id: string): void {
  const ids = missed.get(type) ?? [];
  if (ids.length < EXAMPLES) missed.set(type, [...ids, id]);
}
