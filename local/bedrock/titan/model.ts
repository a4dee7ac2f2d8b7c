import type { Embedder } from '../embedding/embedder.ts';
import { BedrockError } from '../errors.ts';
import type { InvokeAnswer, Model } from '../model.ts';
import { readTitanRequest, type TitanRequest } from './request.ts';
import { countTokens } from './tokens.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/titan-embedding-models.html */
const MAX_TOKENS = 8_192;

/**
 * Titan Text Embeddings V2's protocol on a local embedder: request and answer as in
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html
 * A vector longer than the embedder's is filled up with zeros, which changes no cosine and no dot product.
 */
export function createTitanEmbeddings(embed: Embedder): Model {
  return { invoke: (body) => invokeTitan(embed, body) };
}

function invokeTitan(embed: Embedder, body: string): InvokeAnswer {
  const request = readTitanRequest(body);
  const inputTextTokenCount = countTokens(request.inputText);
  if (inputTextTokenCount > MAX_TOKENS) {
    const message = `400 Bad Request: Too many input tokens. Max input tokens: ${MAX_TOKENS}, request input token count: ${inputTextTokenCount}`;
    throw new BedrockError('ValidationException', message);
  }
  const embedding = vectorFor(embed, request);
  const embeddingsByType = Object.fromEntries(
    request.embeddingTypes.map((type) => [type, type === 'float' ? embedding : embedding.map(bit)]),
  );
  return {
    body: JSON.stringify({ embedding, embeddingsByType, inputTextTokenCount }),
    inputTokens: inputTextTokenCount,
  };
}

function vectorFor(embed: Embedder, { inputText, dimensions, normalize }: TitanRequest): readonly number[] {
  const vector = embed(inputText);
  const length = normalize ? Math.hypot(...vector) : 1;
  return Array.from({ length: dimensions }, (_, i) => Math.fround((vector[i] ?? 0) / length));
}

/** A binary embedding has the sign of each component. */
const bit = (component: number): number => (component > 0 ? 1 : 0);
