import type { PastQuestion } from './ports.ts';

/** The past question that means the same, if there is one. */
export interface SameQuestion {
  readonly past: PastQuestion;
  /** Cosine of the two. */
  readonly similarity: number;
}

/**
 * The nearest of the past questions by the cosine of their unit vectors, from `atLeast` up. Vectors hardly tell "came" from
 * "never came", nor 3 from 5: questions with other numbers or negations are different ones, however near they lie.
 */
export function nearestQuestion(
  { question, vector }: Pick<PastQuestion, 'question' | 'vector'>,
  past: readonly PastQuestion[],
  atLeast: number,
): SameQuestion | undefined {
  const turns = turningWords(question);
  let best: SameQuestion | undefined;
  for (const one of past) {
    if (one.vector.length !== vector.length || turningWords(one.question) !== turns) continue;
    const similarity = cosine(one.vector, vector);
    if (similarity >= atLeast && similarity > (best?.similarity ?? -1)) best = { past: one, similarity };
  }
  return best;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Words that turn the meaning of a question around, and numbers. */
const TURNING = new Set(
  `no not never none nobody nothing without except neither nor cannot before after more less most least fewer highest lowest
   best worst increase increased decrease decreased first last
   nahi nahin nahee nai na mat bina alawa kabhi zyada jyada kam pehle baad
   नहीं नही मत बिना कभी ज़्यादा ज्यादा कम पहले बाद`.split(/\s+/),
);
const WORD = /[\p{L}\p{M}]+(?:['’]t)?|\p{N}+/gu;
const NUMBER = /^\p{N}/u;

function turningWords(question: string): string {
  const words = question.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  return words
    .filter((word) => TURNING.has(word) || NUMBER.test(word) || /['’]t$/.test(word))
    .sort()
    .join(' ');
}
