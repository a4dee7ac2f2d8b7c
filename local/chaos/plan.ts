import { randomNumbers } from '#lambdas/testing/random-complaints.ts';
import type { ActiveFault, FaultyService } from './engine-faults.ts';

/** One thing that goes wrong for a while, or the end of the runtime's process. */
export type Fault =
  | { readonly name: string; readonly service: FaultyService; readonly fault: ActiveFault }
  | { readonly name: 'kill -9 of the runtime'; readonly service: 'runtime' };

export interface Window {
  readonly fault: Fault;
  /** Seconds of the run. A kill has no end of its own. */
  readonly from: number;
  readonly to: number;
}

const failing = (service: FaultyService, kind: ActiveFault['kind'], share: number, delayMs?: number): Fault => {
  const fault = { kind, share, ...(delayMs !== undefined && { delayMs }) };
  return { name: `${service} ${kind}, ${100 * share} %`, service, fault };
};

/** What can be injected from outside of the runtime: one engine at a time, so that a finding names its cause. */
export const CATALOGUE: readonly Fault[] = [
  failing('bedrock', 'partial', 0.3),
  failing('bedrock', 'throttled', 0.8),
  failing('bedrock', 'unavailable', 1),
  failing('opensearch', 'refused', 1),
  failing('opensearch', 'unavailable', 1),
  failing('opensearch', 'slow', 1, 1_500),
  failing('opensearch', 'throttled', 0.5),
  failing('opensearch', 'partial', 1),
  failing('opensearch', 'lost', 0.3),
  failing('dynamodb', 'throttled', 0.2),
  failing('dynamodb', 'unavailable', 0.1),
  failing('dynamodb', 'lost', 0.05),
  failing('dynamodb', 'slow', 0.3, 1_000),
  failing('sqs', 'partial', 0.7),
  failing('sqs', 'throttled', 0.3),
  failing('sqs', 'lost', 0.2),
  failing('sqs', 'slow', 0.5, 1_500),
  failing('sns', 'partial', 0.7),
  failing('sns', 'unavailable', 0.5),
  failing('sns', 'lost', 0.2),
  failing('sns', 'slow', 0.5, 1_500),
  failing('s3', 'throttled', 0.3),
  failing('s3', 'lost', 0.2),
  failing('s3', 'slow', 0.5, 1_500),
];

const KILL: Fault = { name: 'kill -9 of the runtime', service: 'runtime' };
/** Seconds of a window and the pause behind it at most, and the share that is fault. */
const [SLOT_SECONDS, FAULT_SHARE] = [16, 0.6];
const SECONDS_PER_KILL = 180;
/** Every fault at least once, where there is time for it; slots shorter than this show nothing. */
const LEAST_SLOT_SECONDS = 3;

/**
 * Windows one after the other with pauses between them, by the seed; among them one kill for each three minutes and at
 * least one, all in the first half: memory is judged of the life that is left. The last slot is none, so that the load goes
 * on for a while in peace.
 */
export function chaosPlan(seconds: number, seed: number): readonly Window[] {
  const random = randomNumbers(seed);
  const wanted = seconds / (CATALOGUE.length + 1);
  const slot = Math.min(SLOT_SECONDS, Math.max(LEAST_SLOT_SECONDS, wanted));
  const slots = Math.max(1, Math.floor(seconds / slot) - 1);
  const kills = Math.min(slots, Math.max(1, Math.round(seconds / SECONDS_PER_KILL)));
  const faults: Fault[] = [];
  while (faults.length < slots - kills) faults.push(...shuffled(CATALOGUE, random));
  const chosen = faults.slice(0, slots - kills);
  for (let k = 0; k < kills; k++) chosen.splice(Math.round(((k + 0.5) * slots) / (2 * kills)), 0, KILL);
  return chosen.map((fault, i) => ({ fault, from: i * slot, to: (i + FAULT_SHARE) * slot }));
}

function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => [random(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
}
