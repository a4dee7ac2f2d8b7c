import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { CallEvent, CallEvents } from '../domain/calls/ports.ts';

/** PublishBatch takes at most ten entries (SNS API reference). */
const BATCH = 10;
/** Attempts for entries that SNS refused one by one; whole requests are retried by the SDK. */
const ATTEMPTS = 3;

export class SnsCallEvents implements CallEvents {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(events: readonly CallEvent[]): Promise<ReadonlySet<string>> {
    const batches = Array.from({ length: Math.ceil(events.length / BATCH) }, (_, i) =>
      events.slice(i * BATCH, (i + 1) * BATCH),
    );
    const failed = await Promise.all(batches.map((batch) => this.#publishBatch(batch)));
    return new Set(failed.flat().map((event) => event.call_id));
  }

  /** Publishes a batch, then again only the entries that were refused; returns what is left. */
  async #publishBatch(batch: readonly CallEvent[]): Promise<readonly CallEvent[]> {
    let left = batch;
    for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
      const entries = left.map((event, i) => ({
        Id: String(i),
        Message: JSON.stringify(event),
        MessageAttributes: attributesOf(event),
      }));
      const current = left;
      const answer = await this.#client
        .send(new PublishBatchCommand({ TopicArn: this.#topicArn, PublishBatchRequestEntries: entries }))
        .catch(() => undefined);
      if (answer === undefined) return current;
      const refused = new Set((answer.Failed ?? []).map((entry) => entry.Id));
      left = current.filter((_, i) => refused.has(String(i)));
    }
    return left;
  }
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
