import { PRIORITIES } from '#lambdas/domain/complaints/types.ts';
import type { ComplaintFigures, Share, Table } from './figures.ts';

export const HALVES = ['tuned', 'kept'] as const;
export type Half = (typeof HALVES)[number];

export interface SetFigures {
  readonly set: string;
  readonly refused: number;
  readonly triage_milliseconds: number;
  /** The rules were tuned on the first half: calls in even places of the file. */
  readonly halves: Readonly<Record<Half, ComplaintFigures>>;
}

export interface ComplaintsEvaluation {
  readonly rules_version: string;
  readonly sets: readonly SetFigures[];
  readonly seconds: number;
}

/** The figures as text, set by set, never pooled. */
export function complaintsReport({ rules_version, sets }: ComplaintsEvaluation): string {
  return [
    `Complaints by the rules ${rules_version}; tuned: even places of each file, kept: odd ones, of which samples were read to judge departments`,
    '',
    'Against the labels (shares, and of how many)',
    row([
      'set',
      'half',
      'calls',
      'looked at',
      'complain',
      'recall',
      'false alarms',
      'precision',
      'sensible dept.',
      'unnamed',
      'in general',
    ]),
    ...sets.flatMap((set) => HALVES.map((half) => row([set.set, half, ...labelCells(set.halves[half])]))),
    '',
    'Complaints per 1,000 calls, by priority and by department',
    row(['set', 'half', ...PRIORITIES, 'departments']),
    ...sets.flatMap((set) => HALVES.map((half) => row([set.set, half, ...rateCells(set.halves[half])]))),
    ...sets.filter(({ set }) => set.startsWith('cucom')).flatMap(tables),
    '',
    'Milliseconds per call',
    row(['set', 'triage', 'drafting', 'p99']),
    ...sets.map((set) => row([set.set, ...timeCells(set)])),
    '',
  ].join('\n');
}

/** The last line: what a person looks for first. */
export function endLine({ sets, seconds }: ComplaintsEvaluation): string {
  const all = sets.flatMap(({ halves }) => HALVES.map((half) => halves[half]));
  const sum = (of: (figures: ComplaintFigures) => number) => all.reduce((total, one) => total + of(one), 0);
  return `${sum((f) => f.complaints)} complaints of ${sum((f) => f.complaining)} in ${sum((f) => f.calls)} calls of ${sets.length} sets, ${seconds.toFixed(1)} s\n`;
}

function labelCells(f: ComplaintFigures): string[] {
  const [looked, complain] = [f.looked_at, f.complaining].map((count) => percent(count / Math.max(1, f.calls)));
  const shares = [f.recall, f.false_alarms, f.precision, f.sensible, f.unnamed, f.general];
  return [String(f.calls), looked ?? '', complain ?? '', ...shares.map(shareCell)];
}

function rateCells({ by_priority, by_department }: ComplaintFigures): string[] {
  const departments = Object.entries(by_department).map(([name, rate]) => `${name} ${rate.toFixed(0)}`);
  return [...PRIORITIES.map((priority) => by_priority[priority].toFixed(0)), departments.join(', ') || 'none'];
}

function timeCells({ triage_milliseconds, halves }: SetFigures): string[] {
  const mean = HALVES.reduce((sum, half) => sum + halves[half].milliseconds.mean, 0) / HALVES.length;
  const p99 = Math.max(...HALVES.map((half) => halves[half].milliseconds.p99));
  return [triage_milliseconds, mean, p99].map((time) => time.toFixed(2));
}

function tables({ set, halves }: SetFigures): string[] {
  return HALVES.flatMap((half) => [
    '',
    `${set}, ${half}: complaints by issue and department`,
    ...tableLines(halves[half].issues),
    '',
    `${set}, ${half}: complaints by label and department`,
    ...tableLines(halves[half].labels),
  ]);
}

function tableLines(table: Table): string[] {
  const columns = [...new Set(Object.values(table).flatMap((counts) => Object.keys(counts)))].sort();
  const lines = Object.entries(table).map(([name, counts]) => [
    name,
    ...columns.map((column) => String(counts[column] ?? '')),
  ]);
  return [['', ...columns], ...lines].map(([first = '', ...cells]) =>
    `  ${first.padEnd(28)}${cells.map((cell) => cell.padStart(10)).join('')}`.trimEnd(),
  );
}

function shareCell({ of, share }: Share): string {
  return share === null ? '-' : `${percent(share)} of ${of}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function row([first = '', second = '', ...more]: readonly string[]): string {
  return `  ${first.padEnd(26)}${second.padEnd(8)}${more.map((cell) => cell.padStart(16)).join('')}`.trimEnd();
}
