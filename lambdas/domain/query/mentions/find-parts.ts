import type { Field } from '../../analytics/dimensions.ts';
import { namedFields, type Span, withFieldName } from './field-names.ts';
import type { FoundValue } from './find-values.ts';
import { FUNCTION_WORDS } from './ordinary-words.ts';
import type { KnownPart, PartIndex } from './part-index.ts';
import type { IsTaken, Question } from './question-words.ts';

/** Most values that one word may stand for. */
const MAX_VALUES = 20;
/** Where one value is meant, where several are; what is taken off where no word tells it alone, or it is not written so. */
const SCORES = { one: 0.85, several: 0.65, together: -0.1, inexact: -0.15 } as const;
const NUMBER = /\p{N}/u;

interface Reader extends Question {
  readonly index: PartIndex;
  readonly isTaken: IsTaken;
}

/** Words that are parts of the same values of a field. */
interface Run extends Span {
  readonly field: Field;
  readonly values: ReadonlySet<string>;
  readonly tells: boolean;
  readonly exact: boolean;
}

/**
 * Values that are named by a part of what they are called, in any order: "Fibre" and "broadband fibre" for Fibre
 * Broadband. To be read after whole values: `isTaken` has their words.
 */
export function findParts(index: PartIndex, question: Question, isTaken: IsTaken): readonly FoundValue[] {
  const reader = { ...question, index, isTaken };
  const found: FoundValue[] = [];
  let free = 0;
  for (let i = 0; i < question.words.length; i++) {
    const run = bestAt(reader, i, free);
    if (run === undefined) continue;
    const span = withFieldName(reader, run, run.field);
    found.push({ field: run.field, values: [...run.values], ...span, score: scoreOf(run) });
    free = span.end;
    i = span.end - 1;
  }
  return found;
}

/** The longest, and of equals the one of the fewest values. */
function bestAt(reader: Reader, i: number, free: number): Run | undefined {
  let best: Run | undefined;
  for (const part of partsAt(reader, i)) {
    const run = runFrom(reader, { ...part, first: i, end: i + 1, free });
    if (!means(reader, run)) continue;
    const longer = best === undefined ? 1 : run.end - best.end;
    if (longer > 0 || (longer === 0 && run.values.size < (best?.values.size ?? 0))) best = run;
  }
  return best;
}

function partsAt({ index, words, isTaken }: Reader, i: number): readonly KnownPart[] {
  const word = words[i];
  return word === undefined || isTaken(i) || FUNCTION_WORDS.has(word.text) ? [] : index(word);
}

function runFrom(reader: Reader, first: Run): Run {
  let run = first;
  for (let i = first.end; reader.words[i]?.before === ''; i++) {
    const next = partsAt(reader, i).find(({ field }) => field === run.field);
    const values = new Set([...run.values].filter((value) => next?.values.has(value)));
    if (next === undefined || values.size === 0) break;
    run = { ...run, end: i + 1, values, tells: run.tells || next.tells, exact: run.exact && next.exact };
  }
  return run;
}

/** A word that tells, or several together, or one with the name of the field; a number behind it is of another value. */
function means(reader: Reader, run: Run): boolean {
  const next = reader.words[run.end];
  if (next !== undefined && next.before === '' && !reader.isTaken(run.end) && NUMBER.test(next.text)) return false;
  if (run.values.size > MAX_VALUES) return false;
  return run.tells || run.end - run.first > 1 || namedFields(reader, run).has(run.field);
}

function scoreOf({ values, tells, exact }: Run): number {
  const score = values.size === 1 ? SCORES.one : SCORES.several;
  return Math.round((score + (tells ? 0 : SCORES.together) + (exact ? 0 : SCORES.inexact)) * 100) / 100;
}
