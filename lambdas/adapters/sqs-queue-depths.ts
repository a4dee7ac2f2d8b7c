import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { CallQueue, CallQueueDepths } from '../domain/calls/ports.ts';

/** What a queue holds, by the state of its messages. */
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

export class SqsQueueDepths implements CallQueueDepths {
  readonly #client: SQSClient;
  readonly #urls: Readonly<Record<CallQueue, string>>;

  constructor(client: SQSClient, urls: Readonly<Record<CallQueue, string>>) {
    this.#client = client;
    this.#urls = urls;
  }

  async depth(queue: CallQueue): Promise<number> {
    const command = new GetQueueAttributesCommand({ QueueUrl: this.#urls[queue], AttributeNames: [...COUNTS] });
    const { Attributes = {} } = await this.#client.send(command);
    return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  }
}
