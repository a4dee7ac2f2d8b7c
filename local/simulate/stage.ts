/** Milliseconds of an invocation with so many messages: a part for each invocation and a part for each message. */
export interface ServiceTime {
  readonly fixedMs: number;
  readonly perMessageMs: number;
  /** Standard deviation by mean of invocations of one size. */
  readonly cv: number;
}

/** A queue and the function behind it. */
export interface Stage {
  readonly name: string;
  /** Messages that it gets for each call. */
  readonly share: number;
  readonly service: ServiceTime;
  readonly batchSize: number;
  /** Seconds that a poller collects messages. */
  readonly windowSeconds: number;
  /** Invocations at work at the same time, at most. */
  readonly concurrency: number;
  readonly memoryMb: number;
  /** What the functions wait for, in messages a second, at most. @default nothing */
  readonly quota?: { readonly name: string; readonly perSecond: number };
}

/**
 * How Lambda polls a standard queue: it starts with five batches at a time and adds up to 300 a minute as long as messages
 * are there, up to the maximum concurrency of the mapping, or 1,000
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html).
 */
export const POLLERS = { first: 5, perMinute: 300, most: 1_000 } as const;

/** Seconds of an invocation with so many messages. */
export function invocationSeconds({ service }: Pick<Stage, 'service'>, messages: number): number {
  return (service.fixedMs + service.perMessageMs * messages) / 1000;
}

/** Utilisation that leaves batches as small as they can be: a poller takes what is there and does not wait for more. */
export const EASY = 0.8;

/** Messages of a batch at so many arrivals a second: what comes within the window, and more when the pollers are busy. */
export function batchAt(stage: Stage, lambda: number, pollers: number): number {
  const windowed = Math.max(1, Math.floor((lambda / pollers) * stage.windowSeconds));
  for (let messages = Math.min(stage.batchSize, windowed); messages < stage.batchSize; messages++) {
    const rate = (pollers * messages) / invocationSeconds(stage, messages);
    if (lambda <= EASY * rate) return messages;
  }
  return stage.batchSize;
}

/** Messages a second that a stage can do at most with so many pollers. */
export function capacity(stage: Stage, pollers: number): number {
  const functions = (pollers * stage.batchSize) / invocationSeconds(stage, stage.batchSize);
  return Math.min(functions, stage.quota?.perSecond ?? Number.POSITIVE_INFINITY);
}
