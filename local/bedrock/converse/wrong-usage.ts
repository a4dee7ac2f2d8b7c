import type { Fault } from '../faults.ts';
import type { ConverseAnswer } from './types.ts';

/** Numbers that no answer can have had. */
const WRONG = [
  { inputTokens: -7, outputTokens: -1, totalTokens: -8 },
  { inputTokens: 'NaN', outputTokens: 'Infinity', totalTokens: 'NaN' },
  { inputTokens: 1e18, outputTokens: 1.5, totalTokens: 1e18 },
] as const;

/** The answer with nothing, or nonsense, about its tokens; which nonsense goes by the number of the request. */
export function withUsageFault(answer: ConverseAnswer, fault: Fault['usage'], n: number): object {
  const { usage, ...rest } = answer;
  if (fault === undefined) return answer;
  return fault === 'missing' ? rest : { ...rest, usage: WRONG[n % WRONG.length] };
}
