import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { draftComplaints } from '#lambdas/domain/complaints/opening/draft-complaints.ts';
import { mayComplain } from '#lambdas/domain/complaints/opening/may-complain.ts';
import type { ComplaintRules } from '#lambdas/domain/complaints/opening/rules.ts';
import { readJsonLines } from '../../data/call-sets.ts';
import { triagedRecords } from '../search/triaged-records.ts';
import type { DraftedCall } from './figures.ts';
import type { CallLabels } from './label-meanings.ts';

/** Calls of a set that were kept for development. */
export interface DraftedSet {
  readonly set: string;
  readonly calls: readonly DraftedCall[];
  /** Calls that triage takes no record of. */
  readonly refused: number;
  /** Milliseconds of redaction and triage for each call. */
  readonly triage_milliseconds: number;
}

const CALLS = '.calls.jsonl.gz';

/** Paths of the sets without their endings: dev where there is one, of a set without splits all that there is. */
export function developmentSets(data: string): readonly { readonly name: string; readonly path: string }[] {
  const folder = join(data, 'calls');
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const files = readdirSync(join(folder, name)).filter((file) => file.endsWith(CALLS));
      const file = files.find((one) => one.startsWith('dev.')) ?? files.find((one) => !one.startsWith('train.'));
      return file === undefined ? [] : [{ name, path: join(folder, name, file.slice(0, -CALLS.length)) }];
    });
}

/** Triages the calls of a set as the function does, and drafts their complaints. */
export async function draftSet(name: string, path: string, rules: ComplaintRules): Promise<DraftedSet> {
  const lines = readJsonLines<{ readonly call_id: string }>(`${path}${CALLS}`);
  const labels = labelsOf(`${path}.labels.jsonl.gz`);
  const started = performance.now();
  const records = await triagedRecords(lines);
  const triage_milliseconds = (performance.now() - started) / Math.max(1, lines.length);
  const calls = records.flatMap((record, i): DraftedCall[] => {
    const id = lines[i]?.call_id ?? '';
    if (record === undefined) return [];
    const before = performance.now();
    const drafts = draftComplaints(record, rules);
    const milliseconds = performance.now() - before;
    return [
      { labels: labels.get(id) ?? { call_id: id }, mayComplain: mayComplain(record.triage), drafts, milliseconds },
    ];
  });
  return { set: name, calls, refused: lines.length - calls.length, triage_milliseconds };
}

function labelsOf(path: string): ReadonlyMap<string, CallLabels> {
  const lines = existsSync(path) ? readJsonLines<CallLabels>(path) : [];
  return new Map(lines.map((line) => [line.call_id, line]));
}
