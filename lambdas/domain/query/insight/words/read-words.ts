import { TAG } from '../../../pii/context/tags.ts';
import { tagOf } from '../../../pii/context/word-tags.ts';
import { MIXED, tokenize, WORD, wordAt } from '../../../text/tokenize.ts';
import { CONCEPTS } from './concepts.ts';
import { FRAME_WORDS } from './frame-words.ts';
import { isNumberWord } from './numbers.ts';
import { soundOf } from './sound.ts';
import { stemOf } from './stem.ts';

/** A word as it is compared. */
export interface ReadWord {
  /** Lower case. */
  readonly word: string;
  readonly stem: string;
  /** What it is known by: its stem, its sound (behind `~`) and its concepts (behind `#`). Words that share one may mean the same. */
  readonly forms: readonly string[];
  /** It says something: no word of grammar, no filler, no number. */
  readonly says: boolean;
  /** It says something of a matter: it is no frame of a claim or question either. */
  readonly content: boolean;
}

/** Sounds of fewer letters are shared by words that have nothing in common. */
const MIN_SOUND = 3;
/** Longer words are compared by their beginnings: nobody says them. */
const MAX_WORD = 40;
const WIFI = /\bwi-fi\b/gi;
const EMPTY = TAG.FUNCTION | TAG.FILLER | TAG.LETTER;

/** The words of a text, each with its forms; numbers and placeholders are none. Linear. */
export function readWords(text: string): readonly ReadWord[] {
  const tokens = tokenize(text.replace(WIFI, 'wifi'));
  const words: ReadWord[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i];
    if (kind !== WORD && kind !== MIXED) continue;
    const word = wordAt(tokens, i).slice(0, MAX_WORD);
    words.push(read(word, (tagOf(tokens, i) & EMPTY) === 0));
  }
  return withPhrases(words);
}

/** What a text says, to look words up in: the forms of all its words. */
export function formsOf(words: readonly ReadWord[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ forms }) => forms));
}

/** The different words that say something, by stem. */
export function contentOf(words: readonly ReadWord[]): readonly ReadWord[] {
  return [...new Map(words.filter(({ content }) => content).map((one) => [one.stem, one])).values()];
}

/** Whether a text with these forms has the word, or one that means the same. */
export function isSaid({ forms }: ReadWord, said: ReadonlySet<string>): boolean {
  return forms.some((form) => said.has(form));
}

/** Whether the word itself is there, in whatever form or spelling. */
export function isSaidSo({ forms }: ReadWord, said: ReadonlySet<string>): boolean {
  return forms.some((form) => !form.startsWith('#') && said.has(form));
}

const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, ReadWord>();

/** Remembers words: folding is most of the work, and calls repeat their words. */
function read(word: string, says: boolean): ReadWord {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stem = stemOf(word);
  const sound = soundOf(word);
  const forms = [stem, ...(sound.length >= MIN_SOUND ? [`~${sound}`] : [])];
  const framed = forms.some((form) => FRAME.has(form));
  const telling = says && !isNumberWord(word);
  const made = { word, stem, forms: withConcepts(forms), says: telling, content: telling && !framed };
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(word, made);
  return made;
}

function withConcepts(forms: readonly string[]): readonly string[] {
  return [...new Set([...forms, ...forms.flatMap((form) => CONCEPT_OF.get(form) ?? [])])];
}

/** Words that mean something together get what they mean. */
function withPhrases(words: ReadWord[]): readonly ReadWord[] {
  for (let i = 1; i < words.length; i++) {
    const second = words[i];
    if (second === undefined) continue;
    const firsts = words.slice(Math.max(0, i - (BACK.test(second.word) ? SPREAD : 1)), i);
    const concepts = firsts.flatMap(({ stem }) => PHRASES.get(stem)?.get(second.stem) ?? []);
    if (concepts.length > 0) words[i] = { ...second, forms: [...second.forms, ...concepts], says: true, content: true };
  }
  return words;
}

/** In Hindi words may stand between the money and its coming back: `paisa abhi tak wapas nahi aaya`. */
const BACK = /^[wv]apas$|^वापस$/;
const SPREAD = 4;

const FRAME = new Set(
  FRAME_WORDS.trim()
    .split(/\s+/)
    .flatMap((word) => [stemOf(word), ...(/[^a-z]/.test(word) ? [`~${soundOf(word)}`] : [])]),
);

const CONCEPT_OF = new Map<string, string[]>();
const PHRASES = new Map<string, Map<string, string[]>>();
for (const line of CONCEPTS.trim().split('\n')) {
  const [name = '', ...others] = line.split(' ');
  for (const word of [name, ...others]) addWord(word, `#${name}`);
}

function addWord(words: string, concept: string): void {
  const [first = '', second] = words.split('+');
  if (second === undefined) {
    for (const form of [stemOf(first), `~${soundOf(first)}`]) push(CONCEPT_OF, form, concept);
    return;
  }
  const seconds = PHRASES.get(stemOf(first)) ?? new Map<string, string[]>();
  push(seconds, stemOf(second), concept);
  PHRASES.set(stemOf(first), seconds);
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key) ?? [];
  if (!values.includes(value)) map.set(key, [...values, value]);
}
