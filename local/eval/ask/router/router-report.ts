import { QUERY_TYPES } from '#lambdas/domain/query/interpretation.ts';
import { allRight, type Judged } from './judge-answer.ts';
import type { RouterFigures, Share } from './router-figures.ts';

/** The figures of one split as lines of text. */
export function routerReport(split: string, figures: RouterFigures): readonly string[] {
  const { styles, confusion, calibration, unsure, latency_ms: ms } = figures;
  return [
    `Router, ${split}: percent right (of how many)`,
    row('', ['type', 'filters', 'plan', 'all of it']),
    ...styles.map(({ style, type, filters, plan, all }) => row(style, [type, filters, plan, all].map(shown))),
    '  taken for',
    row('', QUERY_TYPES),
    ...QUERY_TYPES.map((type) =>
      row(
        type,
        QUERY_TYPES.map((taken) => String(confusion[type][taken])),
      ),
    ),
    '  by confidence',
    row('', ['questions', 'confidence', 'type right', 'all right']),
    ...calibration.map(({ from, to, n, confidence, type_right: type, all_right: all }) =>
      row(`${from} - ${to}`, [String(n), percent(confidence), percent(type), percent(all)]),
    ),
    `  below ${unsure.below}: ${shown(unsure.questions)} of the questions, ${shown(unsure.foreign)} of the greetings and the like`,
    `  a question takes ${ms.p50.toFixed(3)} ms (p50), ${ms.p99.toFixed(3)} ms (p99), ${ms.max.toFixed(3)} ms (longest)`,
    '',
  ];
}

/** What is wrong, a few lines a question. */
export function mistakesOf(judged: readonly Judged[]): readonly string[] {
  return judged.flatMap(({ question, interpretation, verdict }) => {
    if (allRight(verdict)) return [];
    const { query_type, confidence, filters, plan, share_of } = interpretation;
    const wrong = Object.entries(verdict).flatMap(([part, right]) => (right === false ? [part] : []));
    return [
      `${question.id} ${question.query}`,
      `  wrong     ${wrong.join(', ')}`,
      `  expected  ${JSON.stringify(question.expected)}`,
      `  given     ${JSON.stringify({ query_type, confidence, filters, plan, share_of })}`,
    ];
  });
}

const percent = (share: number) => (100 * share).toFixed(1);
const shown = ({ n, share }: Share) => `${percent(share)} (${n})`;

function row(first: string, cells: readonly string[]): string {
  return `  ${first.padEnd(14)}${cells.map((cell) => cell.padStart(14)).join('')}`;
}
