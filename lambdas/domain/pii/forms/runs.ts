import { codeAt } from '../../text/characters.ts';
import type { Token } from './scan.ts';

/** Groups of digits that stand so close that they may be one number. */
export type Run = readonly Token[];

/** How far two groups may stand apart. */
const WIDEST_GAP = 3;
/** Blank, newline, tab, brackets, hyphen, full stop, slash, underscore. */
const DIVIDERS: ReadonlySet<number> = new Set([...' \n\r\t()-./_'].map((c) => c.charCodeAt(0)));

/** The runs of a text, in order. */
export function runsOf(text: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = [];
  let run: Token[] = [];
  for (const token of tokens) {
    if (run.length > 0 && (token.mixed || !isNear(text, run.at(-1), token))) {
      runs.push(run);
      run = [];
    }
    if (!token.mixed) run.push(token);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Number of digits of a run. */
export function digitsOf(run: Run): number {
  let digits = 0;
  for (const { start, end } of run) digits += end - start;
  return digits;
}

function isNear(text: string, left: Token | undefined, right: Token): boolean {
  if (left === undefined || right.start - left.end > WIDEST_GAP) return false;
  for (let i = left.end; i < right.start; i++) if (!DIVIDERS.has(codeAt(text, i))) return false;
  return true;
}
