import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { World } from '../load/world.ts';
import { POISON } from './hostile.ts';

export interface DeadLetter {
  readonly queue: string;
  readonly body: string;
  /** Whether it is one of the poison messages. */
  readonly poison: boolean;
  /** When it was first sent, ms since 1970. */
  readonly sentMs: number;
}

const POISONOUS = new Set(POISON.map(({ body }) => body));

/**
 * Empties the dead-letter queues; what is not poison goes back to where it came from, as an operator would have it
 * after the cause is mended (`npm run redrive`).
 */
export async function redriveAll({ sqs, outputs }: World): Promise<readonly DeadLetter[]> {
  const found: DeadLetter[] = [];
  for (const [queue, { url, dead_letters: QueueUrl }] of Object.entries(outputs.queues)) {
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 60,
          MessageSystemAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) break;
      for (const message of Messages) {
        const letter = letterOf(queue, message);
        found.push(letter);
        // Sent before it is deleted: a crash in between leaves it twice, which the functions take as a duplicate.
        if (!letter.poison) await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: letter.body }));
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      }
    }
  }
  return found;
}

function letterOf(queue: string, { Body: body = '', Attributes }: Message): DeadLetter {
  return { queue, body, poison: POISONOUS.has(body), sentMs: Number(Attributes?.SentTimestamp ?? 0) };
}
