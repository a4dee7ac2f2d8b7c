import { type BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Embedder, EmbeddingOutcome } from '../domain/search/ports.ts';
import type { IndexSettings } from '../domain/search/settings.ts';

/** Requests at a time: Titan takes one text a request. */
const AT_A_TIME = 16;

/** Titan Text Embeddings V2 on Bedrock (Bedrock user guide, "Amazon Titan Embeddings Text"). */
export class BedrockEmbedder implements Embedder {
  readonly #client: BedrockRuntimeClient;
  readonly #settings: Pick<IndexSettings, 'embedding_model' | 'dimensions'>;

  constructor(client: BedrockRuntimeClient, settings: Pick<IndexSettings, 'embedding_model' | 'dimensions'>) {
    this.#client = client;
    this.#settings = settings;
  }

  async embed(texts: readonly string[]): Promise<readonly EmbeddingOutcome[]> {
    const outcomes: EmbeddingOutcome[] = [];
    let next = 0;
    const work = async () => {
      for (let i = next++; i < texts.length; i = next++) outcomes[i] = await this.#embedOne(texts[i] ?? '');
    };
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, texts.length) }, work));
    return outcomes;
  }

  async #embedOne(inputText: string): Promise<EmbeddingOutcome> {
    const { embedding_model: modelId, dimensions } = this.#settings;
    const body = JSON.stringify({ inputText, dimensions, normalize: true });
    try {
      const answer = await this.#client.send(
        new InvokeModelCommand({ modelId, body, contentType: 'application/json', accept: 'application/json' }),
      );
      return readAnswer(answer.body.transformToString(), dimensions);
    } catch (error) {
      return { ok: false, fault: error instanceof Error ? error.name : 'unknown' };
    }
  }
}

function readAnswer(text: string, dimensions: number): EmbeddingOutcome {
  const { embedding, inputTextTokenCount } = JSON.parse(text) as { embedding?: number[]; inputTextTokenCount?: number };
  const valid = embedding?.length === dimensions && embedding.every(Number.isFinite);
  if (!valid) return { ok: false, fault: 'UnexpectedEmbedding' };
  return { ok: true, vector: Float32Array.from(embedding), tokens: inputTextTokenCount ?? 0 };
}
