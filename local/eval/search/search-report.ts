import type { SetFigures } from './evaluate.ts';
import { FIGURES, type Figures } from './metrics.ts';

const HEADINGS = ['nDCG@10', 'recall@5', 'recall@20', 'MRR@10', 'P@10'] as const;

/** The figures as text, set by set, never pooled. */
export function searchReport(sets: readonly SetFigures[]): string {
  return [...sets.flatMap(setSection), ...checkSection(sets), ...sweepSection(sets), ''].join('\n');
}

function setSection(set: SetFigures): readonly string[] {
  const { documents, queries, relevant } = set;
  const modes = Object.entries(set.modes).map(([mode, figures]) => row(mode, numbersOf(figures)));
  return [
    `${set.set}: ${documents} calls or texts, ${queries} queries, ${relevant.toFixed(1)} right a query`,
    `  ${set.built}`,
    row('', HEADINGS),
    ...modes,
    '',
  ];
}

function checkSection(sets: readonly SetFigures[]): readonly string[] {
  const lines = sets.flatMap(({ set, queries, hybrid_check: check }) => {
    if (check === undefined) return [];
    const verdict = check.holds ? 'HOLDS' : 'DOES NOT HOLD';
    const sign = check.difference < 0 ? '' : '+';
    const counts = `better ${check.better}, worse ${check.worse} of ${queries}`;
    return [`  ${set.padEnd(20)} ${verdict.padEnd(14)} ${sign}${check.difference.toFixed(4)}   ${counts}`];
  });
  return lines.length === 0 ? [] : ['Hybrid is not below keyword (nDCG@10)', ...lines, ''];
}

/** nDCG@10 of hybrid: a line a weight, a column a set. */
function sweepSection(sets: readonly SetFigures[]): readonly string[] {
  const swept = sets.filter(({ sweep }) => sweep !== undefined);
  const weights = swept[0]?.sweep?.map(({ semantic }) => semantic) ?? [];
  if (weights.length === 0) return [];
  const lines = weights.map((weight, i) =>
    row(
      String(weight),
      swept.map(({ sweep }) => (sweep?.[i]?.figures.ndcg10 ?? 0).toFixed(4)),
    ),
  );
  const heads = swept.map(({ set }) => set);
  return ['nDCG@10 of hybrid by the weight of the list by meaning', row('semantic', heads), ...lines, ''];
}

const numbersOf = (figures: Figures): readonly string[] => FIGURES.map((figure) => figures[figure].toFixed(4));

function row(first: string, cells: readonly string[]): string {
  return `  ${first.padEnd(10)}${cells.map((cell) => cell.padStart(Math.max(11, cell.length + 2))).join('')}`;
}
