import { createGloss, readGloss } from './gloss.ts';
import { createHashedVector } from './hashed-vector.ts';
import { readVectorTable, type VectorTable } from './vector-table.ts';
import { createWordPieces } from './word-pieces.ts';
import { wordsOf } from './words.ts';

/** The vector of a text: never all zeros, the same for the same text, not normalised. */
export type Embedder = (text: string) => Float64Array;

/** A static embedding model: the weighted mean of the vectors of the text's word pieces, Hindi words by their English gloss. */
export function createEmbedder(
  table: VectorTable = readVectorTable(new URL('vectors.bin', import.meta.url)),
): Embedder {
  const pieces = createWordPieces(table.pieces);
  const gloss = createGloss(readGloss(), pieces.knows);
  const addHashed = createHashedVector(table.dimensions);

  const addWord = (sum: Float64Array, word: string): void => {
    const found = pieces.split(word);
    for (const piece of found) table.addTo(sum, piece);
    // A word of a script that the table lacks: the same word meets itself, and nothing else.
    if (found.length === 0) addHashed(sum, word);
  };

  return (text) => {
    const sum = new Float64Array(table.dimensions);
    const words = gloss(wordsOf(text));
    for (const word of words) addWord(sum, word);
    if (sum.every((component) => component === 0)) addHashed(sum, text.toWellFormed().trim());
    return sum.map((component) => component / Math.max(words.length, 1));
  };
}
