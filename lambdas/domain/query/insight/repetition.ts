import { numbersStated } from './words/numbers.ts';
import { contentOf, formsOf, isSaidSo, type ReadWord, readWords } from './words/read-words.ts';

/** Tells what was said before. */
export interface Repetition {
  /** Whether a claim says no more than the question, or than a claim before. */
  isRepeated(claim: string): boolean;
  add(claim: string): void;
}

/** A question that asks whether something is so is answered by saying that it is. */
const YES_OR_NO =
  /^(?:and |so |please )?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would|any|kya)\b|^क्या/iu;
/** Share of a claim's words that may be said before in a claim that is none of its own. */
const SAME = 0.85;

interface Said {
  readonly words: readonly ReadWord[];
  readonly forms: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** For the claims of one answer. */
export function createRepetition(question: string): Repetition {
  const earlier: Said[] = YES_OR_NO.test(question.trim()) ? [] : [readText(question)];
  const [asked] = earlier;
  return {
    isRepeated(claim) {
      const read = readText(claim);
      return earlier.some((one) => isPartOf(read, one, one === asked ? 1 : SAME));
    },
    add(claim) {
      earlier.push(readText(claim));
    },
  };
}

function readText(text: string): Said {
  const words = readWords(text);
  return { words: contentOf(words), forms: formsOf(words), numbers: numbersStated(text) };
}

function isPartOf(one: Said, other: Said, share: number): boolean {
  if ([...one.numbers].some((number) => !other.numbers.has(number))) return false;
  const said = one.words.filter((word) => isSaidSo(word, other.forms)).length;
  return said >= share * one.words.length;
}
