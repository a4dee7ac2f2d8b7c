import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { deadlineMessage } from './deadline-message.ts';
import { sendBatches } from './send-batches.ts';

/** The queue that wakes Callsift up for a complaint: what timers send to it, without waiting for one. */
export class SqsDeadlines {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  /** Sends all, with retries; does not throw. Returns the ids of those that could not be sent. */
  async send(complaintIds: readonly string[]): Promise<ReadonlySet<string>> {
    const unsent = await sendBatches(complaintIds, async (entries) => {
      const Entries = entries.map(({ Id, item }) => ({ Id, MessageBody: deadlineMessage(item) }));
      return (await this.#client.send(new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }))).Failed ?? [];
    });
    return new Set(unsent.map(({ item }) => item));
  }
}
