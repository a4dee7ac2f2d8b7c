import { isSaid, type ReadWord, readWords } from './words/read-words.ts';

/** A clause, with which of its words it denies. */
export interface Clause {
  /** All its words, grammar words as well. */
  readonly words: readonly ReadWord[];
  /** Places of the words from the first to the last that is denied; empty where nothing is. */
  readonly denied: { readonly from: number; readonly to: number };
  /** What is denied is something beside what happened: `without a receipt`. The words outside are affirmed. */
  readonly aside: boolean;
  /** A question, or words such as `until` that go with a denial as well as without. */
  readonly open: boolean;
}

/** What ends a clause. */
const BREAK =
  /[.!?।;:,…–—"“”]+|\b(?:and|but|because|so|although|though|while|whereas|then|who|which|that|as|despite|after|before|since|when|where|if|aur|lekin|magar|kyunki|kyonki|isliye|jabki|toh|phir)\b|(?:और|लेकिन|क्योंकि|इसलिए|जबकि)/giu;
const DENIES_WHAT_FOLLOWS =
  /(?:n['’]t|dnt|snt)$|^(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|cant|dont|wont|unable)$/u;
/** Hindi denies with a word beside the verb, at the end of the clause. */
const DENIES_BESIDE = /^(?:nahi|nahin|nahee|nhi|nai|mat|bina|नहीं|नही|मत|बिना)$/u;
const WITHOUT: ReadonlySet<string> = new Set(['without', 'bina', 'बिना']);
/** Verbs that deny the verb behind them. */
const FAILS =
  /\b(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)) to\b|\bstop(?:s|ped)? (?=\w{1,20}ing\b)|\black(?:s|ed|ing)?(?: of)?\b|\bfree (?:of|from)\b/giu;
const AJAR: ReadonlySet<string> = new Set(
  'until unless only hardly barely almost instead rather missing lost gum delay late wait pending still fail'.split(
    ' ',
  ),
);
/** Words behind a denial that it reaches, and before one of Hindi. */
const REACH = { behind: 6, before: 2 } as const;

/** Pairs of forms (read-words.ts) that are contrary to each other. */
const CONTRARY: readonly (readonly [string, string])[] = [
  ['#slow', '#fast'],
  ['#expensive', '#cheap'],
  ['#happy', '#angry'],
  ['#increase', '#decrease'],
  ['#rude', '#polite'],
  ['#good', '#bad'],
  ['#broken', '#repair'],
  ['#clean', '#dirty'],
  ['#hot', '#cold'],
  ['#small', '#big'],
  ['#early', '#late'],
  ['#punctual', '#late'],
  ['#free', '#charge'],
  ['#approve', '#reject'],
  ['#open', '#close'],
  ['#easy', '#difficult'],
  ['#cancel', '#renew'],
  ['#work', '#outage'],
  ['#connect', '#disconnect'],
  ['#resolved', '#unresolved'],
  ['#valid', '#expired'],
];

/** The clauses of a text. Linear. */
export function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...text.matchAll(BREAK), { index: text.length, 0: '' }]) {
    const clause = clauseOf(text.slice(from, index), mark.includes('?'));
    if (clause.words.length > 0) clauses.push(clause);
    from = index + mark.length;
  }
  return clauses;
}

function clauseOf(text: string, asks: boolean): Clause {
  const words = readWords(text.replace(FAILS, ' not '));
  const behind = words.findIndex(({ word }) => DENIES_WHAT_FOLLOWS.test(word));
  const beside = words.findIndex(({ word }) => DENIES_BESIDE.test(word));
  const denials = words.filter(({ word }) => DENIES_WHAT_FOLLOWS.test(word)).length;
  const ajar = denials === 0 && beside < 0 && words.some(({ word, stem }) => AJAR.has(word) || AJAR.has(stem));
  const aside = WITHOUT.has(words[beside >= 0 ? beside : behind]?.word ?? '');
  return { words, denied: reachOf(behind, beside), aside, open: asks || denials > 1 || ajar };
}

function reachOf(behind: number, beside: number): Clause['denied'] {
  if (beside >= 0) return { from: Math.max(0, beside - REACH.before), to: beside + REACH.behind };
  return behind < 0 ? { from: 0, to: 0 } : { from: behind + 1, to: behind + 1 + REACH.behind };
}

/** Content words that two clauses must share to be about the same. */
const SHARED = 2;

/**
 * Whether a claim says the contrary of what was said: it denies a word that the clause which is nearest to it affirms, or
 * the reverse, or it says the opposite word. Each clause of the claim is compared with each that was said. A single claim's
 * clause needs to share but one word with what was said.
 */
