import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { CallEvent, CallEvents, PublishOutcome } from '../domain/calls/ports.ts';

/** PublishBatch takes at most ten entries (SNS API reference). */
const BATCH = 10;
/** Attempts for entries that SNS refused one by one; whole requests are retried by the SDK. */
const ATTEMPTS = 3;
/** Codes are names such as `Throttling`; anything else may hold what it likes. */
const CODE = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;

/** An event that could not be published, and the code of the fault. */
interface Failure {
  readonly event: CallEvent;
  readonly code: string;
}

export class SnsCallEvents implements CallEvents {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(events: readonly CallEvent[]): Promise<PublishOutcome> {
    const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, i) =>
      events.slice(i * BATCH, (i + 1) * BATCH),
    );
    const failures = (await Promise.all(batches.map((batch) => this.#publishBatch(batch)))).flat();
    const faults: Record<string, number> = {};
    for (const { code } of failures) faults[code] = (faults[code] ?? 0) + 1;
    return { failed: new Set(failures.map(({ event }) => event.call_id)), faults };
  }

  /** Publishes a batch, then again only the entries that were refused; returns what is left. */
  async #publishBatch(batch: readonly CallEvent[]): Promise<readonly Failure[]> {
    let left: readonly Failure[] = batch.map((event) => ({ event, code: 'unknown' }));
    for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
      const current = left;
      const entries = current.map(({ event }, i) => ({
        Id: String(i),
        Message: JSON.stringify(event),
        MessageAttributes: attributesOf(event),
      }));
      try {
        const { Failed = [] } = await this.#client.send(
          new PublishBatchCommand({ TopicArn: this.#topicArn, PublishBatchRequestEntries: entries }),
        );
        const codes = new Map(Failed.map((entry) => [entry.Id, plainCode(entry.Code)]));
        left = current.flatMap(({ event }, i) => {
          const code = codes.get(String(i));
          return code === undefined ? [] : [{ event, code }];
        });
      } catch (error) {
        return current.map(({ event }) => ({ event, code: codeOfFault(error) }));
      }
    }
    return left;
  }
}

/** Name of a service's fault such as `AuthorizationErrorException`, or code of the connection's such as `ECONNREFUSED`. */
function codeOfFault(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return plainCode('code' in error ? error.code : error.name);
}

function plainCode(code: unknown): string {
  return typeof code === 'string' && CODE.test(code) ? code : 'unknown';
}

/** Attributes that a subscription can filter by. */
function attributesOf(event: CallEvent) {
  const text = (value: string) => ({ DataType: 'String', StringValue: value });
  return {
    type: text(event.type),
    importance: text(event.importance),
    intent: text(event.intent),
    lane: text(event.lane),
    ...(event.flags.length > 0 && { flags: { DataType: 'String.Array', StringValue: JSON.stringify(event.flags) } }),
  };
}
