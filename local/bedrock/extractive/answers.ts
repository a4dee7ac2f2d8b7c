import type { Sentence } from './call-text.ts';
import { contentStems } from './content-words.ts';
import { cueCount, strongest, withCue } from './cues.ts';

const MOST_ANSWERS = 4;
/** A quote has three words at least; a shorter sentence proves nothing. */
const FEWEST_WORDS = 3;
/** Words of a command to a model, such as to ignore its instructions; one of them alone is said by anybody. */
const COMMANDING = 2;
/** Share of what the best sentence has of the question that another one must have. */
const NEAR_BEST = 0.5;

/**
 * The sentences that share most content words with a question, each of another source, customers' before others'; none
 * where no sentence shares any. A question without content words ("what do customers complain about?") is answered by what
 * is wrong. Sentences that speak to a model are no answer to anything.
 */
export function answersTo(question: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const fit = fitToShow(sentences);
  const asked = new Set(contentStems(question));
  const ranked = asked.size === 0 ? withCue(strongest(fit), 'problem') : ranking(asked, fit);
  return oneEach(ranked).slice(0, MOST_ANSWERS);
}

/** The sentences of complaints that tell most of what is wrong, one of each; what speaks to a model tells nothing. */
export function gravestOf(complaints: readonly Sentence[]): readonly Sentence[] {
  return oneEach(strongest(fitToShow(complaints))).slice(0, MOST_ANSWERS);
}

function fitToShow(sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.filter((one) => one.words.length >= FEWEST_WORDS && cueCount(one, 'commanding') < COMMANDING);
}

function ranking(asked: ReadonlySet<string>, sentences: readonly Sentence[]): readonly Sentence[] {
  const scored = sentences.map((sentence) => ({ sentence, shared: sharedWith(asked, sentence) }));
  const best = scored.reduce((most, { shared }) => Math.max(most, shared), 0);
  const isFirst = ({ speaker }: Sentence) => (speaker === 'customer' ? 1 : 0);
  return scored
    .filter(({ shared }) => shared > 0 && shared >= best * NEAR_BEST)
    .sort((a, b) => b.shared - a.shared || isFirst(b.sentence) - isFirst(a.sentence))
    .map(({ sentence }) => sentence);
}

function sharedWith(asked: ReadonlySet<string>, { text }: Sentence): number {
  return new Set(contentStems(text).filter((stem) => asked.has(stem))).size;
}

/** The first of each source, and of what is said in the same words. */
function oneEach(sentences: readonly Sentence[]): readonly Sentence[] {
  const seen = new Set<string>();
  return sentences.filter(({ turn, words }) => {
    const keys = [`source ${turn}`, words.join(' ')];
    if (keys.some((key) => seen.has(key))) return false;
    for (const key of keys) seen.add(key);
    return true;
  });
}
