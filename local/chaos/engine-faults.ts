import { randomNumbers } from '#lambdas/testing/random-complaints.ts';

/** Services that stand behind a proxy, and the models. */
export const FAULTY_SERVICES = ['s3', 'sqs', 'sns', 'dynamodb', 'opensearch', 'bedrock'] as const;
export type FaultyService = (typeof FAULTY_SERVICES)[number];

/**
 * What a request can suffer. `refused`: the connection is reset before the engine hears of it. `slow`: it waits first.
 * `throttled`, `unavailable`: answered with the service's own error, and the engine never hears of it. `lost`: the engine
 * does it, and the connection breaks before the answer. `partial`: some entries of a batch fail, in the words of the service.
 */
export const FAULTS = ['refused', 'slow', 'throttled', 'unavailable', 'lost', 'partial'] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface ActiveFault {
  readonly kind: FaultKind;
  /** Share of requests that it hits, 0..1. */
  readonly share: number;
  /** Of `slow`. */
  readonly delayMs?: number;
}

/** What goes wrong now, by service; nothing of those that are not named. */
export interface ActiveFaults {
  readonly failing?: Readonly<Partial<Record<FaultyService, ActiveFault>>>;
  /** Share of messages that queues and topics deliver more than once, 0..1. */
  readonly duplicates?: number;
}

export interface EngineFaults {
  set(faults: ActiveFaults): void;
  active(service: FaultyService): ActiveFault | undefined;
  /** The fault that hits this request; counted. */
  faultOf(service: FaultyService): ActiveFault | undefined;
  /** How many times a message is handed over besides; counted. */
  duplicatesOf(service: FaultyService): number;
  /** How many requests were hit so far, by `service kind`. */
  injected(): Readonly<Record<string, number>>;
}

/** A message is delivered up to so many times more. */
const MOST_DUPLICATES = 4;

/** The same seed hits the same requests in the order of their arrival, which itself depends on the machine. */
export function createEngineFaults(seed: number): EngineFaults {
  const random = randomNumbers(seed);
  const counts = new Map<string, number>();
  let now: ActiveFaults = {};
  const count = (name: string, by = 1) => counts.set(name, (counts.get(name) ?? 0) + by);
  return {
    set: (faults) => {
      now = faults;
    },
    active: (service) => now.failing?.[service],
    faultOf(service) {
      const fault = now.failing?.[service];
      if (fault === undefined || random() >= fault.share) return undefined;
      count(`${service} ${fault.kind}`);
      return fault;
    },
    duplicatesOf(service) {
      if (now.duplicates === undefined || random() >= now.duplicates) return 0;
      const times = 1 + Math.floor(random() * MOST_DUPLICATES);
      count(`${service} duplicated`, times);
      return times;
    },
    injected: () => Object.fromEntries(counts),
  };
}
