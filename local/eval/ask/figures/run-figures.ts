import type { Interpretation } from '#lambdas/domain/query/interpretation.ts';
import type { CallDocument } from '#lambdas/domain/search/document.ts';
import type { AskWorld } from '../world/ask-world.ts';
import { spread } from '../world/call-lines.ts';
import { figureDifference } from './compare-figures.ts';
import { isCountedRight } from './compare-plan.ts';
import type { CountedCall } from './counted-calls.ts';
import type { FigureQuestion } from './figure-question.ts';
import { fileQuestions } from './file-questions.ts';
import { triageQuestions } from './triage-questions.ts';

export interface FigureFigures {
  /** Questions, and those of which every figure is equal to the recount: from the files, and from what triage stored. */
  readonly files: { readonly asked: number; readonly equal: number };
  readonly triage: { readonly asked: number; readonly equal: number };
  /** Answers that cost something although a count costs nothing. */
  readonly paid: number;
  /** Answers whose figures are not those of their own plan. */
  readonly miscounted: readonly string[];
  readonly failed: readonly string[];
  readonly different: readonly {
    readonly query: string;
    readonly how: string;
    readonly understood: Understood | null;
  }[];
}

/** What of an interpretation tells why figures differ. */
export type Understood = Pick<Interpretation, 'query_type' | 'confidence' | 'filters' | 'plan'>;

/** The calls as their files have them, and as the index should. */
export interface CountedCalls {
  readonly counted: readonly CountedCall[];
  readonly documents: readonly CallDocument[];
}

interface Compared {
  readonly question: FigureQuestion;
  readonly how: string | undefined;
  readonly failed: boolean;
  readonly paid: boolean;
  readonly miscounted: boolean;
  readonly understood: Understood | null;
}

/** Asks for figures and compares each with a recount. */
export async function runFigures(
  world: Pick<AskWorld, 'ask'>,
  calls: CountedCalls,
  { most, onAsked }: { readonly most: number; readonly onAsked: (done: number, total: number) => void },
): Promise<FigureFigures> {
  const questions = spread([...fileQuestions(calls.counted), ...triageQuestions(calls.counted)], most);
  const compared: Compared[] = [];
  for (const question of questions) {
    compared.push(await compare(world, question, calls));
    onAsked(compared.length, questions.length);
  }
  const of = (from: FigureQuestion['from']) => {
    const own = compared.filter(({ question }) => question.from === from);
    return { asked: own.length, equal: own.filter(({ how }) => how === undefined).length };
  };
  return {
    files: of('files'),
    triage: of('triage'),
    paid: compared.filter(({ paid }) => paid).length,
    miscounted: compared.flatMap(({ miscounted, question }) => (miscounted ? [question.query] : [])),
    failed: compared.flatMap(({ failed, question, how }) => (failed ? [`${question.query}: ${how}`] : [])),
    different: compared.flatMap(({ question, how, failed, understood }) =>
      how === undefined || failed ? [] : [{ query: question.query, how, understood }],
    ),
  };
}

async function compare(world: Pick<AskWorld, 'ask'>, question: FigureQuestion, calls: CountedCalls): Promise<Compared> {
  const { query, time_zone } = question;
  // Cheap: the rules alone, and nothing that a model would put right.
  const { answer, problem } = await world.ask({ query, time_zone, mode: 'cheap' });
  if (answer === undefined)
    return { question, how: problem ?? 'no answer', failed: true, paid: false, miscounted: false, understood: null };
  const { query_type, filters, plan, confidence } = answer.processing.interpretation;
  return {
    question,
    how: figureDifference(question, answer, calls.counted),
    miscounted: !isCountedRight(answer, calls.documents),
    failed: false,
    paid: answer.processing.cost_usd > 0,
    understood: { query_type, confidence, filters, plan },
  };
}
