import { hasAmounts } from './amounts.ts';
import { GUARDED_WORDS } from './words/guarded-words.ts';
import { isNumberWord } from './words/numbers.ts';
import { isSaid, type ReadWord, readWords } from './words/read-words.ts';
import { stemOf } from './words/stem.ts';
import { UNPROVED_WORDS } from './words/unproved-words.ts';

/** What stands for personal data: one that was not said replaces something made up. */
const PLACEHOLDER = /\[[A-Z][A-Z_]{0,19}_\d{1,6}\]/g;

/** A turn, to look up what it says. */
export interface SaidText {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Forms of all its words (read-words.ts). */
  readonly forms: ReadonlySet<string>;
}

export function saidText(text: string): SaidText {
  const words = readWords(alike(text));
  const own = words.map(({ word }) => word);
  return {
    text,
    words: new Set([...own, ...(HAVING_TO.test(text) ? ['have-to'] : [])]),
    forms: new Set(words.flatMap(({ forms }) => forms)),
  };
}

/** Whether a turn says every word of a clause that needs proof, and its numbers, with what they count. Linear. */
export function isSupported(clause: string, said: SaidText): boolean {
  const placeholders = clause.match(PLACEHOLDER) ?? [];
  return (
    placeholders.every((one) => said.text.includes(one)) &&
    provable(clause).every((word) => isProved(word, said)) &&
    hasAmounts(clause, said.text)
  );
}

/** Share of a claim's words that these turns say, of those that need proof, 0..1; 0 where it has none. */
export function shareSaid(claim: string, said: readonly SaidText[]): number {
  const words = provable(claim);
  const proved = words.filter((word) => said.some((one) => isProved(word, one))).length;
  return words.length === 0 ? 0 : proved / words.length;
}

/** What is kept doing is done repeatedly: nothing is kept. */
function alike(text: string): string {
  const words = text.replace(SIGN, (sign) => ` ${SIGNS[sign] ?? sign} `);
  return words.replace(/\be-(?=mail)/gi, 'e').replace(/\bkeep(?:s|ing)? (?=\p{L}{1,20}ing\b)/giu, 'repeatedly ');
}

const SIGN = /[$€£₹%]|\bRs\b/g;
const SIGNS: Readonly<Record<string, string>> = {
  ...{ $: 'dollars', '€': 'euros', '£': 'pounds', '₹': 'rupees', Rs: 'rupees', '%': 'percent' },
};

const HAVING_TO = /\b(?:have|has|had|need|needs|needed) to\b/i;
const POSSESSIVE = /['’]s?$/;
/** `made a customer miss a train`: relations.ts looks whether it did. */
const CAUSED =
  /\b(?:made|makes?|making) (?=(?:an? |the )?(?:customers?|clients?|callers?|users?|it|them|him|her)\b)/giu;

/** The words of a text that need proof. */
export function provable(text: string): readonly ReadWord[] {
  return readWords(alike(text).replace(CAUSED, ' ')).filter(({ word }) => needsProof(word));
}

export function needsProof(word: string): boolean {
  return !UNPROVED.has(word.replace(POSSESSIVE, '')) && !isNumberWord(word);
}

/** Whether the word, one that means the same, or one that proves it is said. */
export function isProved(word: ReadWord, { words, forms }: SaidText): boolean {
  const guards = PROOF.get(word.word);
  if (guards !== undefined) return words.has(word.word) || guards.some((one) => words.has(one));
  return isSaid(word, forms) || isJoined(word.word, forms);
}

/** `broad-band` in one, `broadband` in the other. */
function isJoined(word: string, forms: ReadonlySet<string>): boolean {
  return (
    word.includes('-') && word.split('-').every((part) => part === '' || UNPROVED.has(part) || forms.has(stemOf(part)))
  );
}

const UNPROVED: ReadonlySet<string> = new Set(UNPROVED_WORDS.trim().split(/\s+/));
const PROOF = new Map<string, readonly string[]>();
for (const line of GUARDED_WORDS.trim().split('\n')) {
  const [guarded = '', proof = ''] = line.split(' < ');
  for (const word of guarded.split(' ')) PROOF.set(word, proof.split(' '));
}
