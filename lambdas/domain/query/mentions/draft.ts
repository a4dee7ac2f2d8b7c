import type { Mention } from '../interpretation.ts';
import { type Line, lineOf } from './line.ts';
import type { IsTaken, Question } from './question-words.ts';

/** A part of a question that was understood; `first` and `end` are a half-open range of its words. */
export interface Part extends Pick<Mention, 'kind' | 'field' | 'value' | 'score'> {
  readonly first: number;
  readonly end: number;
  readonly negated?: boolean;
}

/** A question while it is read: each word goes to the first part that takes it. */
export interface Draft {
  readonly question: Question;
  readonly isTaken: IsTaken;
  /** What is left of it. */
  line(): Line;
  take(part: Pick<Part, 'first' | 'end'>): void;
  add(part: Part): void;
  /** In the order of the question. */
  mentions(): readonly Mention[];
}

export function createDraft(question: Question): Draft {
  const taken = new Uint8Array(question.words.length);
  const parts: Part[] = [];
  const isTaken = (word: number) => taken[word] === 1;
  const take = ({ first, end }: Pick<Part, 'first' | 'end'>) => void taken.fill(1, first, end);
  return {
    question,
    isTaken,
    line: () => lineOf(question.words, isTaken),
    take,
    add(part) {
      take(part);
      parts.push(part);
    },
    mentions: () => parts.toSorted((a, b) => a.first - b.first).map((part) => mentionOf(part, question)),
  };
}

function mentionOf({ first, end, kind, field, value, score, negated }: Part, { text, words }: Question): Mention {
  const [start, stop] = [words[first]?.start ?? 0, words[end - 1]?.end ?? 0];
  const said = { kind, text: text.slice(start, stop), start, end: stop, field, value, score };
  return negated ? { ...said, negated: true } : said;
}
