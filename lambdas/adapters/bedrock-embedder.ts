import { type BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import type { Embedder, EmbeddingOutcome, FailedRequest } from '../domain/search/ports.ts';
import type { IndexSettings } from '../domain/search/settings.ts';
import { bedrockFault } from './bedrock-fault.ts';

/** Requests at a time: Titan takes one text a request. */
const AT_A_TIME = 16;
/** Texts that time out before the rest is not asked for any more: the model hangs. */
const MAX_TIMEOUTS = 4;
const TIMEOUT = 'TimeoutError';
/** More than one text can have; a count beyond it is a fault of whoever counted. */
const MAX_TOKENS = 1_000_000;
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
    const failures: FailedRequest[] = [];
    try {
      const command = new InvokeModelCommand({ modelId, body, contentType: JSON_TYPE, accept: JSON_TYPE });
      // The signal also ends an answer whose body never comes, which the client's own time-out does not.
      const abortSignal = AbortSignal.any([deadline, AbortSignal.timeout(this.#timeoutMs)]);
      command.middlewareStack.add(
        (next) => async (args) => await noteFailure(failures, abortSignal, () => next(args)),
        // Within the client's retries and around the reading of an answer.
        { step: 'deserialize', priority: 'high' },
      );
      const answer = await this.#client.send(command, { abortSignal });
      return readAnswer(answer.body.transformToString(), dimensions, failures);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      return { ok: false, fault: name === 'AbortError' ? TIMEOUT : name, failures };
    }
  }
}

/** Notes an attempt of the client that fails; one that begins when the time is over is not sent any more. */
async function noteFailure<T>(failures: FailedRequest[], time: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  const isSent = !time.aborted;
  try {
    return await attempt();
  } catch (error) {
    const { fault } = bedrockFault(error);
    // An answer that is broken off when the time is over looks like one whose connection got lost.
    if (isSent) failures.push({ outcome: fault === 'lost' && time.aborted ? 'timeout' : fault });
    throw error;
  }
}

function readAnswer(text: string, dimensions: number, failures: readonly FailedRequest[]): EmbeddingOutcome {
  const { embedding, inputTextTokenCount } = parse(text);
  const tokens = isCount(inputTextTokenCount) ? inputTextTokenCount : undefined;
  const valid = embedding?.length === dimensions && embedding.every(Number.isFinite);
  if (!valid)
    return { ok: false, fault: 'UnexpectedEmbedding', failures: [...failures, { outcome: 'invalid', tokens }] };
  return { ok: true, vector: Float32Array.from(embedding), tokens: tokens ?? 0, failures };
}

function parse(text: string): { readonly embedding?: number[]; readonly inputTextTokenCount?: unknown } {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_TOKENS;
}
