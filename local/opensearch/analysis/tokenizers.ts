import type { Token, Tokenizer } from './token.ts';

/** Maximal runs of what matches, cut after `maxLength` UTF-16 units. */
function runs(pattern: RegExp, maxLength: number): Tokenizer {
  return (text) => {
    const tokens: Token[] = [];
    for (const { 0: run, index } of text.matchAll(pattern)) {
      for (let at = 0; at < run.length; at += maxLength) {
        const term = run.slice(at, at + maxLength);
        const start = index + at;
        tokens.push({ term, start, end: start + term.length, position: tokens.length, type: 'word' });
      }
    }
    return tokens;
  };
}

/** Runs of what Java's Character.isWhitespace denies: no-break blanks do not separate. */
export const whitespaceTokenizer = (maxLength = 255) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Java's definition of white space has them
  runs(/[^\t-\r\u001c-\u001f \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g, maxLength);

/** Runs of letters (Java's Character.isLetter). */
export const letterTokenizer = () => runs(/\p{L}+/gu, 255);

export const keywordTokenizer = (): Tokenizer => (text) =>
  text === '' ? [] : [{ term: text, start: 0, end: text.length, position: 0, type: 'word' }];

/** Splits at what matches (`group` -1), or takes a group of each match. Empty pieces are no tokens. */
export function patternTokenizer(pattern: RegExp, group: number): Tokenizer {
  return (text) => {
    const tokens: Token[] = [];
    const add = (start: number, end: number) => {
      if (end > start) tokens.push({ term: text.slice(start, end), start, end, position: tokens.length, type: 'word' });
    };
    let kept = 0;
    for (const match of text.matchAll(pattern)) {
      if (group < 0) add(kept, match.index);
      else {
        const [start, end] = match.indices?.[group] ?? [0, 0];
        add(start, end);
      }
      kept = match.index + match[0].length;
    }
    if (group < 0) add(kept, text.length);
    return tokens;
  };
}
