import { CHAT_MODELS_BY_ID, type ChatModel } from './converse/chat-models.ts';
import type { ConverseAnswer, ConverseRequest } from './converse/types.ts';
import { createEmbedder } from './embedding/embedder.ts';
import { createExtractiveModel } from './extractive/model.ts';
import type { Model } from './model.ts';
import { createTitanEmbeddings } from './titan/model.ts';

/** Models by id: foundation models and inference profiles, without ARNs. */
export type Models = ReadonlyMap<string, Model>;

export interface ModelsOptions {
  /** Answers in the place of every chat model, such as a language model of another protocol. @default an extractive one */
  readonly converse?: (request: ConverseRequest, modelId: string) => Promise<ConverseAnswer>;
  /** The same for ConverseStream. @default what `converse` answers, in pieces */
  readonly converseStream?: NonNullable<Model['converseStream']>;
}

export function createModels({ converse, converseStream }: ModelsOptions = {}): Models {
  const chat = (id: string, model: ChatModel): Model => ({
    converse: converse === undefined ? createExtractiveModel(model) : (request) => converse(request, id),
    ...(converseStream && { converseStream }),
  });
  return new Map<string, Model>([
    ['amazon.titan-embed-text-v2:0', createTitanEmbeddings(createEmbedder())],
    ...Array.from(CHAT_MODELS_BY_ID, ([id, model]) => [id, chat(id, model)] as const),
  ]);
}
