import { plainModelId } from '../converse/chat-models.ts';
import type { ConverseAnswer } from '../converse/types.ts';
import { billedFor, type CountedModels, type ModelCount, NO_REQUESTS, reportOf, sum } from '../usage.ts';

export type TokenCount = ReturnType<typeof createTokenCount>;

/** Counts what batch jobs are billed, a record being a request: the stand-in's own prices at half, since its start. */
export function createTokenCount() {
  const models = new Map<string, ModelCount>();
  return {
    /** One record; without an answer it failed, without usage there is nothing to bill. */
    add(modelId: string, answer: ConverseAnswer | undefined): void {
      const id = plainModelId(modelId);
      models.set(id, sum(models.get(id) ?? NO_REQUESTS, countOf(id, answer)));
    },
    usage: (): CountedModels => reportOf(models),
  };
}

/** What is answered in a file is never unconfirmed. */
function countOf(modelId: string, answer: ConverseAnswer | undefined): ModelCount {
  if (answer === undefined) return { ...NO_REQUESTS, requests: 1, failed: 1 };
  const { usage } = answer;
  return { ...NO_REQUESTS, ...(usage && billedFor(modelId, usage, true)), requests: 1, answered: 1 };
}
