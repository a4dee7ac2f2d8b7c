import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { EnrichmentLane, EnrichmentMessage, EnrichmentQueues, PublishOutcome } from '../domain/calls/ports.ts';
import { countFaults, sendBatches } from './send-batches.ts';

export class SqsEnrichmentQueues implements EnrichmentQueues {
  readonly #client: SQSClient;
  readonly #urls: Readonly<Record<EnrichmentLane, string>>;

  constructor(client: SQSClient, urls: Readonly<Record<EnrichmentLane, string>>) {
    this.#client = client;
    this.#urls = urls;
  }

  async send(
    lane: EnrichmentLane,
    messages: readonly EnrichmentMessage[],
    delaySeconds?: number,
  ): Promise<PublishOutcome> {
    const unsent = await sendBatches(messages, async (entries) => {
      const Entries = entries.map(({ Id, item }) => ({
        Id,
        MessageBody: JSON.stringify(bodyOf(item)),
        // Left out, the delay is the queue's own.
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      }));
      const command = new SendMessageBatchCommand({ QueueUrl: this.#urls[lane], Entries });
      return (await this.#client.send(command)).Failed ?? [];
    });
    return { failed: new Set(unsent.map(({ item }) => item.call_id)), faults: countFaults(unsent) };
  }
}

/** Whoever sends may hand over more of a call than its message is to carry. */
function bodyOf({ call_id, revision, attempt, online }: EnrichmentMessage): EnrichmentMessage {
  return {
    call_id,
    revision,
    ...(attempt !== undefined && { attempt }),
    ...(online !== undefined && { online }),
  };
}
