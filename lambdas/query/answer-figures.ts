import { describeFigures } from '../domain/query/figures/describe-figures.ts';
import type { Interpretation } from '../domain/query/interpretation.ts';
import { type Draft, PLAIN } from './draft.ts';
import { countCalls } from './matching-calls.ts';
import type { QueryDeps } from './query-deps.ts';

/** Answers a question for figures by its plan, in one request to the index and without any model. */
export async function answerFigures(
  { analytics }: Pick<QueryDeps, 'analytics'>,
  interpretation: Interpretation,
): Promise<Draft> {
  const { matching, figures, version } = await countCalls(analytics, interpretation);
  if (figures === null) throw new Error('A question for figures has no plan.');
  const answer = describeFigures(interpretation, figures);
  return { ...PLAIN, answer, confidence: interpretation.confidence, matching, figures, version };
}
