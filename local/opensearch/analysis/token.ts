/** One token of a text. Offsets are UTF-16 units of the text that was given, before any character filter. */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly position: number;
  readonly type: string;
  /** Protected from stemming by keyword_marker. */
  readonly keyword?: boolean;
}

export type TokenFilter = (tokens: readonly Token[]) => readonly Token[];

export type Tokenizer = (text: string) => readonly Token[];

/** A text and the way back to the offsets of the one it was made from. */
export interface FilteredText {
  readonly text: string;
  correct(offset: number): number;
}

export type CharFilter = (text: string) => FilteredText;

/** Tokens of one value; `positions` also counts those that a filter removed at the end. */
export interface Analysis {
  readonly tokens: readonly Token[];
  readonly positions: number;
}

export interface Analyzer {
  readonly name: string;
  analyze(text: string): Analysis;
}

/** Positions between two values of one field, so that no phrase spans them (position_increment_gap). */
const POSITION_GAP = 100;

/** Tokens of all values of a field, as one sequence. */
export function analyzeValues(analyzer: Analyzer, values: readonly string[]): readonly Token[] {
  const all: Token[] = [];
  let position = 0;
  let offset = 0;
  for (const value of values) {
    const { tokens, positions } = analyzer.analyze(value);
    for (const token of tokens) {
      const { start, end } = token;
      const shifted = { start: start + offset, end: end + offset, position: token.position + position };
      all.push(position === 0 && offset === 0 ? token : { ...token, ...shifted });
    }
    position += positions + POSITION_GAP;
    offset += value.length + 1;
  }
  return all;
}
