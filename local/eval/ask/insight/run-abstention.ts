import type { AskWorld } from '../world/ask-world.ts';
import { spread } from '../world/call-lines.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { RunOptions } from './run-insight.ts';

export interface AbstentionFigures {
  /** Questions that no call answers: right is to leave them open. */
  readonly unanswerable: OpenFigures;
  /** Questions that calls answer: right is to answer them. */
  readonly answerable: OpenFigures;
  readonly failed: readonly string[];
}

export interface OpenFigures {
  readonly asked: number;
  readonly abstained: number;
  /** Those that were judged wrongly, with the answer. */
  readonly wrong: readonly { readonly query: string; readonly query_type: string; readonly answer: string }[];
}

/** Asks what calls answer and what they do not. A list of calls that were searched is an answer unless it is empty. */
export async function runAbstention(
  world: Pick<AskWorld, 'ask'>,
  { unanswerable, answerable }: OpenQuestions,
  { most, onAsked }: RunOptions,
): Promise<AbstentionFigures> {
  const failed: string[] = [];
  const [open, known] = [spread(unanswerable, most), spread(answerable, most)];
  let done = 0;
  const askAll = async (queries: readonly string[], expected: boolean): Promise<OpenFigures> => {
    const wrong: { query: string; query_type: string; answer: string }[] = [];
    let abstained = 0;
    for (const query of queries) {
      const { answer, problem } = await world.ask({ query });
      onAsked(++done, open.length + known.length);
      if (answer === undefined) {
        failed.push(`${query}: ${problem}`);
        continue;
      }
      const { query_type } = answer.processing;
      const left = answer.processing.abstained || (query_type === 'search' && answer.sources.length === 0);
      abstained += left ? 1 : 0;
      if (left !== expected) wrong.push({ query, query_type, answer: answer.answer });
    }
    return { asked: queries.length, abstained, wrong };
  };
  return { unanswerable: await askAll(open, true), answerable: await askAll(known, false), failed };
}
