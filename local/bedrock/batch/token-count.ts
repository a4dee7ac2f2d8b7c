import { billOf } from '../converse/billing.ts';
import { plainModelId } from '../converse/chat-models.ts';
import type { ConverseAnswer } from '../converse/types.ts';
import type { CountedModels, ModelCount } from '../usage.ts';

const NOTHING: ModelCount = {
  requests: 0,
  answered: 0,
  failed: 0,
  inputTokens: 0,
  outputTokens: 0,
  cost: 0,
  unconfirmed: { requests: 0, inputTokens: 0, outputTokens: 0, cost: 0 },
};

export type TokenCount = ReturnType<typeof createTokenCount>;

/** Counts what batch jobs are billed, a record being a request: the stand-in's own prices at half, since its start. */
export function createTokenCount() {
  const models = new Map<string, ModelCount>();
  return {
    /** One record; without an answer it failed, without usage there is nothing to bill. */
    add(modelId: string, answer: ConverseAnswer | undefined): void {
      const id = plainModelId(modelId);
      models.set(id, sum(models.get(id) ?? NOTHING, countOf(id, answer)));
    },
    usage: (): CountedModels => {
      return { models: Object.fromEntries(models), total: [...models.values()].reduce(sum, NOTHING) };
    },
  };
}

function countOf(modelId: string, answer: ConverseAnswer | undefined): ModelCount {
  if (answer === undefined) return { ...NOTHING, requests: 1, failed: 1 };
  const answered = { ...NOTHING, requests: 1, answered: 1 };
  const { usage } = answer;
  if (usage === undefined) return answered;
  const { inputTokens, outputTokens, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = usage;
  const input = inputTokens + cacheReadInputTokens + cacheWriteInputTokens;
  return { ...answered, inputTokens: input, outputTokens, cost: billOf(modelId, usage, { batch: true }) };
}

/** What is answered in a file is never unconfirmed. */
function sum(a: ModelCount, b: ModelCount): ModelCount {
  return {
    ...NOTHING,
    requests: a.requests + b.requests,
    answered: a.answered + b.answered,
    failed: a.failed + b.failed,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cost: a.cost + b.cost,
  };
}
