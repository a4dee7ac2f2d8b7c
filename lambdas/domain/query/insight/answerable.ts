import { matterOf } from './question-words.ts';
import type { SourceTurn } from './types.ts';
import { formsOf, isSaid, readWords } from './words/read-words.ts';

/** Relevance from which a source is about the question, by its meaning if not by its words. */
const ABOUT = 0.25;
/** Share of the question's content words that some source must have. */
const SHARE = 0.25;

/**
 * Whether anything that was found is about the question, so that it is worth paying a model: content words of it are said,
 * or a meaning is near. A question that names no matter ("what do people complain about") is about all that was found.
 */
export function isAnswerable(question: string, sources: readonly SourceTurn[]): boolean {
  if (sources.length === 0) return false;
  if (sources.some(({ relevance }) => relevance >= ABOUT)) return true;
  const words = matterOf(question);
  const said = formsOf(sources.flatMap(({ text }) => readWords(text)));
  return words.filter((word) => isSaid(word, said)).length >= SHARE * words.length;
}
