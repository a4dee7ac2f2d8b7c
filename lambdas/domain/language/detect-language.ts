import { codeAt, TRAIT } from '../text/characters.ts';
import { type Tokens, WORD } from '../text/tokenize.ts';
import { createWordTable } from '../text/word-table.ts';
import { ENGLISH, OTHER_LATIN } from './english-words.ts';
import { AMBIGUOUS, ROMAN_HINDI } from './hindi-words.ts';

/** en, hi (Devanagari), hinglish (romanised Hindi, or Hindi and English together), or another language. */
export const LANGUAGES = ['en', 'hi', 'hinglish', 'other'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words of a text by what they are evidence of; words that tell nothing are in `words` alone. */
export interface LanguageEvidence {
  words: number;
  devanagari: number;
  /** Hindi in Latin letters; ambiguous words count a quarter. */
  roman: number;
  english: number;
  /** Letters of another script, or function words of another language. */
  other: number;
}

const ROMAN = 1;
const AMBIGUOUS_ROMAN = 2;
const ENGLISH_WORD = 3;
const OTHER_WORD = 4;

const table = createWordTable([
  ...OTHER_LATIN.map((word) => [word, OTHER_WORD] as const),
  ...ROMAN_HINDI.map((word) => [word, AMBIGUOUS.has(word) ? AMBIGUOUS_ROMAN : ROMAN] as const),
  ...ENGLISH.map((word) => [word, ENGLISH_WORD] as const),
]);

/** Counts the evidence in a text: one look-up a word. */
export function languageEvidence(tokens: Tokens): LanguageEvidence {
  const evidence = { words: 0, devanagari: 0, roman: 0, english: 0, other: 0 };
  const accented = (tokens.traits & TRAIT.NON_ASCII) !== 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== WORD) continue;
    evidence.words++;
    const code = codeAt(tokens.text, tokens.start[i] ?? 0);
    if (code >= 0x900 && code <= 0x97f) evidence.devanagari++;
    else if (code > 0x24f) evidence.other++;
    else addWord(evidence, table.get(tokens, i) || (accented && isAccented(tokens, i) ? OTHER_WORD : 0));
  }
  return evidence;
}

/** Whether a word has a Latin letter that neither English nor Hindi in Latin letters has: möchte, ação. */
function isAccented(tokens: Tokens, i: number): boolean {
  for (let at = tokens.start[i] ?? 0; at < (tokens.end[i] ?? 0); at++) {
    const code = codeAt(tokens.text, at);
    if (code >= 0xc0 && code <= 0x24f) return true;
  }
  return false;
}

function addWord(evidence: LanguageEvidence, kind: number): void {
  if (kind === ROMAN) evidence.roman++;
  else if (kind === AMBIGUOUS_ROMAN) evidence.roman += 0.25;
  else if (kind === ENGLISH_WORD) evidence.english++;
  else if (kind === OTHER_WORD) evidence.other++;
}

/** From this share of its known words Hindi in Latin letters makes a text Hinglish: one word in seven. */
const HINGLISH_SHARE = 1 / 7;
/** Up to this share of Latin words a Devanagari text still counts as Hindi: names and products are written so. */
const HINDI_LATIN_SHARE = 0.2;

/** The language that the evidence speaks for; undefined when there is none, as in a text of names or numbers. */
export function languageOf(e: LanguageEvidence): Language | undefined {
  const latin = e.words - e.devanagari;
  if (e.devanagari > 0 && e.roman + e.english < 1 && latin <= HINDI_LATIN_SHARE * e.words) return 'hi';
  if (e.devanagari > 0 && e.devanagari + e.roman >= HINGLISH_SHARE * e.words) return 'hinglish';
  const known = e.roman + e.english + e.other;
  if (known === 0) return undefined;
  if (e.other > e.english && e.other > e.roman && e.other >= 2 - (e.english + e.roman === 0 ? 1 : 0)) return 'other';
  return e.roman >= 0.75 && e.roman >= HINGLISH_SHARE * known ? 'hinglish' : 'en';
}

/** The evidence of several texts together. */
export function addEvidence(sum: LanguageEvidence, more: LanguageEvidence): LanguageEvidence {
  return {
    words: sum.words + more.words,
    devanagari: sum.devanagari + more.devanagari,
    roman: sum.roman + more.roman,
    english: sum.english + more.english,
    other: sum.other + more.other,
  };
}

export const NO_EVIDENCE: LanguageEvidence = { words: 0, devanagari: 0, roman: 0, english: 0, other: 0 };
