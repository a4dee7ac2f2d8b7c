import type { CallPassages } from '../ports.ts';
import { contentOf, formsOf, isSaid, isSaidSo, type ReadWord, readWords } from './words/read-words.ts';

/** A word that means the same is worth a little less than the word itself. */
const SAME_MEANING = 0.8;

/** Weight of words (1 to 2 each) that no text needs more of: a long question is never said whole. */
const ENOUGH = 20;
/** That people are unhappy tells how they feel, not about what. */
const FEELINGS: ReadonlySet<string> = new Set(['#happy', '#angry']);

/** What of a question stands in a turn. */
export interface QuestionWords {
  /** The words that say what it is about; a question such as "what are customers unhappy about" may have none. */
  readonly words: readonly ReadWord[];
  /** Share of the words that a text has, 0..1, rare ones counting more; 0 for a question without any. */
  coverage(text: ReadonlySet<string>, without: ReadonlySet<string>): number;
}

/** The words of a question that say what it is about; none where it asks what people are unhappy about, for example. */
export function matterOf(question: string): readonly ReadWord[] {
  return contentOf(readWords(question)).filter(({ forms }) => !forms.some((form) => FEELINGS.has(form)));
}

/** Reads a question; words are weighed by how few of these texts have them. */
export function readQuestion(question: string, texts: readonly ReadonlySet<string>[]): QuestionWords {
  const words = matterOf(question);
  const weights = words.map((word) => rarity(texts.filter((text) => isSaid(word, text)).length, texts.length));
  return {
    words,
    coverage: (text, without) => {
      let [found, all] = [0, 0];
      words.forEach((word, i) => {
        const share = shareOf(word, text);
        // What names the call ("in the north") need not be said in it.
        const known = share === 0 && isSaidSo(word, without);
        const weight = known ? 0 : (weights[i] ?? 0);
        found += weight * share;
        all += weight;
      });
      return all === 0 ? 0 : Math.min(1, found / Math.min(all, ENOUGH));
    },
  };
}

function shareOf(word: ReadWord, text: ReadonlySet<string>): number {
  if (isSaidSo(word, text)) return 1;
  return isSaid(word, text) ? SAME_MEANING : 0;
}

/**
 * 1 for a word that all texts have, 2 for one that none has, between them by the inverse document frequency of BM25
 * (Robertson and Zaragoza 2009, 3.1): by itself that would make what a few texts have in common worth nothing.
 */
export function rarity(texts: number, all: number): number {
  const frequency = (having: number) => Math.log(1 + (all - having + 0.5) / (having + 0.5));
  return 1 + frequency(texts) / frequency(0);
}

/** Words of what is known of a call: its product, region, and the like. */
export function knownOf({ facts }: Pick<CallPassages, 'facts'>): ReadonlySet<string> {
  const values = [facts.product, facts.region, facts.client_segment, facts.channel, facts.agent_id, facts.client_id];
  const labels = [
    ...values,
    facts.intent,
    facts.sentiment,
    facts.importance,
    ...facts.issues,
    ...facts.mentioned_products,
  ];
  const text = labels.filter((label) => label !== undefined).join(' . ');
  return formsOf(readWords(text.replaceAll('_', ' ')));
}
