import { join } from 'node:path';
import { readJsonLines } from '../../data/call-sets.ts';

/** A call of STAR as it is uploaded, with the personal values that its labels name. */
export interface StarCall {
  readonly split: 'dev' | 'train';
  readonly call_id: string;
  readonly line: unknown;
  readonly values: readonly (readonly [type: string, value: string])[];
}

interface LabelLine {
  readonly call_id: string;
  readonly pii_values?: StarCall['values'] | null;
}

/** All calls of STAR, those kept for evaluation first. */
export function readStarCalls(data: string): readonly StarCall[] {
  return (['dev', 'train'] as const).flatMap((split) => {
    const path = join(data, 'calls', 'star', split);
    const labels = readJsonLines<LabelLine>(`${path}.labels.jsonl.gz`).map((line) => [line.call_id, line] as const);
    const byId = new Map(labels);
    return readJsonLines<{ call_id: string }>(`${path}.calls.jsonl.gz`).map((line) => {
      return { split, call_id: line.call_id, line, values: byId.get(line.call_id)?.pii_values ?? [] };
    });
  });
}
