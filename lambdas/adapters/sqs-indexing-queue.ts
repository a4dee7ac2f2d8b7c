import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CallRevision, IndexingQueue, PublishOutcome } from '../domain/calls/ports.ts';
import { countFaults, sendBatches } from './send-batches.ts';

export class SqsIndexingQueue implements IndexingQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async send(calls: readonly CallRevision[]): Promise<PublishOutcome> {
    const unsent = await sendBatches(calls, async (entries) => {
      const Entries = entries.map(({ Id, item: { call_id, revision } }) => ({
        Id,
        MessageBody: JSON.stringify({ call_id, revision }),
      }));
      const command = new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries });
      return (await this.#client.send(command)).Failed ?? [];
    });
    return { failed: new Set(unsent.map(({ item }) => item.call_id)), faults: countFaults(unsent) };
  }
}
