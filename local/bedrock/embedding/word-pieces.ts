/** Longer words are no words; BERT's tokenizer has such a limit too (100). */
const MAX_WORD = 64;
const MARKS = /\p{M}+/gu;

export interface WordPieces {
  /** Pieces of a word in lower case: the longest that fits first (WordPiece); empty if the table cannot spell the word. */
  split(word: string): readonly number[];
  /** Whether the word is one piece. */
  knows(word: string): boolean;
}

/** BERT's WordPiece on a vocabulary in which `##` marks what continues a word: https://arxiv.org/abs/1609.08144 section 4.1 */
export function createWordPieces(vocabulary: readonly string[]): WordPieces {
  const starts = new Map<string, number>();
  const continuations = new Map<string, number>();
  vocabulary.forEach((piece, index) => {
    if (piece.startsWith('##')) continuations.set(piece.slice(2), index);
    else starts.set(piece, index);
  });
  const longest = vocabulary.reduce((length, piece) => Math.max(length, piece.length), 0);

  const pieceAt = (word: string, start: number): readonly [piece: number, end: number] | undefined => {
    const table = start === 0 ? starts : continuations;
    for (let end = Math.min(word.length, start + longest); end > start; end--) {
      const piece = table.get(word.slice(start, end));
      if (piece !== undefined) return [piece, end];
    }
    return undefined;
  };

  const split = (word: string): readonly number[] => {
    const plain = unaccented(word);
    if (plain.length > MAX_WORD) return [];
    const pieces: number[] = [];
    for (let start = 0; start < plain.length; ) {
      const found = pieceAt(plain, start);
      if (found === undefined) return [];
      pieces.push(found[0]);
      start = found[1];
    }
    return pieces;
  };

  return { split, knows: (word) => starts.has(word) };
}

function unaccented(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has no accents, and most words are ASCII
  return /^[\u0000-\u007f]*$/.test(word) ? word : word.normalize('NFD').replace(MARKS, '');
}
