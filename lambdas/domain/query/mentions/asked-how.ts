import type { Span } from './field-names.ts';
import type { QuestionWord } from './question-words.ts';

const HOW = /^(?:how|kaise|कैसे)$/;
const BETWEEN =
  /^(?:are|is|was|were|be|been|being|get|gets|got|do|does|did|can|could|should|usually|often|typically|quickly|fast|well|they|it|we|these|those|the|this|that|such|their|issues?|problems?|calls?|complaints?|cases?|agents?|ye|yeh|inhe|unhe)$/;
/** Farthest that the word stands before, words. */
const REACH = 5;

/** Whether it is asked how something comes about, which is no filter: "how are such cases resolved". */
export function isAskedHow(words: readonly QuestionWord[], { first }: Span): boolean {
  for (let i = first - 1; i >= Math.max(0, first - REACH); i--) {
    const text = words[i]?.text ?? '';
    if (HOW.test(text)) return true;
    if (!BETWEEN.test(text)) return false;
  }
  return false;
}
