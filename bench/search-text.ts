/** Texts of words that nobody speaks, as frequent as words are: rank r comes with a frequency of 1 / (r + SHIFT) (Mandelbrot 1953). */

type Random = () => number;

const WORDS = 8_000;
/** Flattens the head of the list as leaving out the stop words of English does. */
const SHIFT = 20;
const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'tem',
  'lun',
  'sar',
  'vi',
  'dor',
  'ne',
  'gul',
  'pim',
  'fo',
  'hes',
  'jat',
  'mu',
  'led',
];
/** Topics, the words that are theirs, and how many words of a call come from there. */
export const TOPICS = 200;
const TOPIC_WORDS = 30;
const TOPIC_SHARE = 0.25;

export interface Vocabulary {
  /** Some words of a call, with blanks between; of one topic more than of others. */
  phrase(random: Random, words: number, topic: number): string;
}

export function createVocabulary(): Vocabulary {
  const words = Array.from({ length: WORDS }, (_, rank) => wordOf(rank));
  const upTo = cumulative(WORDS);
  const total = upTo[WORDS - 1] ?? 1;
  // The words of a topic are rare ones elsewhere.
  const firstOf = (topic: number) => 1_000 + topic * TOPIC_WORDS;
  const pick = (random: Random, topic: number) =>
    random() < TOPIC_SHARE ? firstOf(topic) + Math.floor(random() * TOPIC_WORDS) : firstAbove(upTo, random() * total);
  return {
    phrase: (random, count, topic) => Array.from({ length: count }, () => words[pick(random, topic)]).join(' '),
  };
}

/** Another word for each rank, of two syllables for the most frequent 256 and more for the others. */
function wordOf(rank: number): string {
  let [word, rest] = ['', rank];
  do {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0 || word.length < 4);
  return word;
}

function cumulative(count: number): Float64Array {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank++) {
    sum += 1 / (rank + SHIFT);
    upTo[rank] = sum;
  }
  return upTo;
}

/** Place of the first number above `value` in an ascending list; the last place where there is none. */
function firstAbove(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
