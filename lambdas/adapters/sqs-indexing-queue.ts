import type { SQSClient } from '@aws-sdk/client-sqs';
import type { CallRevision, IndexingQueue, PublishOutcome } from '../domain/calls/ports.ts';
import { sendCallRevisions } from './call-revision-queue.ts';

export class SqsIndexingQueue implements IndexingQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  send(calls: readonly CallRevision[]): Promise<PublishOutcome> {
    return sendCallRevisions(this.#client, this.#queueUrl, calls);
  }
}
