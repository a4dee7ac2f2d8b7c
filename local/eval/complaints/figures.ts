import type { ComplaintDraft, Priority } from '#lambdas/domain/complaints/types.ts';
import { PRIORITIES } from '#lambdas/domain/complaints/types.ts';
import { type CallLabels, complainsByLabel, departmentsByLabel, labelOf } from './label-meanings.ts';

/** A call of a set, with what was drafted of it. */
export interface DraftedCall {
  readonly labels: CallLabels;
  readonly mayComplain: boolean;
  readonly drafts: readonly ComplaintDraft[];
  readonly milliseconds: number;
}

/** Of how many something holds; `share` is null of none. */
export interface Share {
  readonly of: number;
  readonly share: number | null;
}

export interface ComplaintFigures {
  readonly calls: number;
  /** Calls that are looked at, calls with a complaint, and complaints of each of these. */
  readonly looked_at: number;
  readonly complaining: number;
  readonly complaints: number;
  /** Of the calls that complain by their labels, those with a complaint. */
  readonly recall: Share;
  /** Of the calls that do not complain by their labels, those with a complaint. */
  readonly false_alarms: Share;
  /** Of the calls with a complaint whose labels say whether they complain, those that do. */
  readonly precision: Share;
  /** Of the complaints whose call has labels that say it, those in a sensible department; complaints without a reason too. */
  readonly sensible: Share;
  /** Of the complaints, those without a name, and those in `general`. */
  readonly unnamed: Share;
  readonly general: Share;
  /** Complaints per 1,000 calls. */
  readonly by_department: Readonly<Record<string, number>>;
  readonly by_priority: Readonly<Record<Priority, number>>;
  /** Complaints by issue and department, and by label and department. */
  readonly issues: Table;
  readonly labels: Table;
  /** Milliseconds of drafting for each call. */
  readonly milliseconds: { readonly mean: number; readonly p99: number };
}

export type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function figuresOf(calls: readonly DraftedCall[]): ComplaintFigures {
  const drafts = calls.flatMap((call) => call.drafts.map((draft) => ({ ...draft, labels: call.labels })));
  const complaining = calls.filter(complains);
  const judged = drafts.flatMap(({ labels, facts }) => {
    const sensible = departmentsByLabel(labels);
    return sensible === undefined ? [] : [sensible.includes(facts.department)];
  });
  const per1000 = (count: number) => (1000 * count) / Math.max(1, calls.length);
  const departments = countsOf(drafts.map(({ facts }) => facts.department));
  const priority = (one: Priority) => per1000(drafts.filter(({ facts }) => facts.priority === one).length);
  return {
    calls: calls.length,
    looked_at: calls.filter((call) => call.mayComplain).length,
    complaining: complaining.length,
    complaints: drafts.length,
    recall: shareOf(calls.filter(({ labels }) => complainsByLabel(labels) === true).map(complains)),
    false_alarms: shareOf(calls.filter(({ labels }) => complainsByLabel(labels) === false).map(complains)),
    precision: shareOf(complaining.flatMap(({ labels }) => complainsByLabel(labels) ?? [])),
    sensible: shareOf(judged),
    unnamed: shareOf(drafts.map(({ origin }) => origin.issue === 'unspecified')),
    general: shareOf(drafts.map(({ facts }) => facts.department === 'general')),
    by_department: Object.fromEntries(Object.entries(departments).map(([name, count]) => [name, per1000(count)])),
    by_priority: Object.fromEntries(PRIORITIES.map((one) => [one, priority(one)])) as Record<Priority, number>,
    issues: tableOf(drafts.map(({ origin, facts }) => [origin.issue, facts.department])),
    labels: tableOf(drafts.map(({ labels, facts }) => [labelOf(labels), facts.department])),
    milliseconds: timesOf(calls.map((call) => call.milliseconds)),
  };
}

function complains({ drafts }: DraftedCall): boolean {
  return drafts.length > 0;
}

function shareOf(list: readonly boolean[]): Share {
  return { of: list.length, share: list.length === 0 ? null : list.filter(Boolean).length / list.length };
}

function timesOf(times: readonly number[]): ComplaintFigures['milliseconds'] {
  const sorted = times.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, time) => sum + time, 0) / Math.max(1, sorted.length);
  return { mean, p99: sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 0 };
}

/** Counts by name, the largest first. */
function countsOf(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

function tableOf(pairs: readonly (readonly [row: string, column: string])[]): Table {
  const rows = Object.keys(countsOf(pairs.map(([row]) => row)));
  return Object.fromEntries(
    rows.map((row) => [row, countsOf(pairs.flatMap(([name, column]) => (name === row ? [column] : [])))]),
  );
}
