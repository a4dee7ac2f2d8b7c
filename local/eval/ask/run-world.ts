import { documentOf } from '#lambdas/domain/search/document-of.ts';
import type { Progress } from '../../cli/progress.ts';
import type { Part } from './arguments.ts';
import type { AskFigures } from './ask-figures.ts';
import { countedCalls } from './figures/counted-calls.ts';
import { runFigures } from './figures/run-figures.ts';
import { readInjectionLines } from './injection/injection-lines.ts';
import { runInjection } from './injection/run-injection.ts';
import { readOpenQuestions } from './insight/open-questions.ts';
import { runAbstention } from './insight/run-abstention.ts';
import { runInsight } from './insight/run-insight.ts';
import { startAskWorld } from './world/ask-world.ts';
import { readCallLines } from './world/call-lines.ts';

export interface WorldRun {
  readonly parts: readonly Part[];
  readonly opensearch: string | undefined;
  /** Most questions of each part. */
  readonly most: number;
  readonly bar: Progress;
}

/** Everything that needs calls to ask about, with one runtime. Planted calls come last: nothing else is to see them. */
export async function runWorld(data: string, { parts, opensearch, most, bar }: WorldRun): Promise<AskFigures> {
  const lines = readCallLines(data);
  const questions = readOpenQuestions();
  const options = (part: Part) => ({
    most,
    onAsked: (done: number, total: number) => bar.update(done, total, part),
  });
  const onProgress = (done: number, total: number) => bar.update(done, total, 'calls taken in');
  const started = performance.now();
  const world = await startAskWorld({ opensearch, onProgress });
  try {
    await world.ingest(lines);
    const seconds = Math.round((performance.now() - started) / 1000);
    const records = await world.records();
    const documents = records.map((record) => documentOf(record, [], 0));
    const calls = { counted: countedCalls(lines, records), documents };
    const wants = (part: Part) => parts.includes(part);
    return {
      world: { calls: lines.length, seconds },
      ...(wants('figures') && { figures: await runFigures(world, calls, options('figures')) }),
      ...(wants('insight') && { insight: await runInsight(world, questions.topics, options('insight')) }),
      ...(wants('abstention') && { abstention: await runAbstention(world, questions, options('abstention')) }),
      ...(wants('injection') && {
        injection: await runInjection(world, readInjectionLines(data), options('injection')),
      }),
    };
  } finally {
    await world.stop();
  }
}
