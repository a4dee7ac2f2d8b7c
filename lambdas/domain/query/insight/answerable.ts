import { type AskedWord, askedOf, saidShare } from './asked-words.ts';
import { knownOf, matterOf, rarity } from './question-words.ts';
import type { RetrievedCall, SourceTurn } from './types.ts';
import { formsOf, isSaid, readWords } from './words/read-words.ts';

/** Weight of what is asked that one call must say. */
const COVERED = 0.6;
/** Cosine from which a call means what is asked, in whatever words. */
const MEANT = 0.65;
/** Weight of a word that no call has; one that all have has 1, a rare one almost 2. */
const ABSENT = 2.5;
/** Weight of words that tell how a thing was done, as of one that all calls have: it is easily said otherwise. */
const MANNER = 1;

/**
 * Whether some call among those that were found is about what is asked, so that it is worth paying a model. One call must say
 * most of what is asked, by words weighed by how few of the calls have them: words that only different calls have together
 * answer nothing, and a word that no call has tells most. A question that names no matter ("what do people complain about")
 * is about all that was found. Linear.
 *
 * @param about What the calls were found by: the question, or the part of it that no filter has taken.
 */
export function isAnswerable(about: string, calls: readonly RetrievedCall[], question = about): boolean {
  const words = askedOf(about, question);
  const texts = calls.map(saidIn);
  if (words.length === 0 || texts.length === 0) return texts.length > 0;
  const weighed = words.map((word) => ({ word, weight: weightOf(word, texts) }));
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const said = texts.map((text) => weighed.reduce((sum, { word, weight }) => sum + weight * saidShare(word, text), 0));
  if (all > 0 && said.some((one) => one >= COVERED * all)) return true;
  const strange = words.some((word) => word.unknown && !texts.some((text) => saidShare(word, text) > 0));
  return !strange && calls.some(({ cosine }) => cosine !== undefined && cosine >= MEANT);
}

/** What a call says in the turns that were found, and what is known of it. */
function saidIn({ passages }: RetrievedCall): ReadonlySet<string> {
  return new Set([...formsOf(passages.turns.flatMap(({ text }) => readWords(text))), ...knownOf(passages)]);
}

/** Nobody's name is left in calls: that it is not there tells nothing. */
function weightOf(word: AskedWord, texts: readonly ReadonlySet<string>[]): number {
  const having = texts.filter((text) => saidShare(word, text) > 0).length;
  if (having === 0 && word.person) return 0;
  if (having === 0 && !word.manner) return ABSENT;
  return word.manner ? MANNER : rarity(having, texts.length);
}

/** Relevance from which a source is about the question, by its meaning if not by its words. */
const ABOUT = 0.25;
/** Share of the question's content words that some source must have. */
const SHARE = 0.25;

/** Whether sources have anything of the question: content words of it are said, or a meaning is near. */
export function isTouched(question: string, sources: readonly SourceTurn[]): boolean {
  if (sources.length === 0) return false;
  if (sources.some(({ relevance }) => relevance >= ABOUT)) return true;
  const words = matterOf(question);
  const said = formsOf(sources.flatMap(({ text }) => readWords(text)));
  return words.filter((word) => isSaid(word, said)).length >= SHARE * words.length;
}
