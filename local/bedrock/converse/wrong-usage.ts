import type { Fault } from '../faults.ts';
import type { ConverseAnswer } from './types.ts';

/**
 * Numbers that no answer can have had: some are no counts, others are more than any model of chat-models.ts writes or
 * reads, or those of a prompt that was not there.
 */
export const WRONG_USAGES = [
  { inputTokens: -7, outputTokens: -1, totalTokens: -8 },
  { inputTokens: 700, outputTokens: 900_000, totalTokens: 900_700 },
  { inputTokens: 'NaN', outputTokens: 'Infinity', totalTokens: 'NaN' },
  { inputTokens: 5_000_000, outputTokens: 40, totalTokens: 5_000_040 },
  { inputTokens: 1e18, outputTokens: 1.5, totalTokens: 1e18 },
  { inputTokens: 0, outputTokens: 40, totalTokens: 40 },
] as const;

/** The answer with nothing, or nonsense, about its tokens; which nonsense goes by the number of the request. */
export function withUsageFault(answer: ConverseAnswer, fault: Fault['usage'], n: number): object {
  const { usage, ...rest } = answer;
  if (fault === undefined) return answer;
  return fault === 'missing' ? rest : { ...rest, usage: WRONG_USAGES[n % WRONG_USAGES.length] };
}
