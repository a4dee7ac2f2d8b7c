import { type BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Embedder, EmbeddingOutcome } from '../domain/search/ports.ts';
import type { IndexSettings } from '../domain/search/settings.ts';

/** Requests at a time: Titan takes one text a request. */
const AT_A_TIME = 16;
/** Texts that time out before the rest is not asked for any more: the model hangs. */
const MAX_TIMEOUTS = 4;
const TIMEOUT = 'TimeoutError';
const JSON_TYPE = 'application/json';

/** Titan Text Embeddings V2 on Bedrock (Bedrock user guide, "Amazon Titan Embeddings Text"). */
export class BedrockEmbedder implements Embedder {
  readonly #client: BedrockRuntimeClient;
  readonly #settings: Pick<IndexSettings, 'embedding_model' | 'dimensions'>;

  readonly #timeoutMs: number;

  /** `timeoutMs` is for one text, with all attempts that the client makes for it. */
  constructor(
    client: BedrockRuntimeClient,
    settings: Pick<IndexSettings, 'embedding_model' | 'dimensions'>,
    timeoutMs: number,
  ) {
    this.#client = client;
    this.#settings = settings;
    this.#timeoutMs = timeoutMs;
  }

  async embed(texts: readonly string[], withinMs: number): Promise<readonly EmbeddingOutcome[]> {
    const outcomes: EmbeddingOutcome[] = texts.map(() => ({ ok: false, fault: TIMEOUT }));
    const deadline = AbortSignal.timeout(withinMs);
    let next = 0;
    let timeouts = 0;
    const work = async () => {
      for (let i = next++; i < texts.length && !deadline.aborted && timeouts < MAX_TIMEOUTS; i = next++) {
        const outcome = await this.#embedOne(texts[i] ?? '', deadline);
        outcomes[i] = outcome;
        if (!outcome.ok && outcome.fault === TIMEOUT) timeouts++;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_A_TIME, texts.length) }, work));
    return outcomes;
  }

  async #embedOne(inputText: string, deadline: AbortSignal): Promise<EmbeddingOutcome> {
    const { embedding_model: modelId, dimensions } = this.#settings;
    const body = JSON.stringify({ inputText, dimensions, normalize: true });
    try {
      const command = new InvokeModelCommand({ modelId, body, contentType: JSON_TYPE, accept: JSON_TYPE });
      // The signal also ends an answer whose body never comes, which the client's own time-out does not.
      const abortSignal = AbortSignal.any([deadline, AbortSignal.timeout(this.#timeoutMs)]);
      const answer = await this.#client.send(command, { abortSignal });
      return readAnswer(answer.body.transformToString(), dimensions);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      return { ok: false, fault: name === 'AbortError' ? TIMEOUT : name };
    }
  }
}

function readAnswer(text: string, dimensions: number): EmbeddingOutcome {
  const { embedding, inputTextTokenCount } = JSON.parse(text) as { embedding?: number[]; inputTextTokenCount?: number };
  const valid = embedding?.length === dimensions && embedding.every(Number.isFinite);
  if (!valid) return { ok: false, fault: 'UnexpectedEmbedding' };
  return { ok: true, vector: Float32Array.from(embedding), tokens: inputTextTokenCount ?? 0 };
}
