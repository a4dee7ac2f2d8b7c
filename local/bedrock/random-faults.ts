import { createRandom } from '../train/random.ts';
import { type Fault, type Faults, SPOILED_ANSWERS } from './faults.ts';

const KINDS = {
  slow: { delayMs: 400 },
  throttled: { code: 'ThrottlingException' },
  'not-ready': { code: 'ModelNotReadyException' },
  unavailable: { code: 'ServiceUnavailableException' },
  internal: { code: 'InternalServerException' },
  'model-timeout': { code: 'ModelTimeoutException' },
  'model-error': { code: 'ModelErrorException' },
  denied: { code: 'AccessDeniedException' },
  invalid: { code: 'ValidationException' },
  hang: { hang: 'before' },
  'hang-mid-body': { hang: 'mid-body' },
  cut: { cut: true },
  'no-usage': { usage: 'missing' },
  'wrong-usage': { usage: 'wrong' },
  'duplicate-chunk': { duplicateChunk: true },
  ...Object.fromEntries(SPOILED_ANSWERS.map((answer) => [answer, { answer }])),
} as const satisfies Readonly<Record<string, Fault>>;

/** Of streams alone; any other answer is let through. */
const STREAM_KINDS = {
  'hang-after-head': { hang: 'head' },
  'stream-error': { exception: { name: 'modelStreamErrorException', at: 'middle' } },
  'stream-throttled': { exception: { name: 'throttlingException', at: 'start' } },
  'stream-without-end': { lacks: 'end' },
  'stream-without-usage': { lacks: 'metadata' },
  'slow-stream': { eventDelayMs: 10 },
  fragmented: { fragmented: true },
} as const satisfies Readonly<Record<string, Fault>>;

const TABLE: Readonly<Record<string, Fault>> = { ...KINDS, ...STREAM_KINDS };

/** Every kind of fault, by its name. */
export const FAULT_KINDS: readonly string[] = Object.keys(TABLE);

/** Throws for a name that is none. */
export function faultOfKind(kind: string): Fault {
  const fault = Object.hasOwn(TABLE, kind) ? TABLE[kind] : undefined;
  if (fault === undefined) throw new Error(`${kind} is no kind of fault; known are ${FAULT_KINDS.join(', ')}.`);
  return fault;
}

export interface RandomFaultsOptions {
  /** Share of requests that something goes wrong with, 0..1. */
  readonly rate: number;
  /** The same seed makes the same plan, request by request in the order of their arrival. */
  readonly seed: number;
  /** @default all of FAULT_KINDS */
  readonly kinds?: readonly string[];
}

/** A plan of faults for requests to chat models, each of a kind that can befall it; embeddings are let through. */
export function randomFaults({ rate, seed, kinds = FAULT_KINDS }: RandomFaultsOptions): Faults {
  const ofStreams = kinds.map(faultOfKind);
  const ofOthers = kinds.filter((kind) => !Object.hasOwn(STREAM_KINDS, kind)).map(faultOfKind);
  const random = createRandom(seed);
  return ({ operation }) => {
    if (!operation.startsWith('converse')) return undefined;
    const [chance, which] = [random(), random()];
    const faults = operation === 'converse-stream' ? ofStreams : ofOthers;
    return chance < rate ? faults[Math.floor(which * faults.length)] : undefined;
  };
}
