import type { QuestionWord } from './question-words.ts';

/** What stands for a word that is spoken for already. */
const TAKEN = '_';

/** The forms of a question's words with punctuation between, each followed by a blank; what forms of words are looked for in. */
export interface Line {
  readonly text: string;
  /** Where each word begins in the text; one more for its end. */
  readonly starts: readonly number[];
  /** Where the punctuation before each word begins; the word itself where there is none. */
  readonly gaps: readonly number[];
  /** The word that begins at a place of the text, or that follows the punctuation there. */
  readonly wordAt: (place: number) => number;
}

export function lineOf(words: readonly QuestionWord[], isTaken: (word: number) => boolean): Line {
  let text = '';
  const starts: number[] = [];
  const gaps: number[] = [];
  const places = new Map<number, number>();
  for (const [i, { form, before }] of words.entries()) {
    places.set(text.length, i);
    gaps.push(text.length);
    if (before !== '') text += `${before} `;
    places.set(text.length, i);
    starts.push(text.length);
    text += `${isTaken(i) ? TAKEN : form} `;
  }
  places.set(text.length, words.length);
  starts.push(text.length);
  gaps.push(text.length);
  return { text, starts, gaps, wordAt: (place) => places.get(place) ?? words.length };
}

/** An expression that reads whole words of a line, from a place on. */
export function formExpression(form: string): RegExp {
  return new RegExp(`(?:${form}) `, 'y');
}

/** Reads a form that begins with a word. */
export function readForm(line: Line, expression: RegExp, word: number): RegExpExecArray | null {
  expression.lastIndex = line.starts[word] ?? line.text.length;
  return expression.exec(line.text);
}

/** The word behind a form that was read. */
export function behind(line: Line, match: RegExpExecArray): number {
  return line.wordAt(match.index + match[0].length);
}
