import { TAG } from '../../pii/context/tags.ts';
import { tagOf } from '../../pii/context/word-tags.ts';
import { redactedText } from '../../pii/redact-text.ts';
import { tokenize } from '../../text/tokenize.ts';
import { ASKING_WORDS, KINDRED_WORDS } from './asking-words.ts';
import { matterOf } from './question-words.ts';
import { type ReadWord, readWords } from './words/read-words.ts';
import { stemOf } from './words/stem.ts';

/** A word of a question that a call must say to answer it. */
export interface AskedWord extends Pick<ReadWord, 'word' | 'stem'> {
  /** Forms of its own, and those of words that may be said for it. */
  readonly own: readonly string[];
  readonly others: readonly string[];
  /** A name of people, and nothing else: calls have a placeholder for it. */
  readonly person: boolean;
  /** No word list has it: the name of a product, a code, or a rare word. */
  readonly unknown: boolean;
  /** It tells how a thing was done rather than which thing: the form of a verb, an adverb. */
  readonly manner: boolean;
}

const MANNER = /(?:ing|ed|ly)$/;
const DOER = /(?:([bgmnprt])\1)?ers?$/;
/** What is left of a shorter word is another one: `let` of `letter`. */
const SHORTEST_DEED = 4;

/**
 * The words of a search text that say what its question asks about, without those that it only asks with; none where it names
 * no matter. Personal data of the question is none of them: calls have placeholders for it.
 */
export function askedOf(text: string, question: string): readonly AskedWord[] {
  const kept = new Set(readWords(redactedText(question)).map(({ word }) => word));
  const personal = new Set(readWords(question).flatMap(({ word }) => (kept.has(word) ? [] : [word])));
  return matterOf(text)
    .filter(({ word, stem }) => word.length > 1 && !ASKING.has(stem) && !personal.has(word))
    .map(asked);
}

/** What a word is worth that is said otherwise. */
const OTHERWISE = 0.7;

/** 0..1: how far a text with these forms says the word. */
export function saidShare({ own, others }: AskedWord, said: ReadonlySet<string>): number {
  if (own.some((form) => said.has(form))) return 1;
  return others.some((form) => said.has(form)) ? OTHERWISE : 0;
}

function asked({ word, stem, forms }: ReadWord): AskedWord {
  const tokens = tokenize(word);
  const tag = tokens.count === 0 ? 0 : tagOf(tokens, 0);
  const unknown = (tag & (TAG.UNKNOWN | TAG.MIXED)) !== 0;
  const doing = doneBy(word);
  return {
    ...{ word, stem, unknown },
    // Words that sound alike are one word in two spellings only where no list knows the spelling.
    own: forms.filter((form) => !form.startsWith('#') && (unknown || !form.startsWith('~'))),
    others: [
      ...forms.filter((form) => form.startsWith('#')),
      ...doing,
      ...[stem, ...doing].flatMap((one) => [...(KINDRED.get(one) ?? [])]),
    ],
    person: (tag & TAG.NAME) !== 0 && (tag & TAG.WORD) === 0,
    manner: MANNER.test(word),
  };
}

/** What is done by who is called so: scammers scam. */
function doneBy(word: string): readonly string[] {
  const deed = word.replace(DOER, '$1');
  return deed === word || deed.length < SHORTEST_DEED ? [] : [stemOf(deed)];
}

const ASKING: ReadonlySet<string> = new Set(readWords(ASKING_WORDS).map(({ stem }) => stem));
const KINDRED = new Map<string, ReadonlySet<string>>();
for (const line of KINDRED_WORDS.trim().split('\n')) {
  const stems = line.split(' ').map(stemOf);
  for (const stem of stems) KINDRED.set(stem, new Set([...(KINDRED.get(stem) ?? []), ...stems]));
}
