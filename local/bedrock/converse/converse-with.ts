import { BedrockError } from '../errors.ts';
import type { Models } from '../models.ts';
import { CHAT_MODELS_BY_ID, plainModelId } from './chat-models.ts';
import { readConverseRequest } from './request.ts';
import { checkRules } from './rules.ts';
import type { ConverseAnswer } from './types.ts';

/**
 * One call of Converse without HTTP, as a batch job makes it: reads the body, which is parsed JSON, and asks the model. The
 * model id is one of a foundation model, of an inference profile, or an ARN of either. Refuses by throwing BedrockError.
 */
export async function converseWith(models: Models, modelId: string, request: unknown): Promise<ConverseAnswer> {
  const id = plainModelId(modelId);
  const model = models.get(id);
  if (model === undefined) throw new BedrockError('ValidationException', 'The provided model identifier is invalid.');
  const chat = CHAT_MODELS_BY_ID.get(id);
  if (model.converse === undefined || chat === undefined) {
    throw new BedrockError(
      'ValidationException',
      "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
    );
  }
  const read = readConverseRequest(request);
  checkRules(read, chat);
  return await model.converse(read);
}
