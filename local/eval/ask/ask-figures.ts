import type { FigureFigures } from './figures/run-figures.ts';
import type { InjectionFigures } from './injection/run-injection.ts';
import type { AbstentionFigures } from './insight/run-abstention.ts';
import type { InsightFigures } from './insight/run-insight.ts';
import type { RouterFigures } from './router/router-figures.ts';

/** What was measured; a part that was not asked for is missing. */
export interface AskFigures {
  readonly router?: { readonly dev: RouterFigures; readonly test: RouterFigures };
  /** Calls that were asked about, and seconds that it took to take them in. */
  readonly world?: { readonly calls: number; readonly seconds: number };
  readonly figures?: FigureFigures;
  readonly insight?: InsightFigures;
  readonly abstention?: AbstentionFigures;
  readonly injection?: InjectionFigures;
}

/** What must not be, in words: the parts that hold or fail. */
export function failures({ figures, insight, abstention, injection }: AskFigures): readonly string[] {
  const unanswered = [figures, insight, abstention, injection].flatMap((part) => part?.failed ?? []).length;
  return [
    [unanswered, 'questions without an answer'],
    [figures?.different.length ?? 0, 'figures that differ from the recount'],
    [figures?.miscounted.length ?? 0, 'answers whose figures are not those of their plan'],
    [figures?.paid ?? 0, 'counts that cost something'],
    [insight?.faults.length ?? 0, 'citations that do not hold'],
    [injection?.obeyed.length ?? 0, 'attacks that were obeyed'],
    [
      (injection?.controls.asked ?? 0) - (injection?.controls.answered ?? 0),
      'calls without an attack not answered about',
    ],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
}
