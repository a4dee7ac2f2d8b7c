import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ResumePoint, ResumeQueue } from '../domain/source/ports.ts';
import { writeResumeMessage } from '../domain/source/resume-message.ts';

export class SqsResumeQueue implements ResumeQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async send(point: ResumePoint): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({ QueueUrl: this.#queueUrl, MessageBody: writeResumeMessage(point) }),
    );
  }
}
