import type { TextIndex } from '../shard/text-index.ts';

/** Parameters of OpenSearch's default similarity. */
const K1 = 1.2;
const B = 0.75;

/**
 * ln(1 + (N - n + 0.5) / (n + 0.5)), N documents of which n have the term.
 * https://lucene.apache.org/core/9_12_1/core/org/apache/lucene/search/similarities/BM25Similarity.html
 */
export function idf(docCount: number, docFrequency: number): number {
  return Math.log(1 + (docCount - docFrequency + 0.5) / (docFrequency + 0.5));
}

/** Lengths of documents as Lucene keeps them: in one byte, exact to 40 and with four significant bits above. */
export function roundedLength(length: number): number {
  return length < EXACT ? length : decode(encode(length - FREE) & 0xff);
}

const FREE = 24;
const EXACT = 40;

/** SmallFloat.longToInt4: three bits after the highest. */
function encode(value: number): number {
  const bits = 32 - Math.clz32(value);
  if (bits < 4) return value;
  const shift = bits - 4;
  return ((value >>> shift) & 7) | ((shift + 1) << 3);
}

function decode(encoded: number): number {
  const shift = (encoded >>> 3) - 1;
  return FREE + (shift < 0 ? encoded & 7 : ((encoded & 7) | 8) * 2 ** shift);
}

/** Score of one term or phrase in a document, by its frequency there. */
export type Scorer = (doc: number, frequency: number) => number;

/** What the length of documents is measured by. */
export interface FieldLengths {
  readonly docCount: number;
  /** Tokens, or values, of all documents. */
  readonly tokenCount: number;
}

const single = Math.fround;

/**
 * 1 / (k1 (1 - b + b · length / average length)), in the 32-bit steps of BM25Similarity, so that equal scores are equal
 * here as well. A field without norms has length 1 throughout.
 */
export function inverseNorm(length: number, { docCount, tokenCount }: FieldLengths): number {
  const average = docCount === 0 ? 1 : single(tokenCount / docCount);
  const share = single(single(single(B) * length) / average);
  return single(1 / single(single(K1) * single(single(1 - single(B)) + share)));
}

/**
 * idf · f (k1 + 1) / (f + 1 / norm), as Lucene computes it. The factor k1 + 1 is that of LegacyBM25Similarity, which
 * OpenSearch 2 uses.
 */
export function bm25Score(idf: number, frequency: number, norm: number): number {
  const weight = single(single(1 + single(K1)) * single(idf));
  return single(weight - single(weight / single(1 + single(frequency * norm))));
}

/** @param idf of the term, or of all terms of a phrase together */
export function bm25(text: TextIndex, idf: number, norms: boolean): Scorer {
  const lengths = text.lengths.data;
  const cache = new Map<number, number>();
  const normOf = (length: number) => {
    const known = cache.get(length);
    if (known !== undefined) return known;
    const norm = inverseNorm(norms ? roundedLength(length) : 1, text);
    cache.set(length, norm);
    return norm;
  };
  return (doc, frequency) => bm25Score(idf, frequency, normOf(lengths[doc] ?? 0));
}
