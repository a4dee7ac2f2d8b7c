import { javaReplacement } from './char-filters.ts';
import { porterStem } from './porter.ts';
import type { Token, TokenFilter } from './token.ts';

/** Lucene's default set (EnglishAnalyzer.ENGLISH_STOP_WORDS_SET). */
export const ENGLISH_STOP_WORDS: readonly string[] =
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  );

/** A filter that changes each term and nothing else. */
export function mapTerms(change: (term: string) => string): TokenFilter {
  return (tokens) =>
    tokens.map((token) => {
      const term = change(token.term);
      return term === token.term ? token : { ...token, term };
    });
}

/** Like Java, character by character: İ becomes i, and a final sigma is like any other. */
export function lowercase(term: string): string {
  const lower = term.toLowerCase();
  if (lower.length === term.length && !term.includes('Σ')) return lower;
  return Array.from(term, (character) => {
    const [first = ''] = character.toLowerCase();
    return first;
  }).join('');
}

/** Without a possessive `'s`. */
export function withoutPossessive(term: string): string {
  return /['\u2019\uFF07][sS]$/.test(term) ? term.slice(0, -2) : term;
}

export const stemEnglish: TokenFilter = (tokens) =>
  tokens.map((token) => {
    const term = token.keyword ? token.term : porterStem(token.term);
    return term === token.term ? token : { ...token, term };
  });

export function keepTokens(keep: (token: Token) => boolean): TokenFilter {
  return (tokens) => tokens.filter(keep);
}

export function stopFilter(words: readonly string[], ignoreCase: boolean): TokenFilter {
  const stopped = new Set(ignoreCase ? words.map(lowercase) : words);
  return keepTokens(({ term }) => !stopped.has(ignoreCase ? lowercase(term) : term));
}

export function lengthFilter(min: number, max: number): TokenFilter {
  return keepTokens(({ term }) => term.length >= min && term.length <= max);
}

export const uniqueFilter: TokenFilter = (tokens) => {
  const seen = new Set<string>();
  return tokens.filter(({ term }) => !seen.has(term) && seen.add(term));
};

export function keywordMarker(keywords: readonly string[], ignoreCase: boolean): TokenFilter {
  const marked = new Set(ignoreCase ? keywords.map(lowercase) : keywords);
  return (tokens) =>
    tokens.map((token) =>
      marked.has(ignoreCase ? lowercase(token.term) : token.term) ? { ...token, keyword: true } : token,
    );
}

export function patternReplace(pattern: RegExp, replacement: string): TokenFilter {
  const expand = javaReplacement(replacement);
  return mapTerms((term) => {
    let result = '';
    let kept = 0;
    for (const match of term.matchAll(pattern)) {
      result += term.slice(kept, match.index) + expand(match);
      kept = match.index + match[0].length;
    }
    return result + term.slice(kept);
  });
}
