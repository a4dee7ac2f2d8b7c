import { createUnderstanding } from '#lambdas/domain/query/understanding/understand.ts';
import type { Vocabulary } from '#lambdas/domain/query/vocabulary.ts';
import { type Judged, judgeAnswer } from './judge-answer.ts';
import { ASKED_AT, type RouterQuestion } from './questions.ts';

/** Times that every question is asked before it is timed: what the engine optimises late is not the router's time. */
const WARM_UP = 3;

/** Understands every question, each timed by itself. */
export function runRouter(questions: readonly RouterQuestion[], vocabulary: Vocabulary): readonly Judged[] {
  const understand = createUnderstanding(vocabulary);
  const ask = ({ query, time_zone }: RouterQuestion) => understand(query, { now: ASKED_AT, time_zone, filters: {} });
  for (let round = 0; round < WARM_UP; round++) questions.forEach(ask);
  return questions.map((question) => {
    const started = performance.now();
    const interpretation = ask(question);
    const ms = performance.now() - started;
    return { question, interpretation, verdict: judgeAnswer(question, interpretation), ms };
  });
}
