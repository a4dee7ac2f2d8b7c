import { javaReplacement } from './char-filters.ts';
import { porterStem } from './porter.ts';
import type { Token, TokenFilter } from './token.ts';

/** Lucene's default set (EnglishAnalyzer.ENGLISH_STOP_WORDS_SET). */
export const ENGLISH_STOP_WORDS: readonly string[] =
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with'.split(
    ' ',
  );

type Change = (term: string) => string;

/** What filters that change each term and nothing else do to one. */
const CHANGES = new WeakMap<TokenFilter, Change>();

/** A filter that changes each term and nothing else. */
export function mapTerms(change: Change): TokenFilter {
  const filter: TokenFilter = (tokens) =>
    tokens.map((token) => {
      const term = change(token.term);
      return term === token.term ? token : { ...token, term };
    });
  CHANGES.set(filter, change);
  return filter;
}

/** The same filters, those that change terms one after the other as one that remembers what becomes of a word. */
export function joinFilters(filters: readonly TokenFilter[]): readonly TokenFilter[] {
  const joined: TokenFilter[] = [];
  let run: Change[] = [];
  const close = () => {
    const changes = run;
    if (changes.length > 0)
      joined.push(mapTerms(remembering((term) => changes.reduce((so, change) => change(so), term))));
    run = [];
  };
  for (const filter of filters) {
    const change = CHANGES.get(filter);
    if (change !== undefined) {
      run.push(change);
      continue;
    }
    close();
    joined.push(filter);
  }
  close();
  return joined;
}

/** Words that are remembered: people say the same few thousand over and over. Longer terms are seldom said twice. */
const REMEMBERED = 20_000;
const MEMORABLE = 24;

function remembering(change: Change): Change {
  const known = new Map<string, string>();
  return (term) => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const changed = change(term);
    if (known.size >= REMEMBERED) known.clear();
    if (term.length <= MEMORABLE) known.set(term, changed);
    return changed;
  };
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
  const change = (term: string) => {
    let result = '';
    let kept = 0;
    for (const match of term.matchAll(pattern)) {
      result += term.slice(kept, match.index) + expand(match);
      kept = match.index + match[0].length;
    }
    return result + term.slice(kept);
  };
  return mapTerms(change);
}
