/** A word with its valence, -4..4. */
export type Valued = readonly [word: string, valence: number];

/** What a turned-round word keeps of its valence: `unhappy` is less strong than `happy`. */
const REVERSED = -0.8;
const COMPARATIVE = 0.95;
const SUPERLATIVE = 1.2;
const STRONGEST = 4;

/**
 * The regular forms that a letter of a table names:
 * v -s -ed -ing, V the same with a doubled last consonant, n plural, a adverb, c comparison, q -ness, r -er(s),
 * m -ment(s), f -ful -fully, u and d all forms again with un- and dis-, turned round.
 */
type FormMaker = (word: string, valence: number) => readonly Valued[];

const MAKERS: Readonly<Record<string, FormMaker>> = {
  v: (word, value) => verb(word, doubles(word)).map((form) => [form, value]),
  V: (word, value) => verb(word, true).map((form) => [form, value]),
  n: (word, value) => [[withS(word), value]],
  a: (word, value) => [[adverb(word), value]],
  c: (word, value) => [
    [stem(word, doubles(word)).concat('er'), value * COMPARATIVE],
    [stem(word, doubles(word)).concat('est'), clip(value * SUPERLATIVE)],
  ],
  q: (word, value) => [[`${word.replace(/y$/, 'i')}ness`, value]],
  r: (word, value) => ['er', 'ers'].map((end) => [stem(word, doubles(word)) + end, value]),
  m: (word, value) => ['ment', 'ments'].map((end) => [word + end, value]),
  f: (word, value) => ['ful', 'fully'].map((end) => [word + end, value]),
};

const PREFIXES: Readonly<Record<string, string>> = { u: 'un', d: 'dis' };

/** A word and the forms its letters name. */
export function formsOf(word: string, letters: string, valence: number): Valued[] {
  const forms: Valued[] = [[word, valence]];
  for (const letter of letters) forms.push(...(MAKERS[letter]?.(word, valence) ?? []));
  const reversed = [...letters].flatMap((letter) => {
    const prefix = PREFIXES[letter];
    return prefix === undefined ? [] : forms.map(([form, value]): Valued => [prefix + form, value * REVERSED]);
  });
  return [...forms, ...reversed];
}

/** Whether all letters name forms. */
export function knowsLetters(letters: string): boolean {
  return [...letters].every((letter) => letter in MAKERS || letter in PREFIXES);
}

function verb(word: string, doubled: boolean): string[] {
  const base = stem(word, doubled);
  const ing = /ie$/.test(word) ? word.replace(/ie$/, 'y') : /(?:ee|oe|ye)$/.test(word) ? word : participle(word, base);
  return [withS(word), `${base}ed`, `${ing}ing`];
}

/** `cry` is `cried` but `crying`. */
function participle(word: string, base: string): string {
  return word.endsWith('y') ? word : base;
}

/** What -ed, -er and -est are put to: silent e dropped, y to i after a consonant, last consonant doubled. */
function stem(word: string, doubled: boolean): string {
  if (word.endsWith('e')) return word.slice(0, -1);
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}i`;
  return doubled ? word + word.slice(-1) : word;
}

/** One vowel between consonants in a word of one syllable: `win`, `stop`, `sad`. */
function doubles(word: string): boolean {
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(word);
}

function withS(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function adverb(word: string): string {
  if (word.endsWith('ic')) return `${word}ally`;
  if (/[^aeiou]le$/.test(word)) return `${word.slice(0, -1)}y`;
  if (word.endsWith('ll')) return `${word}y`;
  return `${word.replace(/y$/, 'i')}ly`;
}

function clip(valence: number): number {
  return Math.max(-STRONGEST, Math.min(STRONGEST, valence));
}
