import { METRICS, type MetricEntry, type MetricKey } from '#lambdas/metrics.ts';
import { COUNTED_BY } from '#lib/constructs/counted-by.ts';

const HEAD = ['metric', 'unit', 'split by', 'counted by', 'on', 'what it is'];

/** The catalogue of metrics as a table in Markdown. */
export function metricTable(): string {
  const rows = (Object.keys(METRICS) as MetricKey[]).map((key) => {
    const { name, unit, by, on, meaning }: MetricEntry = METRICS[key];
    return [`\`${name}\``, unit, by.join(', '), COUNTED_BY[key].join(', '), on.join(', '), meaning];
  });
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const BEGIN = '<!-- made by npm run metrics: begin -->';
const END = '<!-- made by npm run metrics: end -->';

/** A document with the table between its marks; throws when it has none. */
export function withTable(document: string, table: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document lacks "${BEGIN}" before "${END}".`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${document.slice(end)}`;
}
