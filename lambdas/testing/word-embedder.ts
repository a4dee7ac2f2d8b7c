import { createHash } from 'node:crypto';
import type { Embedder, EmbeddingOutcome } from '../domain/search/ports.ts';

/** Texts of the same words get the same vector: each word is a direction of its own. For tests that need no meaning. */
export class WordEmbedder implements Embedder {
  readonly dimensions: number;
  /** Texts that were embedded, in order. */
  readonly embedded: string[] = [];
  /** Fails for the texts for which it answers with the name of a fault. */
  fail: (text: string) => string | undefined = () => undefined;

  constructor(dimensions = 256) {
    this.dimensions = dimensions;
  }

  async embed(texts: readonly string[]): Promise<readonly EmbeddingOutcome[]> {
    return texts.map((text) => {
      const fault = this.fail(text);
      if (fault !== undefined) return { ok: false, fault };
      this.embedded.push(text);
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [''];
      return { ok: true, vector: this.#vectorOf(words), tokens: words.length };
    });
  }

  #vectorOf(words: readonly string[]): Float32Array {
    const vector = new Float32Array(this.dimensions);
    for (const word of words) {
      const place = createHash('sha256').update(word).digest().readUInt32LE() % this.dimensions;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  }
}
