import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from '../../../data/call-sets.ts';

/** A call as its file has it. */
export interface CallLine {
  readonly call_id: string;
  /** UTC ISO 8601. */
  readonly timestamp: string;
  readonly duration_seconds: number;
  readonly transcript: readonly { readonly speaker: string; readonly text: string }[];
  readonly metadata: {
    readonly client_id: string;
    readonly product: string;
    readonly region: string;
    readonly agent_id: string;
  };
}

/** Files of calls that questions are asked about, and how many of each: STAR is the one that figures are compared with. */
const FILES = [
  ['star/dev', Number.POSITIVE_INFINITY],
  ['cucom_hinglish/even', Number.POSITIVE_INFINITY],
  ['harper_valley_5/all', Number.POSITIVE_INFINITY],
  ['abcd_samples/sample', Number.POSITIVE_INFINITY],
  ['tau_airline_trajectories/tasks00-24', 50],
  ['cucom_ecommerce/dev', 150],
  ['multidogo_customer_side/dev', 150],
  ['codemixed_restaurant/dev', 60],
] as const;

/** The calls of all files that are there, in their order, every set spread over the whole of its file. */
export function readCallLines(data: string): readonly CallLine[] {
  return FILES.flatMap(([file, most]) => {
    const path = join(data, 'calls', `${file}.calls.jsonl.gz`);
    return existsSync(path) ? spread(readJsonLines<CallLine>(path), most) : [];
  });
}

/** So many of a list, in equal steps. */
export function spread<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);
}
