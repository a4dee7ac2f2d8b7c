import { luhn } from './digits.ts';
import type { PiiSpan, PiiType } from './types.ts';

/** Payment cards have 12 to 19 digits (ISO/IEC 7812-1), the issuers in use start with 2 to 6. */
const CARD_MIN = 12;
const CARD_MAX = 19;

/** US social security numbers as they are written; the areas 000, 666 and 9xx were never issued (SSA). */
const SSN = /(?<![\d-])(?!000|666|9)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g;

/** Phone numbers by form. Every pattern has a fixed length, so matching is linear. */
const PHONES: readonly RegExp[] = [
  // E.164 with any grouping: + and 8 to 15 digits (ITU-T E.164).
  /(?<![\w+])\+\d(?:[ .()-]{0,2}\d){7,14}(?!\d)/g,
  // North American numbering plan, with or without the leading 1.
  /(?<!\d)(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)/g,
  // Indian mobile numbers, 5-5 or together, with or without 0 or 91 in front.
  /(?<!\d)(?:0|91[ -]?)?[6-9]\d{4}[ -]?\d{5}(?!\d)/g,
  // National numbers with a trunk 0 in three groups.
  /(?<!\d)0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\d)/g,
];

interface DigitGroup {
  readonly start: number;
  readonly end: number;
}

/** Cards, SSNs and phone numbers in a text whose digits are ASCII; the surest form first, spans never overlap. */
export function findNumbers(text: string): PiiSpan[] {
  if (!/\d/.test(text)) return [];
  const spans = findCards(text);
  addMatches(spans, 'SSN', text, SSN);
  for (const pattern of PHONES) addMatches(spans, 'PHONE', text, pattern);
  return spans;
}

function addMatches(spans: PiiSpan[], type: PiiType, text: string, pattern: RegExp): void {
  const taken = spans.slice();
  for (const match of text.matchAll(pattern)) {
    const span = { type, start: match.index, end: match.index + match[0].length };
    if (!taken.some((other) => span.start < other.end && other.start < span.end)) spans.push(span);
  }
}

function findCards(text: string): PiiSpan[] {
  const spans: PiiSpan[] = [];
  for (const run of digitRuns(text)) {
    for (let first = 0; first < run.length; first++) {
      const last = cardFrom(text, run, first);
      const start = run[first]?.start;
      const end = run[last]?.end;
      if (start === undefined || end === undefined) continue;
      spans.push({ type: 'CARD', start, end });
      first = last;
    }
  }
  return spans;
}

/** Index of the last group of the longest card that starts at group `first`; -1 when none does. */
function cardFrom(text: string, run: readonly DigitGroup[], first: number): number {
  let digits = '';
  let found = -1;
  for (let i = first; i < run.length; i++) {
    const group = run[i];
    if (group === undefined) break;
    digits += text.slice(group.start, group.end);
    if (digits.length > CARD_MAX) break;
    if (digits.length >= CARD_MIN && /^[2-6]/.test(digits) && luhn(digits)) found = i;
  }
  return found;
}

/** Runs of digit groups with one blank, dot or hyphen between them. */
function digitRuns(text: string): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  let previousEnd = -2;
  for (const match of text.matchAll(/\d+/g)) {
    const group = { start: match.index, end: match.index + match[0].length };
    const joined = group.start === previousEnd + 1 && /[ .\u00a0\u2010-\u2015-]/.test(text[previousEnd] ?? '');
    const run = joined ? runs.at(-1) : undefined;
    if (run) run.push(group);
    else runs.push([group]);
    previousEnd = group.end;
  }
  return runs;
}
