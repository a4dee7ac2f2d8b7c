import type { FoundDate } from '../time/find-dates.ts';
import { LIST, negationBehind, negationWord } from './negation.ts';
import type { IsTaken, QuestionWord } from './question-words.ts';

/** A time, and whether it is one that is not wanted. */
export interface SignedDate extends FoundDate {
  readonly negated: boolean;
}

const FILLER = /^(?:in|on|during|from|of|the|for|at|any|including|include|that|are|were|which|was)$/;
/** Farthest that a negation stands before its time, words. */
const REACH = 4;

/** Tells times that are wanted from those that are not: "not in March or April", "March ke alawa". */
export function signDates(
  dates: readonly FoundDate[],
  words: readonly QuestionWord[],
  isTaken: IsTaken,
): readonly SignedDate[] {
  const signed: SignedDate[] = [];
  for (const date of dates) {
    const last = signed.at(-1);
    const isListed = last?.negated === true && areListed(last, date, words);
    signed.push(isListed ? { ...date, negated: true } : signDate(date, words, { floor: last?.end ?? 0, isTaken }));
  }
  return signed;
}

function signDate(
  date: FoundDate,
  words: readonly QuestionWord[],
  bounds: { floor: number; isTaken: IsTaken },
): SignedDate {
  const first = negationBefore(date, words, bounds);
  if (first !== undefined) return { ...date, first, negated: true };
  const end = negationBehind(date, words, bounds);
  return end === undefined ? { ...date, negated: false } : { ...date, end, negated: true };
}

function negationBefore(
  { first }: FoundDate,
  words: readonly QuestionWord[],
  { floor, isTaken }: { floor: number; isTaken: IsTaken },
): number | undefined {
  for (let i = first - 1; i >= Math.max(floor, first - REACH) && !isTaken(i); i--) {
    if (words[i + 1]?.before === '|') return undefined;
    const start = negationWord(words, i, floor);
    if (start !== undefined) return start;
    if (!FILLER.test(words[i]?.text ?? '')) return undefined;
  }
  return undefined;
}

function areListed(one: FoundDate, next: FoundDate, words: readonly QuestionWord[]): boolean {
  const between = words.slice(one.end, next.first);
  return between.length > 0 && between.length <= 2 && between.every(({ text }) => LIST.test(text) || FILLER.test(text));
}