export function contradicts(claim: readonly Clause[], said: readonly Clause[], single?: boolean): boolean {
  const telling = claim.filter((clause) => contentOf(clause).length > 0);
  const alone = single ?? telling.length === 1;
  const read = said.map((clause) => ({ clause, forms: new Set(clause.words.flatMap(({ forms }) => forms)) }));
  return telling.some(
    (clause) => isDeniedOtherwise(clause, read, alone) || isOnlyDenied(clause, read) || isOpposite(clause, read),
  );
}

interface Said {
  readonly clause: Clause;
  readonly forms: ReadonlySet<string>;
}

const contentOf = ({ words }: Clause) => words.filter(({ says }) => says);

function isDeniedOtherwise(claim: Clause, said: readonly Said[], alone: boolean): boolean {
  const content = contentOf(claim);
  const shared = said.map(({ forms }) => content.filter((word) => isSaid(word, forms)).length);
  const most = shared.reduce((best, one) => Math.max(best, one), 0);
  if (most < SHARED && !(alone && most > 0)) return false;
  if (claim.open || said.some(({ clause }) => agree(claim, clause, true))) return false;
  const nearest = said.filter((_, i) => shared[i] === most);
  return nearest.every(({ clause }) => !clause.open && disagree(claim, clause) && !agree(claim, clause, false));
}

/** It affirms a word that those who spoke said only to deny it. */
function isOnlyDenied(claim: Clause, said: readonly Said[]): boolean {
  if (claim.open || claim.denied.to > 0) return false;
  return claim.words.some((word) => {
    if (!word.content) return false;
    const stands = said.flatMap(({ clause }) =>
      clause.words.flatMap((other, at) => (isSame(word, other) ? [clause.open ? undefined : denial(clause, at)] : [])),
    );
    return stands.length > 0 && stands.every((stand) => stand === true);
  });
}

function isSame(one: ReadWord, other: ReadWord): boolean {
  return one.forms.some((form) => other.forms.includes(form));
}

/** Words that both have: how each stands in the one and in the other clause. */
function compare(one: Clause, other: Clause): readonly (readonly [boolean | undefined, boolean | undefined])[] {
  return one.words.flatMap((word, i) => {
    if (!word.says) return [];
    const at = other.words.findIndex((said) => isSame(word, said));
    return at < 0 ? [] : [[denial(one, i), denial(other, at)] as const];
  });
}

/** Whether the word is denied; undefined for one before the denial, which is neither. */
function denial({ denied, aside }: Clause, at: number): boolean | undefined {
  if (denied.to === 0) return false;
  return at >= denied.from && at < denied.to ? true : aside ? false : undefined;
}

function disagree(one: Clause, other: Clause): boolean {
  return compare(one, other).some(([a, b]) => a !== undefined && b !== undefined && a !== b);
}

/** Both deny (or, where that is no matter, affirm) one word. */
function agree(one: Clause, other: Clause, denied: boolean): boolean {
  return compare(one, other).some(([a, b]) => a !== undefined && a === b && (a || !denied));
}

/** It says a word, and those who spoke said none but the opposite one, as firmly. */
function isOpposite(claim: Clause, said: readonly Said[]): boolean {
  const forms = new Set(claim.words.flatMap((word) => word.forms));
  const all = said.map((one) => one.forms);
  const excluded = (a: string, b: string) =>
    forms.has(a) &&
    !forms.has(b) &&
    !all.some((one) => one.has(a)) &&
    said.some((one) => one.forms.has(b) && sameStand(claim, a, one.clause, b));
  return [...CONTRARY, ...prefixed(claim, said)].some(([a, b]) => excluded(a, b) || excluded(b, a));
}

const PREFIX = /^(?:un|in|im|dis|ir|non)(?=\p{L}{4})/u;

/** `incomplete` in the claim and `complete` in what was said, or the reverse. */
function prefixed(claim: Clause, said: readonly Said[]): readonly (readonly [string, string])[] {
  const pairs = (words: readonly ReadWord[]) =>
    words.flatMap(({ stem }) => (PREFIX.test(stem) ? [[stem, stem.replace(PREFIX, '')] as const] : []));
  return [...pairs(claim.words), ...said.flatMap(({ clause }) => pairs(clause.words))];
}

function sameStand(claim: Clause, a: string, said: Clause, b: string): boolean {
  return Boolean(standOf(claim, a)) === Boolean(standOf(said, b));
}

function standOf(clause: Clause, form: string): boolean | undefined {
  return denial(
    clause,
    clause.words.findIndex(({ forms }) => forms.includes(form)),
  );
}
