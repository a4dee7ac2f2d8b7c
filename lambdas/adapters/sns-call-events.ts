import { PublishBatchCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { CallEvent, CallEvents, PublishOutcome } from '../domain/calls/ports.ts';
import { enrichmentLane } from '../domain/enrichment/due.ts';
import { countFaults, sendBatches } from './send-batches.ts';

export class SnsCallEvents implements CallEvents {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish(events: readonly CallEvent[]): Promise<PublishOutcome> {
    const unsent = await sendBatches(events, async (entries) => {
      const PublishBatchRequestEntries = entries.map(({ Id, item }) => ({
        Id,
        Message: JSON.stringify(item),
        MessageAttributes: attributesOf(item),
      }));
      const command = new PublishBatchCommand({ TopicArn: this.#topicArn, PublishBatchRequestEntries });
      return (await this.#client.send(command)).Failed ?? [];
    });
    return { failed: new Set(unsent.map(({ item }) => item.call_id)), faults: countFaults(unsent) };
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
    enrichment: text(enrichmentLane(event) ?? 'none'),
    complaint: text(event.complains ? 'yes' : 'no'),
    ...(event.flags.length > 0 && { flags: { DataType: 'String.Array', StringValue: JSON.stringify(event.flags) } }),
  };
}
