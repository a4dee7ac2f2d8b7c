import { BedrockError } from '../errors.ts';
import type { Model } from '../model.ts';
import type { Models } from '../models.ts';
import { CHAT_MODELS_BY_ID, plainModelId } from './chat-models.ts';
import { readConverseRequest } from './request.ts';
import { checkRules } from './rules.ts';
import type { ConverseAnswer, ConverseRequest } from './types.ts';

/** A request that is in order, and the model that it is for. */
export interface Admitted {
  readonly model: Model & Required<Pick<Model, 'converse'>>;
  readonly request: ConverseRequest;
}

/**
 * One call of Converse without HTTP, as a batch job makes it: reads the body, which is parsed JSON, and asks the model. The
 * model id is one of a foundation model, of an inference profile, or an ARN of either. Refuses by throwing BedrockError.
 */
export async function converseWith(models: Models, modelId: string, body: unknown): Promise<ConverseAnswer> {
  const { model, request } = admit(models, modelId, body);
  return await model.converse(request);
}

/** Reads a request of Converse or ConverseStream and checks it by the rules of its model. Throws a BedrockError. */
export function admit(models: Models, modelId: string, body: unknown): Admitted {
  const id = plainModelId(modelId);
  const model = models.get(id);
  if (model === undefined) throw new BedrockError('ValidationException', 'The provided model identifier is invalid.');
  const chat = CHAT_MODELS_BY_ID.get(id);
  const { converse } = model;
  if (converse === undefined || chat === undefined) {
    throw new BedrockError(
      'ValidationException',
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  const request = readConverseRequest(body);
  checkRules(request, chat);
  return { model: { ...model, converse }, request };
}
