import { luhn } from './digits.ts';
import type { PiiSpan } from './types.ts';

/** Payment cards have 12 to 19 digits (ISO/IEC 7812-1), the issuers in use start with 2 to 6. */
const CARD_MIN = 12;
const CARD_MAX = 19;
/** Within a longer run of digits a card has at least as many as all common issuers give; one in ten windows passes Luhn. */
const CARD_PART_MIN = 15;

interface DigitGroup {
  readonly start: number;
  readonly end: number;
}

/** Payment cards in a text whose digits are ASCII, with any grouping. */
export function findCards(text: string): PiiSpan[] {
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
    const whole = first === 0 && i === run.length - 1;
    if (digits.length >= (whole ? CARD_MIN : CARD_PART_MIN) && /^[2-6]/.test(digits) && luhn(digits)) found = i;
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
