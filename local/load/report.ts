import { MAX_GROWTH_PERCENT, type MemoryGrowth } from './memory.ts';
import type { Quantiles } from './quantiles.ts';
import { type LoadReport, passes } from './run-load.ts';
import { LOOK_MS } from './settle-watch.ts';

/** The report as text, for a terminal. */
export function describeLoad(report: LoadReport): string {
  return [
    table(
      ['ms', 'count', 'p50', 'p95', 'p99', 'max', ''],
      [
        ['upload to acknowledged', ...cells(report.uploadMs), ''],
        ['upload to settled', ...cells(report.settleMs), `looked at every ${LOOK_MS} ms`],
        ...report.routes.map(({ route, ms, outcomes }) => [route, ...cells(ms), counts(outcomes)]),
      ],
    ),
    table(
      ['queue', 'most', 'mean', 'at the end', 'dead'],
      report.queues.map(({ queue, most, mean, last, dead }) => {
        return [queue, String(most), mean.toFixed(1), String(last), String(dead)];
      }),
    ),
    ...report.memory.map((growth) => describeGrowth('runtime', growth)),
    ...report.enginesMemory.map((growth) => describeGrowth('engines (with all that is stored)', growth)),
    `Uploads that failed and were made again: ${counts(report.uploadErrors)}. The load itself was at most ${report.lateMs.toFixed(0)} ms late.`,
    endLine(report),
  ].join('\n\n');
}

export function endLine(report: LoadReport): string {
  const { uploaded, stored, superseded, lost, seconds, settledPerSecond } = report;
  const errors = report.routes.reduce((sum, { outcomes }) => sum + failed(outcomes), 0);
  const asked = report.routes.reduce((sum, { ms }) => sum + ms.count, 0);
  return (
    `${passes(report) ? 'PASSED' : 'FAILED'}: ${uploaded} uploads in ${seconds} s, ${stored} stored, ${superseded} superseded, ${lost} lost; ` +
    `${settledPerSecond.toFixed(1)} settled a second; ${errors} of ${asked} requests failed; ${memoryLine(report.memory)}`
  );
}

function memoryLine(memory: readonly MemoryGrowth[]): string {
  const judged = memory.filter((growth) => growth.judged);
  if (judged.length === 0) return 'too short to judge memory';
  const worst = Math.max(...judged.map(({ percent }) => percent));
  return `memory ${signed(worst)} % after warm-up (at most ${MAX_GROWTH_PERCENT} %)`;
}

function describeGrowth(what: string, growth: MemoryGrowth): string {
  const { pid, firstMegabytes, lastMegabytes, peakMegabytes, percent, megabytesPerMinute, judged, seconds } = growth;
  return (
    `Memory of the ${what}, process ${pid}, ${seconds.toFixed(0)} s: ${firstMegabytes.toFixed(0)} MB after warm-up, ${lastMegabytes.toFixed(0)} MB at the end ` +
    `(${signed(percent)} %, ${signed(megabytesPerMinute)} MB a minute), peak ${peakMegabytes.toFixed(0)} MB${judged ? '' : '; too short to judge'}.`
  );
}

/** Requests that brought no answer to the question. */
function failed(outcomes: Readonly<Record<string, number>>): number {
  return Object.entries(outcomes).reduce((sum, [name, n]) => sum + (name === 'ok' || name === 'degraded' ? 0 : n), 0);
}

export function counts(of: Readonly<Record<string, number>>): string {
  const entries = Object.entries(of).sort(([, a], [, b]) => b - a);
  return entries.length === 0 ? 'none' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}

const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;

function cells({ count, p50, p95, p99, max }: Quantiles): readonly string[] {
  return [String(count), ...[p50, p95, p99, max].map((value) => value.toFixed(0))];
}

/** Columns as wide as their widest cell; the first one to the left, numbers to the right, a last column without a name to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 || head[i] === '' ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}
