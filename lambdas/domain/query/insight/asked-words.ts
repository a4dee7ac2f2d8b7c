import { ASKING_WORDS, KINDRED_WORDS } from './asking-words.ts';
import { matterOf } from './question-words.ts';
import { type ReadWord, readWords } from './words/read-words.ts';
import { stemOf } from './words/stem.ts';

/** A word of a question that calls must say to answer it. */
export interface AskedWord extends ReadWord {
  /** Stems of words that may be said for it. */
  readonly kindred: readonly string[];
}

/** The words that a question asks about, without those that it only asks with; none where it names no matter. */
export function askedOf(question: string): readonly AskedWord[] {
  return matterOf(question).filter((one) => one.word.length > 1 && !ASKING.has(one.stem)).map((one) => ({ ...one, kindred: [...(KINDRED.get(one.stem) ?? [])] }));
}

const ASKING: ReadonlySet<string> = new Set(readWords(ASKING_WORDS).map(({ stem }) => stem));
const KINDRED: ReadonlyMap<string, ReadonlySet<string>> = kindred();
function kindred(): ReadonlyMap<string, ReadonlySet<string>> {
  const map = new Map<string, Set<string>>();
  for (const line of KINDRED_WORDS.trim().split('\n')) {
    const stems = line.split(' ').map(stemOf);
    for (const stem of stems) map.set(stem, new Set([...(map.get(stem) ?? []), ...stems]));
  }
  return map;
}
