import type { AssemblyModel, EventSourceMappingModel } from '../assembly/model.ts';
import { EMBEDDING_SECONDS, MODEL_SECONDS } from '../cost/assumptions.ts';
import { POLLERS, type ServiceTime, type Stage } from './stage.ts';

/** Shares of the calls, and what the services behind the functions can do. */
export interface Assumptions {
  /** Calls that the strong and the economical model read, and calls that may complain, 0..1. */
  readonly strong: number;
  readonly economy: number;
  readonly complaining: number;
  /** Tokens a minute that Bedrock takes of each model, and tokens of one reading, answer included. */
  readonly tokensPerMinute: { readonly strong: number; readonly economy: number };
  readonly tokensPerReading: { readonly strong: number; readonly economy: number };
  /** Calls a second that the search domain indexes. */
  readonly indexedPerSecond: number;
  /** Lambda's concurrency of the account. */
  readonly accountConcurrency: number;
}

interface Kind {
  readonly name: string;
  /** Of the queue's logical id. */
  readonly queue: RegExp;
  readonly share: (a: Assumptions) => number;
  /**
   * Milliseconds that the stand-ins do not take and the services do, for each invocation: the messages of a batch are read
   * and embedded side by side.
   */
  readonly waitsMs?: number;
  readonly quota?: (a: Assumptions) => NonNullable<Stage['quota']>;
}

/** Names of the stages that a bill asks for. */
export const STAGE = { triage: 'triage', strong: 'enrichment-priority', economy: 'enrichment' } as const;

const reading = (lane: 'strong' | 'economy') => (a: Assumptions) => ({
  name: `Bedrock tokens a minute, ${lane} model`,
  perSecond: a.tokensPerMinute[lane] / 60 / a.tokensPerReading[lane],
});

/** What stands behind the topic and the bucket. A call that was read is indexed once more. */
const KINDS: readonly Kind[] = [
  { name: STAGE.triage, queue: /Triage/, share: () => 1 },
  {
    name: 'indexing',
    queue: /Indexing/,
    share: (a) => 1 + a.strong + a.economy,
    waitsMs: 1000 * EMBEDDING_SECONDS,
    quota: (a) => ({ name: 'search domain', perSecond: a.indexedPerSecond }),
  },
  {
    name: STAGE.strong,
    queue: /EnrichmentPriority/,
    share: (a) => a.strong,
    waitsMs: 1000 * MODEL_SECONDS,
    quota: reading('strong'),
  },
  {
    name: STAGE.economy,
    queue: /Enrichment(?!Priority)/,
    share: (a) => a.economy,
    waitsMs: 1000 * MODEL_SECONDS,
    quota: reading('economy'),
  },
  { name: 'complaint-intake', queue: /ComplaintIntake/, share: (a) => a.complaining },
];

/** Spread of a model's answers: taken to be as wide as an exponential distribution, which nobody has measured. */
const MODEL_CV = 1;

/** The stages of a deployment: batches, windows and concurrency by its templates, times as measured. */
export function stagesOf(
  model: AssemblyModel,
  services: Readonly<Record<string, ServiceTime>>,
  a: Assumptions,
): readonly Stage[] {
  return KINDS.map((kind) => {
    const { mapping, shortName, memoryMb } = mappingOf(model, kind);
    const service = services[shortName];
    if (service === undefined) throw new Error(`No service time of the function ${shortName} was measured.`);
    const { waitsMs = 0 } = kind;
    return {
      name: kind.name,
      share: kind.share(a),
      service: {
        ...service,
        fixedMs: service.fixedMs + waitsMs,
        cv: waitsMs > service.fixedMs ? MODEL_CV : service.cv,
      },
      batchSize: mapping.batchSize,
      windowSeconds: mapping.windowSeconds,
      concurrency: mapping.maximumConcurrency ?? POLLERS.most,
      memoryMb,
      ...(kind.quota && { quota: kind.quota(a) }),
    };
  });
}

function mappingOf({ eventSourceMappings, queues, functions }: AssemblyModel, { queue, name }: Kind) {
  const found = eventSourceMappings.find((mapping: EventSourceMappingModel) => {
    const id = queues.find(({ arn }) => arn === mapping.queueArn)?.logicalId ?? '';
    return queue.test(id) && !/Resume/.test(id);
  });
  const target = functions.find(({ arn }) => arn === found?.functionArn);
  if (found === undefined || target === undefined)
    throw new Error(`The templates have no function behind a queue for ${name}.`);
  return { mapping: found, shortName: target.shortName, memoryMb: target.memoryMb };
}
