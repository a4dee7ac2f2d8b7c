import { holds } from './run-drill.ts';
import type { Finding } from './run-scene.ts';
import type { Scene } from './scene.ts';

/** One line for each alarm: how pressing it is, how it came about, after how many seconds, and who was told. */
export function tableOf(findings: readonly Finding[]): string {
  const head = ['alarm', 'severity', 'how', 'fired', 'cleared', 'told', ''];
  const rows = findings.map((finding) => {
    const { alarm, severity, how, firedAfter, clearedAfter, told, faults } = finding;
    const seconds = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(1)} s`);
    const by = how === 'fault' ? 'fault' : 'by data';
    return [
      alarm,
      severity,
      by,
      seconds(firedAfter),
      seconds(clearedAfter),
      told,
      [...again(finding), ...faults].join('; '),
    ];
  });
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}

/** Says that a scene was played twice, and what was wrong with this alarm before. */
function again({ attempt, before = [] }: Finding): string[] {
  if (attempt === 1) return [];
  return [before.length === 0 ? 'second attempt' : `second attempt (first: ${before.join(', ')})`];
}

/** `all`: how many alarms the templates have. */
export function summaryOf(findings: readonly Finding[], all: number): string {
  const alarms = new Map<string, Finding[]>();
  for (const finding of findings) alarms.set(finding.alarm, [...(alarms.get(finding.alarm) ?? []), finding]);
  const good = [...alarms.values()].filter((own) => own.every(holds));
  const faults = good.filter((own) => own.some(({ how }) => how === 'fault')).length;
  const again = good.filter((own) => own.some(({ attempt }) => attempt > 1)).length;
  const second = again === 0 ? '' : ` (${again} at the second attempt)`;
  return `${good.length} of ${all} alarms fired and cleared${second}, ${faults} by faults of their kind, ${good.length - faults} by data`;
}

export function describeScene({ name, how, what, alarms }: Scene): string {
  return `${name} (${how === 'fault' ? 'fault' : 'by data'}): ${what}\n    ${alarms.join(', ')}`;
}
