/** Digits and signs in the place of letters. */
const LEET: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'l' },
};

/** Digits and signs of a word as the letters that they look like. */
export const lettersOf = (word: string): string => Array.from(word, (sign) => LEET[sign] ?? sign).join('');

/** Letters of a piece of a word at most, and pieces in a row that are taken for words in pieces. */
const PIECES =
  /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]{1,2}(?:[^\p{L}\p{M}\p{N}]{1,4}[\p{L}\p{N}]{1,2}(?![\p{L}\p{M}\p{N}])){2,}/gu;
const BETWEEN = /[^\p{L}\p{N}]+/gu;
/** Words run together: longer than most words are. */
const LONG = /[a-z]{10,}/g;
const LETTER = /\p{L}/gu;
const LATIN = /[a-z]/;

/** Letters of the longest word of a phrase that words are looked for by. */
const LONGEST = 20;
/** A word costs less than any two, and less than the letters that no word is made of. */
const COST = { word: 1, letter: 3 } as const;

/** A text in lower case with words that are in pieces put together, and words that are run together taken apart. */
export type Respell = (text: string) => string;

/** Knows the words that these phrases are made of. Takes time linear in the length of a text. */
export function createRespell(phrases: readonly string[]): Respell {
  const words = new Set(phrases.flatMap((phrase) => phrase.toLowerCase().match(/[a-z]+/g) ?? []).filter(isWord));
  const apart = (letters: string) => cheapestSplit(words, letters).join(' ');
  return (text) => text.replace(PIECES, (pieces) => together(pieces, apart)).replace(LONG, apart);
}

const isWord = (word: string) => word.length <= LONGEST && (word.length > 1 || word === 'a' || word === 'i');

/** Numbers in pieces are left as they are. */
function together(pieces: string, apart: (letters: string) => string): string {
  const letters = pieces.replace(BETWEEN, '');
  const count = letters.match(LETTER)?.length ?? 0;
  return 2 * count >= letters.length && LATIN.test(letters) ? apart(lettersOf(letters)) : pieces;
}

/** The words that letters are made of, and what is left of them one by one: the cheapest way by dynamic programming. */
function cheapestSplit(words: ReadonlySet<string>, letters: string): readonly string[] {
  const cost = [0];
  const last = [0];
  for (let end = 1; end <= letters.length; end++) {
    [cost[end], last[end]] = [(cost[end - 1] ?? 0) + COST.letter, 1];
    for (let length = Math.min(LONGEST, end); length > 0; length--) {
      const total = (cost[end - length] ?? 0) + COST.word;
      if (total < (cost[end] ?? 0) && words.has(letters.slice(end - length, end)))
        [cost[end], last[end]] = [total, length];
    }
  }
  const split: string[] = [];
  for (let end = letters.length; end > 0; end -= last[end] ?? 1) split.push(letters.slice(end - (last[end] ?? 1), end));
  return split.reverse();
}
