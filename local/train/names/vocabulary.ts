import { LEXICON } from '#lambdas/domain/pii/context/lexicon.ts';
import { tokenize, WORD, wordAt } from '#lambdas/domain/text/tokenize.ts';
import type { LabelledCall, LabelledTurn } from './corpora.ts';

/** Texts that a word must stand in: of those with capital letters, and of those without. */
const LEAST_CASED = 3;
const LEAST_PLAIN = 5;
/** A word that is a labelled name more often than this is none of the vocabulary. */
const MOST_NAMES = 0.05;

interface Count {
  /** Texts where the word stands in small letters, with and without capital letters around it. */
  cased: number;
  plain: number;
  capital: number;
  names: number;
}

/** Words behind which an unlabelled name often stands. */
const BEFORE_NAMES =
  /^(?:hi|hii|hello|hey|hai|dear|thanks|thank|you|u|mr|mrs|ms|dr|named|name|naam|is|im|i'm|am|ok|okay|sir|ko|aur|and|with)$/;

/** Common words: those that texts write in small letters, and that are seldom labelled as names. */
export function commonWords(calls: readonly LabelledCall[]): string[] {
  const counts = new Map<string, Count>();
  for (const call of calls) {
    const seen = new Set<string>();
    for (const turn of call.turns) countTurn(turn, counts, seen);
  }
  return [...counts]
    .filter(([, count]) => isCommon(count))
    .map(([word]) => word)
    .sort();
}

function countTurn(turn: LabelledTurn, counts: Map<string, Count>, seen: Set<string>): void {
  const tokens = tokenize(turn.text);
  const cased = /\p{Lu}/u.test(turn.text);
  for (let i = 0; i < tokens.count; i++) {
    const start = tokens.start[i] ?? 0;
    if (tokens.kind[i] !== WORD || LEXICON.get(tokens, i) !== 0) continue;
    const word = wordAt(tokens, i);
    const isName = turn.names.some(([from, to]) => start >= from && start < to);
    const isValue = turn.values.some(([from, to]) => start >= from && start < to);
    const capital = /\p{Lu}/u.test(turn.text.charAt(start));
    const head = i === 0 || /[.!?\n]/.test(turn.text.slice(tokens.end[i - 1], start));
    const risky = !isName && !cased && i > 0 && BEFORE_NAMES.test(wordAt(tokens, i - 1));
    if (isValue || risky || word.length < 2 || seen.has(`${word} ${isName}${capital}`)) continue;
    seen.add(`${word} ${isName}${capital}`);
    const count = counts.get(word) ?? { cased: 0, plain: 0, capital: 0, names: 0 };
    counts.set(word, count);
    if (isName) count.names++;
    else if (capital) count.capital += head ? 0 : 1;
    else if (cased) count.cased++;
    else count.plain++;
  }
}

function isCommon({ cased, plain, capital, names }: Count): boolean {
  const small = cased + plain;
  if (names > small * MOST_NAMES || capital > small) return false;
  return cased >= LEAST_CASED || small >= LEAST_PLAIN;
}
